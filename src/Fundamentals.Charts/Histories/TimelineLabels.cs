using Fundamentals.Histories;

namespace Fundamentals.Charts.Histories;

/// <summary>The label of a bar: its middle in time, in which line above the bar it is, and where a leader goes down to it from the second.</summary>
internal sealed record TimelineLabel(Operation Operation, double X, int Line, double? Leader);

/// <summary>
/// Finds room for the labels of bars: first for those of the contradiction, then for the write that the blocked read saw,
/// then for the others from left to right. What has no room in two lines is left to the text under the pointer.
/// </summary>
internal sealed class TimelineLabels
{
    /// <summary>How wide the plot is at the width of the house style, in pixels.</summary>
    public const double PlotWidth = HouseStyle.Width - 110;

    private const int OneLineRow = 52;
    private const int LineHeight = 14;
    private const double LabelOffset = 0.31;
    private const double CharacterWidth = 6.3;
    private const double Gap = 8;

    public TimelineLabels(TimelineWindow window, TimelineScale scale)
    {
        (double From, double To) BarOf(Operation operation) =>
            (scale.PixelOf(operation.InvokedAt.TotalMilliseconds), scale.PixelOf(scale.EndOf(operation)));
        var rows = window.Shown.GroupBy(operation => operation.Process, StringComparer.Ordinal)
            .ToDictionary(group => group.Key, group => new TimelineLabelRow([.. group.Select(BarOf)]), StringComparer.Ordinal);
        var placed = new List<TimelineLabel>();
        foreach (var operation in window.Shown.OrderBy(operation => RankOf(operation, window)))
        {
            var width = (TimelineText.LabelOf(operation).Length * CharacterWidth) + Gap;
            var middle = (operation.InvokedAt.TotalMilliseconds + scale.EndOf(operation)) / 2;
            if (rows[operation.Process].Place(BarOf(operation), width) is (var shift, var line, var leader))
                placed.Add(new TimelineLabel(operation, middle + (shift * scale.PerPixel), line, scale.Left + (leader * scale.PerPixel)));
        }

        All = placed;
        RowHeight = OneLineRow + (placed.Exists(label => label.Line > 0) ? LineHeight : 0);
    }

    /// <summary>Gets the labels that have room.</summary>
    public IReadOnlyList<TimelineLabel> All { get; }

    /// <summary>Gets how much room each process needs, in pixels.</summary>
    public int RowHeight { get; }

    /// <summary>Finds what share of a row it is that in rows with one line of labels is this share: as many pixels.</summary>
    public double Share(double share) => share * ((double)OneLineRow / RowHeight);

    /// <summary>Finds how far a label is above the middle of its bar, in rows.</summary>
    public double OffsetOf(TimelineLabel label) => Share(LabelOffset + (label.Line * (double)LineHeight / OneLineRow));

    private static int RankOf(Operation operation, TimelineWindow window)
    {
        if (operation.Index == window.Blocked?.Index)
            return 0;
        if (window.Evidence.Contains(operation.Index))
            return 1;
        var isSource = window.Blocked is { HasAnswer: true } blocked && operation.Key == blocked.Key && operation.Input is { } input && input.Equals(blocked.Output);
        return isSource ? 2 : 3;
    }
}
