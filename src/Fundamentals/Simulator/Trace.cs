using System.Globalization;
using System.IO.Hashing;
using System.Runtime.CompilerServices;
using System.Text;
using Fundamentals.Tracing;

namespace Fundamentals.Simulator;

/// <summary>What kind of thing happened.</summary>
public enum TraceKind
{
    /// <summary>A message was sent.</summary>
    Send,

    /// <summary>A message arrived.</summary>
    Deliver,

    /// <summary>A message was lost, or came to nothing where it arrived; the detail is a <see cref="Networking.Dropped"/>.</summary>
    Drop,

    /// <summary>A message was copied on its way.</summary>
    Duplicate,

    /// <summary>A message's content was damaged on its way, or replaced.</summary>
    Corrupt,

    /// <summary>A timer fired.</summary>
    Timer,

    /// <summary>A client's call was not answered by its deadline; the message is the request. Its answer may still come, and is then dropped.</summary>
    Timeout,

    /// <summary>A fault began or ended; the detail is a <see cref="Faults.FaultChange"/>.</summary>
    Fault,

    /// <summary>A node or client noted its state.</summary>
    Note,
}

/// <summary>One thing that happened.</summary>
/// <param name="Id">Its number, from 1.</param>
/// <param name="At">When, since the start.</param>
/// <param name="Kind">What kind of thing.</param>
/// <param name="Node">Where: the node or client, or empty for the whole system.</param>
/// <param name="Message">The message it is about, if any.</param>
/// <param name="Detail">More about it, such as why a message was dropped.</param>
/// <param name="Cause">The number of the event that made this one happen; 0 where nothing traced did.</param>
public readonly record struct TraceEvent(long Id, TimeSpan At, TraceKind Kind, string Node, Message? Message, object? Detail, long Cause)
{
    /// <summary>Writes the event in one line.</summary>
    public override string ToString() =>
        $"{At.TotalMilliseconds,12:F3} ms  {Kind,-9} {Node,-8} {(object?)Message ?? Detail}{(Message is not null && Detail is not null ? $" ({Detail})" : "")}";
}

/// <summary>
/// Everything that happened in a simulation, in order; or, as <see cref="TraceFilters"/> makes them, some of it.
/// </summary>
public sealed class Trace
{
    private readonly TraceEvents _events = new();
    private readonly List<string> _clients;
    private readonly List<string> _nodes;

    internal Trace(bool isOn)
    {
        IsOn = isOn;
        (_clients, _nodes, Whole) = ([], [], this);
    }

    /// <summary>Makes a part, which does not grow.</summary>
    internal Trace(Trace whole, IEnumerable<TraceEvent> part)
    {
        IsOn = whole.IsOn;
        (_clients, _nodes, Whole) = (whole._clients, whole._nodes, whole.Whole);
        foreach (var happened in part)
            _events.Add(happened);
    }

    /// <summary>Gets a value indicating whether anything is written down.</summary>
    public bool IsOn { get; }

    /// <summary>Gets the events, oldest first.</summary>
    public IReadOnlyList<TraceEvent> Events => _events;

    /// <summary>Gets the names of all clients and then of all nodes, each in the order they were added.</summary>
    public IReadOnlyList<string> Names => [.. _clients, .. _nodes];

    /// <summary>Gets the names of all nodes, in the order they were added.</summary>
    public IReadOnlyList<string> Nodes => _nodes;

    /// <summary>Gets the trace that this is a part of; itself, if it is not one.</summary>
    public Trace Whole { get; }

    /// <summary>
    /// Boils the trace down to 16 hexadecimal digits (XxHash3 of all events as text): traces that differ have different
    /// ones, but for a chance in 2^64. Bodies and details count by their text.
    /// </summary>
    public string Fingerprint()
    {
        var hash = new XxHash3();
        foreach (var happened in _events)
        {
            hash.Append(Encoding.UTF8.GetBytes(TraceText.Line(happened)));
            hash.Append("\n"u8);
        }

        return hash.GetCurrentHashAsUInt64().ToString("x16", CultureInfo.InvariantCulture);
    }

    /// <summary>Writes the first events, one a line; <see cref="TraceTable.ToText"/> writes all.</summary>
    public override string ToString() => this.ToText(TraceTable.FewLines);

    /// <summary>Gets the event during which the current code runs, or 0.</summary>
    internal long Current { get; set; }

    internal void Introduce(string name, bool isClient) => (isClient ? _clients : _nodes).Add(name);

    /// <summary>Writes an event down; while the trace is off this costs a comparison.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal long Add(TimeSpan at, TraceKind kind, string node, Message? message = null, object? detail = null, long? cause = null) =>
        IsOn ? Write(at, kind, node, message, detail, cause ?? Current) : 0;

    private long Write(TimeSpan at, TraceKind kind, string node, Message? message, object? detail, long cause)
    {
        var id = _events.Count + 1;
        _events.Add(new TraceEvent(id, at, kind, node, message, detail, cause));
        return id;
    }
}
