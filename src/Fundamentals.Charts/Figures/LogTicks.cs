namespace Fundamentals.Charts.Figures;

/// <summary>Which values a logarithmic axis names: powers of ten, and 2 and 5 times those where that leaves room.</summary>
internal static class LogTicks
{
    /// <summary>Over more decades than this, 2 and 5 are left out.</summary>
    private const double MostDecades = 3;

    /// <param name="values">All values along the axis, above 0.</param>
    /// <returns>The ticks, ascending, from the last one before the values to the first one after them.</returns>
    public static double[] Of(IEnumerable<double> values)
    {
        var all = values.ToList();
        var (least, most) = (all.Min(), all.Max());
        int[] steps = Math.Log10(most / least) <= MostDecades ? [1, 2, 5] : [1];
        var ticks = (
            from power in Enumerable.Range((int)Math.Floor(Math.Log10(least)) - 1, (int)Math.Ceiling(Math.Log10(most / least)) + 4)
            from step in steps
            select step * Math.Pow(10, power)).ToList();
        var first = ticks.FindLastIndex(tick => tick <= least);
        var last = ticks.FindIndex(tick => tick >= most);
        return [.. ticks[first..(last + 1)]];
    }
}
