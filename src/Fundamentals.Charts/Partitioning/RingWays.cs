using Fundamentals.Charts.Figures;
using Plotly.NET;

namespace Fundamentals.Charts.Partitioning;

/// <summary>
/// The ways of keys to their points, an arrow each: inwards from the key, clockwise, outwards to the point. Those to one
/// point are nested, the longest way innermost and last to turn outwards, so that they neither cross nor cover each other.
/// </summary>
internal static class RingWays
{
    /// <summary>How far apart the points of a bent line may be, in degrees, to look round.</summary>
    private const double Step = 3;

    private const double MostBetweenLanes = 0.065;

    private const double MostBetweenHeads = 2.6;

    /// <summary>The arrows to one point end within so many degrees of it.</summary>
    private const double Fan = 18;

    public static IEnumerable<Trace> Draw(IReadOnlyList<RingKey> keys, NodeColors colors)
    {
        foreach (var group in keys.GroupBy(key => key.OwnerAngle))
        {
            var nested = group.OrderBy(key => key.Turn).ToList();
            var betweenLanes = Math.Min(MostBetweenLanes, (RingSize.OuterWay - RingSize.InnerWay) / nested.Count);
            var betweenHeads = Math.Min(MostBetweenHeads, Fan / nested.Count);
            for (var i = 0; i < nested.Count; i++)
            {
                var turn = Math.Max(0, nested[i].Turn - ((nested.Count - 1 - i) * betweenHeads));
                yield return Way(nested[i], turn, RingSize.OuterWay - (i * betweenLanes), colors[nested[i].Owner]);
            }
        }
    }

    private static Trace Way(RingKey key, double turn, double lane, string color)
    {
        var steps = Math.Max(1, (int)Math.Ceiling(turn / Step));
        var round = Enumerable.Range(0, steps + 1).Select(i => Math.Round((key.Angle + (turn * i / steps)) % 360, 3)).ToList();
        double[] angles = [key.Angle, .. round, round[^1]];
        double[] radii = [RingSize.BandInner, .. round.Select(_ => Math.Round(lane, 3)), RingSize.BandInner - 0.01];

        // Only the last point has a marker: the head of the arrow.
        var sizes = radii.Select((_, i) => i == radii.Length - 1 ? 11 : 0).ToArray();
        return new Trace("scatterpolar").With(
            ("name", $"way of {PlotlyText.Literal(key.Name)}"),
            ("showlegend", false),
            ("mode", "lines+markers"),
            ("theta", angles),
            ("r", radii),
            ("line", Attributes.Of(("color", color), ("width", 2))),
            ("marker", Attributes.Of(("symbol", "arrow"), ("angleref", "previous"), ("color", color), ("size", sizes), ("opacity", 1), ("line", Attributes.Of(("width", 0))))),
            ("hoverinfo", "skip"));
    }
}
