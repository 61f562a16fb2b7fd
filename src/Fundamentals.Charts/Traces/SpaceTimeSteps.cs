using Fundamentals.Charts.Figures;
using Fundamentals.Faults;
using Fundamentals.Networking;
using Fundamentals.Simulator;

namespace Fundamentals.Charts.Traces;

/// <summary>A step of a story: what one node or client does at one moment, in words.</summary>
internal sealed record SpaceTimeStep(TraceEvent Last, string Caption)
{
    /// <summary>Puts together what follows each other at the same time and place: that a message arrives, and what it makes its receiver send.</summary>
    public static IReadOnlyList<SpaceTimeStep> Of(IEnumerable<TraceEvent> events, SpaceTimeScale scale, Func<object, string> labelOf)
    {
        var groups = new List<List<TraceEvent>>();
        foreach (var happened in events.Where(happened => happened.Detail is not Client.Done))
        {
            if (groups.Count > 0 && groups[^1] is var group && group[^1].At == happened.At && (group[0].Node == happened.Node || happened.Cause == group[^1].Id && happened.Kind is not TraceKind.Deliver))
                group.Add(happened);
            else
                groups.Add([happened]);
        }

        return [.. groups.Select(group => new SpaceTimeStep(group[^1], $"{scale.Clock.Text(group[0].At)}: {string.Join("; ", Sentences(group, labelOf))}"))];
    }

    private static IEnumerable<string> Sentences(List<TraceEvent> group, Func<object, string> labelOf)
    {
        var deeds = group.Select(happened => (happened.Node, Deed: Deed(happened, labelOf))).Where(deed => deed.Deed is not null).GroupBy(deed => deed.Node, deed => deed.Deed!, StringComparer.Ordinal);
        return deeds.Select(deed => $"{deed.Key} {Numbers.List([.. deed])}").Concat(group.Select(happened => Fate(happened, labelOf)).OfType<string>());
    }

    /// <summary>What somebody does, to follow its name.</summary>
    private static string? Deed(TraceEvent happened, Func<object, string> labelOf) => happened switch
    {
        { Kind: TraceKind.Send, Message: { } message } => $"sends {Quote(message, labelOf)} to {message.To}",
        { Kind: TraceKind.Deliver, Message: { } message } => $"receives {Quote(message, labelOf)} from {message.From}",
        { Kind: TraceKind.Timer } => $"is woken by its timer ({happened.Detail})",
        { Kind: TraceKind.Note } => $"notes: {happened.Detail}",
        _ => null,
    };

    /// <summary>What happens to a message or to the system.</summary>
    private static string? Fate(TraceEvent happened, Func<object, string> labelOf) => happened switch
    {
        { Detail: FaultChange change } => $"{change.Fault} {(change.Begins ? "begins" : "ends")}",
        { Detail: Dropped dropped, Message: { } message } => $"{Quote(message, labelOf)} from {message.From} to {message.To} is {SpaceTimeText.Fate(dropped)}",
        { Kind: TraceKind.Duplicate, Message: { } message } => $"{Quote(message, labelOf)} to {message.To} is copied on the way",
        { Kind: TraceKind.Corrupt, Message: { } message } => $"{Quote(message, labelOf)} to {message.To} is damaged on the way",
        _ => null,
    };

    private static string Quote(Message message, Func<object, string> labelOf) => $"'{labelOf(message.Body)}'";
}
