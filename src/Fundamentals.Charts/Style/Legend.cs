using Fundamentals.Charts.Figures;
using Plotly.NET;

namespace Fundamentals.Charts;

/// <summary>How much room a horizontal legend takes, as plotly.js lays it out.</summary>
internal static class Legend
{
    public const int RowHeight = 20;

    // Below its rows and above, where it stands a fiftieth of the plot's height above the plot.
    private const int Padding = 8;

    // The symbol and the gaps around it.
    private const double SymbolWidth = 45;

    // The title of a vertical axis, and the gaps beside it.
    private const double AxisWidth = 45;

    /// <summary>One row if all fits in it, else columns as wide as the widest entry.</summary>
    public static int RowsOf(IEnumerable<Trace> traces, double width)
    {
        var widths = traces
            .Where(trace => trace.TryGetTypedPropertyValue<bool>("showlegend") is not { Value: false })
            .Select(trace => SymbolWidth + WidthOf((string)trace.GetPropertyValue("name")))
            .ToList();
        if (widths.Count == 0)
            return 0;
        var columns = widths.Sum() <= width ? widths.Count : Math.Max(1, (int)(width / widths.Max()));
        return (widths.Count + columns - 1) / columns;
    }

    /// <summary>What a legend above the plot needs of the top margin.</summary>
    /// <param name="traces">What it may list.</param>
    /// <param name="width">How wide the plot is; by default, that of one with short numbers along its side.</param>
    public static int HeightOf(IEnumerable<Trace> traces, double? width = null) =>
        RowsOf(traces, width ?? WidthBeside([])) is > 0 and var rows ? Padding + (rows * RowHeight) : 0;

    /// <summary>How much higher than with one row a picture is, so that its plot stays as high.</summary>
    /// <param name="height">What <see cref="HeightOf"/> says.</param>
    public static int ExtraOf(int height) => Math.Max(0, height - Padding - RowHeight);

    /// <summary>Makes a layout of the usual height so much higher.</summary>
    /// <param name="layout">The layout.</param>
    /// <param name="height">What <see cref="HeightOf"/> says.</param>
    public static Layout WithRoomFor(this Layout layout, int height) =>
        ExtraOf(height) is > 0 and var extra ? layout.With(("height", HouseStyle.Height + extra)) : layout;

    /// <summary>How wide a plot is that has names along its side, at the width of the house style.</summary>
    public static double WidthBeside(IEnumerable<string> names) =>
        HouseStyle.Width - HouseStyle.RightMargin - Math.Max(HouseStyle.LeftMargin, names.Select(WidthOf).DefaultIfEmpty().Max() + AxisWidth);

    /// <summary>About how wide text of 13 pixels is, in a font that is rather wide.</summary>
    private static double WidthOf(string text) => text.Sum(letter => letter switch
    {
        'f' or 'i' or 'j' or 'l' or 'r' or 't' or 'I' or ' ' or '.' or ',' or ':' or ';' or '-' or '\'' or '|' or '(' or ')' => 4.7,
        'm' or 'w' or 'M' or 'W' or '%' or '→' => 12,
        _ => 8.3,
    });
}
