using System.Text;
using Fundamentals.Faults;
using Fundamentals.Simulator;

namespace Fundamentals.Tracing;

/// <summary>Writes a trace for people.</summary>
public static class TraceTable
{
    internal const int FewLines = 100;

    /// <summary>
    /// Writes events in aligned columns, one a line: the time in milliseconds, where it happened, what, and to which message.
    /// </summary>
    /// <param name="trace">The trace.</param>
    /// <param name="most">How many events to write at most; a last line says how many are left out. At least 1. Default: all.</param>
    public static string ToText(this Trace trace, int most = int.MaxValue)
    {
        ArgumentNullException.ThrowIfNull(trace);
        ArgumentOutOfRangeException.ThrowIfLessThan(most, 1);
        if (trace.Events.Count == 0)
            return trace.IsOn ? "Nothing has happened." : "The trace is off; SimulationOptions.Trace turns it on.";
        TraceEvent[] events = [.. trace.Events.Take(most)];
        var decimals = Decimals(events);
        string[] times = [.. events.Select(happened => happened.At.TotalMilliseconds.ToString($"N{decimals}"))];
        var (timeWidth, nodeWidth) = (times.Max(time => time.Length), events.Max(happened => happened.Node.Length));
        var text = new StringBuilder();
        for (var i = 0; i < events.Length; i++)
            text.Append(times[i].PadLeft(timeWidth)).Append(" ms  ").Append(events[i].Node.PadRight(nodeWidth)).Append("  ").Append(What(events[i])).Append('\n');
        if (events.Length < trace.Events.Count)
            text.Append($"… and {trace.Events.Count - events.Length:N0} more of {trace.Events.Count:N0} events\n");
        return text.ToString().TrimEnd('\n');
    }

    private static string What(TraceEvent happened)
    {
        var what = happened.Kind switch
        {
            TraceKind.Send => $"sends to {happened.Message!.To}: {happened.Message.Body}",
            TraceKind.Deliver => $"gets from {happened.Message!.From}: {happened.Message.Body}",
            TraceKind.Drop => $"does not get from {happened.Message!.From}: {happened.Message.Body} ({happened.Detail})",
            TraceKind.Duplicate => $"to {happened.Message!.To}, duplicated on the way: {happened.Message.Body}",
            TraceKind.Corrupt => $"to {happened.Message!.To}, damaged on the way: {happened.Message.Body}",
            TraceKind.Timer => $"timer fires: {happened.Detail}",
            TraceKind.Timeout => $"waits no longer for {happened.Message!.To} to answer: {happened.Message.Body}",
            TraceKind.Note => $"notes: {happened.Detail}",
            _ when happened.Detail is FaultChange change => $"{(change.Begins ? "fault begins" : "fault ends")}: {change.Fault}",
            _ => $"{happened.Kind}: {happened.Detail}",
        };
        return what.ReplaceLineEndings("⏎");
    }

    /// <summary>As many decimals as the finest time needs, up to ticks of 100 ns; at most three where times are random.</summary>
    private static int Decimals(TraceEvent[] events)
    {
        const int usual = 3;
        var decimals = 0;
        for (var unit = TimeSpan.TicksPerMillisecond; decimals < usual && events.Any(happened => happened.At.Ticks % unit != 0); unit /= 10)
            decimals++;
        return decimals;
    }
}
