namespace Fundamentals.Charts.Histories;

/// <summary>The room for labels above the bars of one process, in two lines; in pixels from the left end of the plot.</summary>
/// <param name="bars">From where to where the bars of the process reach.</param>
internal sealed class TimelineLabelRow(IReadOnlyList<(double From, double To)> bars)
{
    // A label that is pushed aside still reaches over the middle of its bar, by this share of its width.
    private const double LeastReach = 0.15;

    private const double HalfLeader = 3;

    // What text may overhang: on the left the names of processes are lower, on the right is the margin.
    private const double MostLeft = -HouseStyle.LeftMargin / 2.0;
    private const double MostRight = TimelineLabels.PlotWidth + HouseStyle.RightMargin;

    // Sums of pixels may differ in their last digits where boxes touch.
    private const double Touch = 1e-6;

    // The second line comes before a push to the side, since on a narrow page labels beside each other run together.
    private static readonly (int Line, bool MayShift)[] Ways = [(0, false), (1, false), (0, true), (1, true)];

    private readonly List<(double From, double To)>[] _taken = [[], []];

    /// <summary>Takes a free place for the label of a bar: the line above it, or the one above that, with a leader; null if there is none.</summary>
    /// <returns>How far to the right of the bar's middle the label is, in which line, and where its leader is.</returns>
    public (double Shift, int Line, double? Leader)? Place((double From, double To) bar, double width)
    {
        foreach (var (line, mayShift) in Ways)
        {
            if (CenterOf(bar, width, line, mayShift) is not { } center)
                continue;
            double? leader = line == 0 ? null : LeaderOf(bar, center, width);
            if (line > 0 && leader is null)
                continue;
            _taken[line].Add((center - (width / 2), center + (width / 2)));
            if (leader is { } x)
                _taken[0].Add((x - HalfLeader, x + HalfLeader));
            return (center - MiddleOf(bar), line, leader);
        }

        return null;
    }

    private double? CenterOf((double From, double To) bar, double width, int line, bool mayShift)
    {
        var (middle, half) = (MiddleOf(bar), width / 2);
        var home = Math.Clamp(middle, MostLeft + half, Math.Max(MostLeft + half, MostRight - half));
        if (!mayShift)
            return IsFree(line, home, half) ? home : null;
        var most = Math.Max(width * (0.5 - LeastReach), ((bar.To - bar.From) / 2) - half);
        return Nearest(middle, _taken[line]
            .SelectMany(other => new[] { other.From - half, other.To + half })
            .Where(center => Math.Abs(center - middle) <= most && center - half >= MostLeft && center + half <= MostRight && IsNearestTo(bar, center) && IsFree(line, center, half)));
    }

    /// <summary>Where a line leads down from a label to its bar, between the labels below.</summary>
    private double? LeaderOf((double From, double To) bar, double center, double width)
    {
        var (from, to) = (Math.Max(bar.From, center - (width / 2)), Math.Min(bar.To, center + (width / 2)));
        return Nearest(MiddleOf(bar), _taken[0]
            .SelectMany(other => new[] { other.From - HalfLeader, other.To + HalfLeader })
            .Append(MiddleOf(bar))
            .Where(x => x >= from && x <= to && IsFree(0, x, HalfLeader)));
    }

    private static double MiddleOf((double From, double To) bar) => (bar.From + bar.To) / 2;

    private static double? Nearest(double to, IEnumerable<double> places) => places.OrderBy(place => Math.Abs(place - to)).Select(place => (double?)place).FirstOrDefault();

    private bool IsFree(int line, double center, double half) =>
        !_taken[line].Exists(other => center - half < other.To - Touch && other.From < center + half - Touch);

    private bool IsNearestTo((double From, double To) bar, double x) => bars.All(other => DistanceOf(bar, x) <= DistanceOf(other, x));

    private static double DistanceOf((double From, double To) bar, double x) => Math.Max(0, Math.Max(bar.From - x, x - bar.To));
}
