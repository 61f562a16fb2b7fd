using Fundamentals.Charts.Figures;
using Fundamentals.Networking;
using Fundamentals.Simulator;
using Fundamentals.Tracing;

namespace Fundamentals.Charts.Traces;

/// <summary>What a space-time diagram shows, in words.</summary>
internal static class SpaceTimeText
{
    private const int FewMessages = 12;

    public static string Finding(SpaceTimeScene scene)
    {
        var all = scene.All;
        if (all.Count == 0)
            return "No messages are sent";
        var arrived = all.Count(flight => flight.Arrived);
        if (arrived == all.Count)
        {
            return all.Count switch
            {
                1 => "The message arrives",
                2 => "Both messages arrive",
                _ => $"All {Numbers.Count(all.Count)} messages arrive",
            };
        }

        var rest = all.Where(flight => flight.Dropped is not null)
            .CountBy(flight => Fate(flight.Dropped!), StringComparer.Ordinal)
            .OrderByDescending(fate => fate.Value)
            .Select(fate => $"{Numbers.Count(fate.Value)} {(fate.Value == 1 ? "is" : "are")} {fate.Key}")
            .ToList();
        if (all.Count(flight => flight.End is null) is > 0 and var under)
            rest.Add($"{Numbers.Count(under)} {(under == 1 ? "is" : "are")} still under way");
        return $"{Numbers.Count(arrived)} of {Numbers.Of(all.Count, "message")} {(arrived == 1 || all.Count == 1 ? "arrives" : "arrive")}; {Numbers.List(rest)}";
    }

    /// <summary>Ends a sentence that begins with "is" or "are".</summary>
    public static string Fate(Dropped dropped) => dropped.Reason switch
    {
        DropReason.QueueFull => "lost before a full link",
        DropReason.Down => "sent to a node that is down",
        DropReason.Rule => $"dropped by a rule{(dropped.Rule is { } rule ? $" ({rule})" : "")}",
        _ => dropped.ToString(),
    };

    /// <summary>Says what is not drawn; null if everything is.</summary>
    public static string? LeftOut(SpaceTimeScene scene, SpaceTimeScale scale)
    {
        List<string> parts = [];
        if (scene.IsCut)
            parts.Add($"the first {Numbers.Count(scene.Flights.Count)} of {Numbers.Of(scene.All.Count, "message")}, until {scale.Clock.Text(scene.To)}");
        if (scene.Lines.Count < scene.LineCount)
            parts.Add($"{Numbers.Count(scene.Lines.Count)} of {Numbers.Count(scene.LineCount)} nodes and clients");
        return parts.Count == 0 ? null : $"Shows {string.Join("; ", parts)}";
    }

    public static string Describe(SpaceTimeScene scene, SpaceTimeScale scale)
    {
        string At(TimeSpan time) => scale.Clock.Text(time);
        List<string> sentences = [$"Space-time diagram of {Numbers.List(scene.Lines)} from {At(scene.From)} to {At(scene.To)}."];
        if (LeftOut(scene, scale) is { } leftOut)
            sentences.Add($"{leftOut}.");
        if (scene.Faults.Count > 0)
            sentences.Add($"Faults: {string.Join("; ", scene.Faults.Select(span => $"{span.Fault} {FaultBands.When(span, scale)}"))}.");
        if (scene.Flights.Count is > 0 and <= FewMessages)
            sentences.Add($"Messages: {string.Join("; ", scene.Flights.Select(flight => $"{At(flight.Sent.At)} {flight.Message}, {End(flight)}"))}.");
        else if (scene.Flights.Count > 0)
            sentences.Add($"Messages: {string.Join(", ", scene.Flights.CountBy(flight => BodyType.NameOf(flight.Message.Body), StringComparer.Ordinal).Select(type => $"{Numbers.Count(type.Value)} {type.Key}"))}.");
        if (scene.Events.Where(happened => happened.Kind is TraceKind.Note).ToList() is { Count: > 0 } notes)
            sentences.Add($"Notes: {string.Join("; ", notes.Take(FewMessages).Select(note => $"{note.Node} at {At(note.At)}: {note.Detail}"))}{(notes.Count > FewMessages ? $"; and {Numbers.Count(notes.Count - FewMessages)} more" : "")}.");
        if (scene.Events.Count(happened => happened.Kind is TraceKind.Timer) is > 0 and var timers)
            sentences.Add($"{Numbers.Of(timers, "timer")} {(timers == 1 ? "fires" : "fire")}.");
        if (scene.Events.Count(happened => happened.Kind is TraceKind.Timeout) is > 0 and var timeouts)
            sentences.Add($"{Numbers.Of(timeouts, "call")} {(timeouts == 1 ? "times" : "time")} out.");
        return string.Join(" ", sentences);

        string End(Flight flight) => flight switch
        {
            { Arrived: true } => $"arrives at {At(flight.End!.Value.At)}",
            { Dropped: { } why } => $"{why}",
            _ => "still under way",
        };
    }
}
