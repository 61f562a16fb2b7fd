using Fundamentals.Exercises.Checking;

namespace Fundamentals.Exercises.StartHere;

/// <summary>Exercise 0.3: a store whose other half catches up once the network works again.</summary>
internal static class CatchUp
{
    public static Exercise<Func<string, CatchUpAnswer>> Make() => new(
        "0.3",
        "Make it catch up",
        [
            "left cannot know whether a copy has arrived, unless right says so. And left does nothing unless a message or a timer wakes it.",
            "Keep every copy in a set until right has confirmed it, with a message of its own; while it is there, a timer sends it again. A copy that took long may arrive after a newer one: number the copies, and let right keep only what is newer than what it has, and confirm in any case.",
            "record Update(string Key, string Value, int Number); record Confirmed(Update Update). On Write: number it, keep it, add the update to the HashSet<Update> unconfirmed, then send it and set a timer: node.Send(other, update); node.SetTimer(TimeSpan.FromSeconds(1), update). In TimerFired: if the update is in unconfirmed, do both again. On Update: keep it if its Number is higher, then node.Send(other, new Confirmed(update)). On Confirmed: remove its update from unconfirmed.",
        ],
        new Examination<Func<string, CatchUpAnswer>, CatchUpWorld, CatchUpOutcome>
        {
            Cases = [.. CatchUpWorld.All()],
            Ask = (answer, world, _) => Try(answer, world),
            Solve = CatchUpOutcome.Expected,
            AreEqual = (got, _) => got.Problem == CatchUpProblem.None,
            Describe = world => world.ToString(),
            Write = outcome => outcome.Text,
            WhenSolved = "Copies are sent until they are confirmed, and an old one never wins. What two clients do to it that write the same key to both nodes is another story.",
            WhenWrong = "In the end the other node has not got the newest values.",
            Mistakes = [.. CatchUpMessages.All.Select(known => IsFirst(known.Problem, known.Message))],
        });

    private static CatchUpOutcome? Try(Func<string, CatchUpAnswer> answer, CatchUpWorld world)
    {
        if (answer(world.Reader) is not { } written || answer(world.Writer) is not { } read)
            return null;
        var run = new CatchUpRun(world, written);
        run.Run(read);
        if (run.Failure?.InnerException is NotSolvedException or NotImplementedException)
            throw new NotSolvedException();
        return new CatchUpDiagnosis(run).Find();
    }

    /// <summary>The message is about the case that is shown.</summary>
    private static Mistake<CatchUpWorld, CatchUpOutcome> IsFirst(CatchUpProblem problem, string message) =>
        new(message, attempts => attempts.First(attempt => !attempt.IsRight).Value?.Problem == problem);
}
