using System.Globalization;

namespace Fundamentals.Faults;

/// <summary>A fault, as a value: what breaks, and how much. <see cref="FaultInjector"/> says what each does.</summary>
public sealed record Fault
{
    private Fault(FaultKind kind, IEnumerable<string> nodes, IEnumerable<string>? others = null)
    {
        ArgumentNullException.ThrowIfNull(nodes);
        Kind = kind;
        Nodes = [.. nodes];
        Others = [.. others ?? []];
        if (Nodes.Count == 0 || (others is not null && Others.Count == 0))
            throw new ArgumentException($"{kind}: a group is empty.", nameof(nodes));
        if (Nodes.Concat(Others).Any(string.IsNullOrWhiteSpace))
            throw new ArgumentException($"{kind}: a name is empty.", nameof(nodes));
        if (Nodes.Intersect(Others, StringComparer.Ordinal).FirstOrDefault() is { } both)
            throw new ArgumentException($"{kind}: '{both}' is in both groups.", nameof(others));
    }

    /// <summary>Gets what kind of fault it is.</summary>
    public FaultKind Kind { get; }

    /// <summary>Gets whom it is about: one node, or the first group.</summary>
    public IReadOnlyList<string> Nodes { get; }

    /// <summary>Gets the second group, for what lies between two; else nobody.</summary>
    public IReadOnlyList<string> Others { get; }

    /// <summary>Gets by how much a slow node's latency is multiplied; 1 for any other fault.</summary>
    public double Factor { get; private init; } = 1;

    /// <summary>Gets how far a skewed clock is ahead, or behind if negative; zero for any other fault.</summary>
    public TimeSpan Offset { get; private init; }

    /// <summary>Gets how much a drifting clock gains, as a share: 0.001 is a millisecond a second; 0 for any other fault.</summary>
    public double Rate { get; private init; }

    /// <summary>Gets a value indicating whether a crashed node comes back with a new state machine.</summary>
    public bool LoseMemory { get; internal init; }

    /// <inheritdoc cref="FaultInjector.Partition(IEnumerable{string}, IEnumerable{string})"/>
    public static Fault Partition(IEnumerable<string> group, IEnumerable<string> others) =>
        new(FaultKind.Partition, group, others ?? throw new ArgumentNullException(nameof(others)));

    /// <inheritdoc cref="FaultInjector.PartitionOneWay(IEnumerable{string}, IEnumerable{string})"/>
    public static Fault PartitionOneWay(IEnumerable<string> from, IEnumerable<string> to) =>
        new(FaultKind.PartitionOneWay, from, to ?? throw new ArgumentNullException(nameof(to)));

    /// <inheritdoc cref="FaultInjector.Isolate"/>
    public static Fault Isolate(string node) => new(FaultKind.Isolate, [node]);

    /// <inheritdoc cref="FaultInjector.Hold(IEnumerable{string}, IEnumerable{string})"/>
    public static Fault Hold(IEnumerable<string> group, IEnumerable<string> others) =>
        new(FaultKind.Hold, group, others ?? throw new ArgumentNullException(nameof(others)));

    /// <inheritdoc cref="FaultInjector.Crash"/>
    /// <param name="node">The node.</param>
    /// <param name="loseMemory">Whether it comes back, when the fault ends, with a new state machine.</param>
    public static Fault Crash(string node, bool loseMemory = false) => new(FaultKind.Crash, [node]) { LoseMemory = loseMemory };

    /// <inheritdoc cref="FaultInjector.Pause"/>
    public static Fault Pause(string node) => new(FaultKind.Pause, [node]);

    /// <inheritdoc cref="FaultInjector.Slow"/>
    public static Fault Slow(string node, double factor) => double.IsFinite(factor) && factor > 0
        ? new(FaultKind.Slow, [node]) { Factor = factor }
        : throw new ArgumentOutOfRangeException(nameof(factor), factor, "The factor must be a positive number: 10 makes messages ten times slower.");

    /// <inheritdoc cref="FaultInjector.Skew"/>
    public static Fault Skew(string node, TimeSpan offset) => new(FaultKind.Skew, [node]) { Offset = offset };

    /// <inheritdoc cref="FaultInjector.Drift"/>
    public static Fault Drift(string node, double rate) => rate is > -1 and <= 1
        ? new(FaultKind.Drift, [node]) { Rate = rate }
        : throw new ArgumentOutOfRangeException(nameof(rate), rate, "The rate must be above -1 and at most 1: 0.001 gains a millisecond a second.");

    /// <summary>Tells whether another fault is the same, in all that it says.</summary>
    /// <param name="other">The other.</param>
    public bool Equals(Fault? other) =>
        other is not null && Kind == other.Kind && Factor == other.Factor && Offset == other.Offset && Rate == other.Rate
        && LoseMemory == other.LoseMemory && Nodes.SequenceEqual(other.Nodes, StringComparer.Ordinal) && Others.SequenceEqual(other.Others, StringComparer.Ordinal);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Kind, Nodes.Count, Others.Count, Factor, Offset, Rate, LoseMemory);

    /// <summary>Writes the fault as C#.</summary>
    public string ToCode()
    {
        var arguments = Kind switch
        {
            FaultKind.Partition or FaultKind.PartitionOneWay or FaultKind.Hold => $"{Code.Of(Nodes)}, {Code.Of(Others)}",
            FaultKind.Crash when LoseMemory => $"{Code.Of(Nodes[0])}, loseMemory: true",
            FaultKind.Slow => $"{Code.Of(Nodes[0])}, factor: {Code.Of(Factor)}",
            FaultKind.Skew => $"{Code.Of(Nodes[0])}, offset: {Code.Of(Offset)}",
            FaultKind.Drift => $"{Code.Of(Nodes[0])}, rate: {Code.Of(Rate)}",
            _ => Code.Of(Nodes[0]),
        };
        return $"Fault.{Kind}({arguments})";
    }

    /// <summary>Says it in a few words, such as <c>Partition a b | c</c>.</summary>
    public override string ToString()
    {
        var extent = Kind switch
        {
            FaultKind.Partition => $" | {string.Join(" ", Others)}",
            FaultKind.PartitionOneWay => $" → {string.Join(" ", Others)}",
            FaultKind.Hold => $" – {string.Join(" ", Others)}",
            FaultKind.Slow => string.Create(CultureInfo.InvariantCulture, $" ×{Factor}"),
            FaultKind.Skew => string.Create(CultureInfo.InvariantCulture, $" {Offset.TotalMilliseconds:+0.###;-0.###} ms"),
            FaultKind.Drift => string.Create(CultureInfo.InvariantCulture, $" {Rate * 1e6:+0.###;-0.###} ppm"),
            FaultKind.Crash when LoseMemory => ", losing memory",
            _ => "",
        };
        return $"{Kind} {string.Join(" ", Nodes)}{extent}";
    }
}
