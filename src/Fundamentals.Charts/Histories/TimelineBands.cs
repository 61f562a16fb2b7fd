using Fundamentals.Charts.Figures;

namespace Fundamentals.Charts.Histories;

/// <summary>The bands of an operation timeline as far as they lie in the picture, with labels below each other where they would overlap.</summary>
internal sealed class TimelineBands
{
    private const double CharacterWidth = 6.6;
    private const double Gap = 10;
    private const int LineHeight = 16;

    private readonly List<(TimelineBand Band, double From, double To, double Center, int Line)> _shown = [];

    public TimelineBands(IReadOnlyList<TimelineBand> bands, TimelineScale scale)
    {
        var taken = new List<double>();
        foreach (var band in bands.Where(band => band.From.TotalMilliseconds < scale.Right && band.To.TotalMilliseconds > scale.Left).OrderBy(band => band.From))
        {
            var (from, to) = (Math.Max(band.From.TotalMilliseconds, scale.Left), Math.Min(band.To.TotalMilliseconds, scale.Right));
            var half = ((band.Label.Length * CharacterWidth) + Gap) / 2 * scale.PerPixel;
            var center = Math.Max(scale.Left + half, Math.Min((from + to) / 2, scale.Right - half));
            var line = taken.FindIndex(end => end <= center - half);
            if (line < 0)
            {
                line = taken.Count;
                taken.Add(0);
            }

            taken[line] = center + half;
            _shown.Add((band, from, to, center, line));
        }

        Lines = taken.Count;
    }

    /// <summary>Gets how many lines the labels need, below the operations.</summary>
    public int Lines { get; }

    /// <summary>Gets how many pixels that is.</summary>
    public int Height => Lines * LineHeight;

    /// <summary>Gets the bands that lie in the picture.</summary>
    public IEnumerable<TimelineBand> Shown => _shown.Select(shown => shown.Band);

    public DynamicObj.DynamicObj[] Shapes() =>
    [
        .. _shown.Select(shown => Attributes.Of(
            ("type", "rect"),
            ("layer", "below"),
            ("yref", "paper"),
            ("y0", 0),
            ("y1", 1),
            ("x0", shown.From),
            ("x1", shown.To),
            ("fillcolor", shown.Band.Fill),
            ("line", Attributes.Of(("width", 0))))),
    ];

    public DynamicObj.DynamicObj[] Labels() =>
    [
        .. _shown.Select(shown => Attributes.Of(
            ("text", PlotlyText.Literal(shown.Band.Label)),
            ("x", shown.Center),
            ("yref", "paper"),
            ("y", 0),
            ("yanchor", "bottom"),
            ("yshift", (Lines - 1 - shown.Line) * LineHeight),
            ("font", Attributes.Of(("size", 12), ("color", Palette.Ink))),
            ("showarrow", false))),
    ];
}
