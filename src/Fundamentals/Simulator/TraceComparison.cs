namespace Fundamentals.Simulator;

/// <summary>Where two traces part.</summary>
/// <param name="Index">The place of the first event that differs, from 0.</param>
/// <param name="First">That event in the first trace; null if it has ended before.</param>
/// <param name="Second">That event in the second trace; null if it has ended before.</param>
public sealed record TraceDifference(int Index, TraceEvent? First, TraceEvent? Second)
{
    /// <summary>Shows both events.</summary>
    public override string ToString() => $"event {Index + 1}:\n  {First?.ToString() ?? "(the trace has ended)"}\n  {Second?.ToString() ?? "(the trace has ended)"}";
}

/// <summary>Compares traces: the same seed and options must give the same.</summary>
public static class TraceComparison
{
    /// <summary>Finds the first event that differs.</summary>
    /// <param name="first">A trace.</param>
    /// <param name="second">Another.</param>
    /// <returns>The difference, or null if the traces are the same.</returns>
    public static TraceDifference? FirstDifference(Trace first, Trace second)
    {
        ArgumentNullException.ThrowIfNull(first);
        ArgumentNullException.ThrowIfNull(second);
        var (ones, others) = (first.Events, second.Events);
        for (var i = 0; i < Math.Max(ones.Count, others.Count); i++)
        {
            TraceEvent? one = i < ones.Count ? ones[i] : null;
            TraceEvent? other = i < others.Count ? others[i] : null;
            if (one is null || other is null || !AreSame(one.Value, other.Value))
                return new TraceDifference(i, one, other);
        }

        return null;
    }

    /// <summary>Bodies and details that have no equality of their own are the same if they read the same.</summary>
    private static bool AreSame(TraceEvent one, TraceEvent other) =>
        one.Equals(other) || TraceText.Line(one) == TraceText.Line(other);
}
