using Plotly.NET;

namespace Fundamentals.Charts.Traces;

/// <summary>How much room a horizontal legend takes, as plotly.js lays it out.</summary>
internal static class Legend
{
    public const int RowHeight = 20;

    private const double SymbolWidth = 50;
    private const double PixelsPerLetter = 7.3;

    /// <summary>One row if all fits in it, else columns as wide as the widest entry.</summary>
    public static int RowsOf(IEnumerable<Trace> traces, double width)
    {
        var widths = traces
            .Where(trace => trace.TryGetTypedPropertyValue<bool>("showlegend") is { Value: true })
            .Select(trace => SymbolWidth + (PixelsPerLetter * ((string)trace.GetPropertyValue("name")).Length))
            .ToList();
        if (widths.Count == 0)
            return 0;
        var columns = widths.Sum() <= width ? widths.Count : Math.Max(1, (int)(width / widths.Max()));
        return (widths.Count + columns - 1) / columns;
    }
}
