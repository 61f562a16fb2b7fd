using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Fundamentals.Faults;
using Fundamentals.Networking;
using Fundamentals.Simulator;

namespace Fundamentals.Tracing;

/// <summary>
/// Writes a trace for ShiViz, a viewer of distributed executions: Beschastnikh, Wang, Brun and Ernst, "Debugging
/// Distributed Systems" (CACM 59(8), 2016). Its page takes the text as a file.
/// </summary>
/// <remarks>
/// ShiViz reads events at processes, each with a vector clock, and draws a message wherever one process's clock learns of
/// another's. So what happens in the network itself, or at a receiver that is down, is no event of its own: a loss is written
/// behind the sending.
/// </remarks>
public static class ShiViz
{
    /// <summary>The first line of the log: how ShiViz takes an event of two lines apart.</summary>
    public const string Parser = @"(?<event>.*)\n(?<host>\S*) (?<clock>{.*})";

    private static readonly JsonSerializerOptions Plainly = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>
    /// Writes the log: the parser, an empty line for the delimiter of executions, and two lines an event. O(n m) for n
    /// events and m nodes and clients.
    /// </summary>
    /// <param name="trace">The trace; of a part, clocks count the events in it alone.</param>
    public static string ToShiViz(this Trace trace)
    {
        ArgumentNullException.ThrowIfNull(trace);
        var log = new StringBuilder(Parser).Append("\n\n");
        var flights = Flights.Of(trace).ToLookup(flight => flight.Message.Id);
        var clocks = new Dictionary<string, SortedDictionary<string, long>>(StringComparer.Ordinal);
        var sent = new Dictionary<long, SortedDictionary<string, long>>();
        foreach (var happened in trace.Events.Where(IsAtAProcess))
        {
            var host = HostOf(happened.Node);
            if (!clocks.TryGetValue(host, out var clock))
                clocks.Add(host, clock = new SortedDictionary<string, long>(StringComparer.Ordinal) { [host] = 0 });
            if (happened.Message is { } message && happened.Kind is not TraceKind.Send && sent.TryGetValue(message.Id, out var stamp))
                Learn(clock, stamp);
            clock[host]++;
            if (happened.Kind is TraceKind.Send)
                sent[happened.Message!.Id] = new SortedDictionary<string, long>(clock, StringComparer.Ordinal);
            log.Append(Describe(happened, flights)).Append('\n').Append(host).Append(' ').Append(JsonSerializer.Serialize(clock, Plainly)).Append('\n');
        }

        return log.ToString();
    }

    /// <summary>What is lost before it reaches its receiver, and a fault between groups, happens at no process.</summary>
    private static bool IsAtAProcess(TraceEvent happened) => happened.Node.Length > 0 && happened.Kind switch
    {
        TraceKind.Duplicate or TraceKind.Corrupt => false,
        TraceKind.Drop => happened.Detail is Dropped { Reason: DropReason.Late or DropReason.Unexpected },
        _ => true,
    };

    private static void Learn(SortedDictionary<string, long> clock, SortedDictionary<string, long> other)
    {
        foreach (var (host, count) in other)
            clock[host] = Math.Max(count, clock.GetValueOrDefault(host));
    }

    private static string Describe(TraceEvent happened, ILookup<long, Flight> flights)
    {
        var (message, detail) = (happened.Message, happened.Detail);
        var what = happened.Kind switch
        {
            TraceKind.Send => $"send to {message!.To}: {message.Body}{Fate([.. flights[message.Id]])}",
            TraceKind.Deliver => $"receive from {message!.From}: {message.Body}",
            TraceKind.Drop => $"ignore from {message!.From}: {message.Body} ({detail})",
            TraceKind.Timer => $"timer: {detail}",
            TraceKind.Timeout => $"timeout of the call to {message!.To}: {message.Body}",
            TraceKind.Note => $"note: {detail}",
            _ => detail is FaultChange change ? $"fault {(change.Begins ? "begins" : "ends")}: {change.Fault}" : $"{happened.Kind}: {detail}",
        };
        return $"{happened.At.TotalMilliseconds:0.###} ms: {what.ReplaceLineEndings(" ")}";
    }

    private static string Fate(IReadOnlyList<Flight> flights)
    {
        var copies = flights.Count(flight => flight.IsCopy);
        var losses = flights.Where(flight => flight.End is { } end && !IsAtAProcess(end)).Select(flight => $" ({flight.Dropped})");
        return $"{(copies > 0 ? " (duplicated)" : "")}{string.Concat(losses)}";
    }

    /// <summary>A host's name has no white space in this format.</summary>
    private static string HostOf(string name) => string.Join('_', name.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
}
