namespace Fundamentals.Exercises.StartHere;

/// <summary>Finds out from a run what is wrong with the stores. Of what they send it knows nothing but when, and its text.</summary>
internal sealed class CatchUpDiagnosis(CatchUpRun run)
{
    private readonly CatchUpWorld _world = run.World;

    public CatchUpOutcome Find() =>
        Failed() ?? Waits() ?? NoText() ?? ThroughTheCut() ?? WentBack() ?? Missing() ?? StillSends()
        ?? new CatchUpOutcome(CatchUpProblem.None, "all as expected");

    private CatchUpOutcome? Failed()
    {
        if (run.Failure is not { } failure)
            return null;

        if (failure.InnerException is null)
            return new(CatchUpProblem.RunsAway, failure.Message.Split(": it seems to run away")[0]);

        // What the message goes on with, how to have the run again, is of use only to who can make it.
        return new(CatchUpProblem.Threw, failure.Message.Split(" The same again:")[0]);
    }

    private CatchUpOutcome? Waits()
    {
        if (run.Unanswered.Count == 0)
            return null;
        var (at, node, what, isRead) = run.Unanswered[0];
        var text = $"{node} had not answered {what} after 1 s; it was asked at {CatchUpWorld.InSeconds(at)}";
        return new(isRead ? CatchUpProblem.ReaderWaits : CatchUpProblem.WriterWaits, text);
    }

    private CatchUpOutcome? NoText()
    {
        foreach (var seen in run.Watched.Concat(run.Last))
        {
            if (seen.Answer is not string)
                return new(CatchUpProblem.AnswersNoText, $"{seen.Node} answered Read({seen.Key}) with {seen.Answer}, a {seen.Answer.GetType().Name}");
        }

        return null;
    }

    private CatchUpOutcome? ThroughTheCut()
    {
        if (_world.Cut is not var (from, to))
            return null;
        foreach (var seen in run.Watched.Where(seen => seen.At < to && AgeOf(seen) >= 0))
        {
            var written = _world.Writes.First(write => write.Key == seen.Key && write.Value == (string)seen.Answer);
            if (written.At > from)
                return new(CatchUpProblem.SharesMemory, $"{seen.Node} had {seen} at {Time(seen)}, while the cable was cut; it was written at {CatchUpWorld.InSeconds(written.At)}");
        }

        return null;
    }

    private CatchUpOutcome? WentBack()
    {
        foreach (var key in _world.Keys)
        {
            Seen newest = default;
            foreach (var seen in run.Watched.Concat(run.Last).Where(seen => seen.Node == _world.Reader && seen.Key == key))
            {
                if (newest.Key is not null && AgeOf(seen) < AgeOf(newest))
                    return new(CatchUpProblem.WentBack, $"{seen.Node} had {newest} at {Time(newest)}, and {seen} at {Time(seen)}");
                newest = seen;
            }
        }

        return null;
    }

    private CatchUpOutcome? Missing()
    {
        var wrong = run.Last.Where(seen => (string)seen.Answer != _world.Newest(seen.Key)).ToList();
        if (wrong.Count == 0)
            return null;
        var problem = wrong[0].Node == _world.Writer ? CatchUpProblem.WriterForgets : new CatchUpTraffic(run).WhyMissing(wrong[0]);
        var of = run.Last.Where(seen => seen.Node == wrong[0].Node);
        return new(problem, $"in the end {wrong[0].Node} has {string.Join(", ", of)}");
    }

    private CatchUpOutcome? StillSends()
    {
        var late = new CatchUpTraffic(run).LateCount;
        return late == 0 ? null : new(CatchUpProblem.StillSends, $"{_world.Reader} has the newest values, and the nodes sent each other {late} more messages in the last of the ten minutes");
    }

    private int AgeOf(Seen seen) => _world.Age(seen.Key, (string)seen.Answer);

    private static string Time(Seen seen) => CatchUpWorld.InSeconds(seen.At);
}
