using Fundamentals.Simulator;

namespace Fundamentals.Exercises.StartHere;

/// <summary>What the nodes of a run sent each other.</summary>
internal sealed class CatchUpTraffic(CatchUpRun run)
{
    private readonly CatchUpWorld _world = run.World;
    private readonly List<TraceEvent> _sent = [.. run.Trace.Events.Where(happened => happened.Kind == TraceKind.Send && IsBetweenNodes(happened.Message!))];

    /// <summary>Gets how much was sent when there was nothing left to send. What the last reads brought about does not count.</summary>
    public int LateCount => _sent.Count(sent => sent.At >= run.SilentFrom && sent.At < run.SilentFrom + TimeSpan.FromMinutes(1));

    /// <summary>Finds out why the reader has not got the newest value of a key.</summary>
    /// <param name="last">What it has instead.</param>
    public CatchUpProblem WhyMissing(Seen last)
    {
        var copies = _sent.Where(sent => sent.Node == _world.Writer).ToList();
        var hasTimers = run.Trace.Events.Any(happened => happened.Kind == TraceKind.Timer);
        if (_sent.Exists(sent => sent.Node == _world.Reader && IsCausedByClient(sent)))
            return CatchUpProblem.SendsWhenAsked;
        if (copies.Count == 0)
            return CatchUpProblem.NeverSends;
        if (Arrived(_world.Newest(last.Key)))
            return LateCount > 0 || _world.Age(last.Key, (string)last.Answer) < 0 ? CatchUpProblem.NeverKeeps : CatchUpProblem.OldOverNew;
        if (!hasTimers)
            return copies.Count <= _world.Writes.Count ? CatchUpProblem.SendsOnce : CatchUpProblem.SendsOnArrival;
        if (_world.Cut is { } cut && copies[^1].At < cut.To)
            return CatchUpProblem.GivesUp;
        if (LateCount > 0)
            return CatchUpProblem.NeverKeeps;
        return _world.Writes.Any(write => Arrived(write.Value)) ? CatchUpProblem.Forgets : CatchUpProblem.Missing;
    }

    /// <summary>Whether a message that mentions a value has arrived; one that does not show what it holds cannot be told.</summary>
    private bool Arrived(string value) =>
        run.Trace.Events.Any(happened => happened.Kind == TraceKind.Deliver && happened.Node == _world.Reader
            && IsBetweenNodes(happened.Message!) && happened.Message!.Body.ToString()?.Contains(value, StringComparison.Ordinal) == true);

    private bool IsCausedByClient(TraceEvent sent) =>
        sent.Cause > 0 && run.Trace.Events[(int)sent.Cause - 1].Message is { } cause && !IsBetweenNodes(cause);

    private static bool IsBetweenNodes(Message message) => IsNode(message.From) && IsNode(message.To);

    private static bool IsNode(string name) => name is "left" or "right";
}
