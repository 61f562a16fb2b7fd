using Fundamentals.Charts.Figures;
using Fundamentals.Hashing;
using Plotly.NET;

namespace Fundamentals.Charts.Partitioning;

/// <summary>Draws keys on a ring: few with the way each goes to its owner, many as dots.</summary>
internal static class RingKeys
{
    private const int MostWays = 16;

    private const int MostNamed = 10;

    /// <summary>How far apart the points of a bent line may be, in degrees, to look round.</summary>
    private const double Step = 3;

    public static IEnumerable<Trace> Draw(ConsistentHashRing ring, IReadOnlyList<string> keys, NodeColors colors)
    {
        var few = keys.Count <= MostWays;
        var isNamed = keys.Count <= MostNamed;
        var placed = keys.Select(key => Place(ring, key)).ToList();
        if (few)
        {
            foreach (var key in placed)
                yield return Way(key, colors[key.Owner]);
        }

        var names = placed.Select(key => PlotlyText.Literal(key.Name)).ToArray();
        yield return new Trace("scatterpolar").With(
            ("name", "keys"),
            ("showlegend", false),
            ("mode", isNamed ? "markers+text" : "markers"),
            ("theta", placed.Select(key => key.Angle).ToArray()),
            ("r", placed.Select(_ => few ? RingSize.Keys : RingSize.BandInner - 0.06).ToArray()),
            ("text", isNamed ? RingLabels.Of([.. placed.Zip(names, (key, name) => (key.Angle, name))]) : []),
            ("textposition", placed.Select(key => Inwards(key.Angle)).ToArray()),
            ("marker", Attributes.Of(
                ("size", few ? 9 : 5),
                ("color", placed.Select(key => colors[key.Owner]).ToArray()),
                ("line", Attributes.Of(("color", Palette.Ink), ("width", few ? 1 : 0))))),
            ("hoverinfo", "text"),
            ("hovertext", placed.Select((key, i) => $"key {names[i]}<br>belongs to {PlotlyText.Literal(key.Owner)}").ToArray()));
    }

    private static PlacedKey Place(ConsistentHashRing ring, string key)
    {
        var position = ring.Options.Hash.Of(key);
        var owner = ring.Points.Where(p => p.Position >= position).Append(ring.Points[0]).First();
        return new PlacedKey(key, owner.Node, RingArcs.AngleOf(position), RingArcs.AngleOf(owner.Position));
    }

    /// <summary>A line clockwise from the key until below its point, then outwards to it.</summary>
    private static Trace Way(PlacedKey key, string color)
    {
        var turn = key.OwnerAngle >= key.Angle ? key.OwnerAngle - key.Angle : key.OwnerAngle + 360 - key.Angle;
        var steps = (int)Math.Ceiling(turn / Step);
        var angles = Enumerable.Range(0, steps + 1)
            .Select(i => Math.Round((key.Angle + (steps == 0 ? 0 : turn * i / steps)) % 360, 3))
            .ToList();
        double[] radii = [.. angles.Select(_ => RingSize.Keys), RingSize.BandInner - 0.02];
        angles.Add(key.OwnerAngle);

        // Only the last point has a marker: the head of the arrow.
        var sizes = radii.Select((_, i) => i == radii.Length - 1 ? 12 : 0).ToArray();
        return new Trace("scatterpolar").With(
            ("showlegend", false),
            ("mode", "lines+markers"),
            ("theta", angles.ToArray()),
            ("r", radii),
            ("line", Attributes.Of(("color", color), ("width", 2))),
            ("marker", Attributes.Of(("symbol", "arrow"), ("angleref", "previous"), ("color", color), ("size", sizes))),
            ("hoverinfo", "skip"));
    }

    private static string Inwards(double angle) => angle switch
    {
        < 30 or > 330 => "bottom center",
        < 150 => "middle left",
        <= 210 => "top center",
        _ => "middle right",
    };

    private readonly record struct PlacedKey(string Name, string Owner, double Angle, double OwnerAngle);
}
