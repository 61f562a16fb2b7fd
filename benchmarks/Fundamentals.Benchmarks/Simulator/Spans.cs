using Fundamentals.Simulator;

namespace Fundamentals.Benchmarks.Simulator;

/// <summary>
/// Random spans from 0 to 1 s, drawn beforehand: the bare queue and the timers use the same, and neither pays for the draw.
/// </summary>
internal sealed class Spans
{
    public static readonly TimeSpan Most = TimeSpan.FromSeconds(1);

    private const int Count = 1 << 12;

    private readonly long[] _ticks = [.. Draw()];
    private int _next;

    public long Next() => _ticks[_next = (_next + 1) & (Count - 1)];

    private static IEnumerable<long> Draw()
    {
        var random = new RandomStream(1, "spans");
        return Enumerable.Range(0, Count).Select(_ => (long)random.Next((int)Most.Ticks));
    }
}
