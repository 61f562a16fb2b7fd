using Fundamentals.Charts.Figures;

namespace Fundamentals.Charts.Traces;

/// <summary>Times in the unit that suits what a picture spans: milliseconds, or seconds if it is more than ten.</summary>
internal sealed class ChartClock(TimeSpan span)
{
    private const int MostMilliseconds = 10_000;

    public bool InSeconds { get; } = span.TotalMilliseconds > MostMilliseconds;

    public string Unit => InSeconds ? "s" : "ms";

    public double Of(TimeSpan time) => InSeconds ? time.TotalSeconds : time.TotalMilliseconds;

    /// <summary>With few digits, for titles.</summary>
    public string Rough(TimeSpan time) => $"{Numbers.Plain(Of(time))} {Unit}";

    public string Text(TimeSpan time) => $"{Of(time):#,0.###} {Unit}";
}
