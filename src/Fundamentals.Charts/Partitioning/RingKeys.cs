using Fundamentals.Charts.Figures;
using Fundamentals.Hashing;
using Plotly.NET;

namespace Fundamentals.Charts.Partitioning;

/// <summary>A key on a drawn ring: where it is, and the point that owns it.</summary>
internal readonly record struct RingKey(string Name, string Owner, double Angle, double OwnerAngle)
{
    /// <summary>Gets how far it is clockwise from the key to its point, in degrees.</summary>
    public double Turn => OwnerAngle >= Angle ? OwnerAngle - Angle : OwnerAngle + 360 - Angle;

    public static RingKey Of(ConsistentHashRing ring, string key)
    {
        var position = ring.Options.Hash.Of(key);
        var owner = ring.Points.Where(p => p.Position >= position).Append(ring.Points[0]).First();
        return new RingKey(key, owner.Node, RingArcs.AngleOf(position), RingArcs.AngleOf(owner.Position));
    }
}

/// <summary>Draws keys on a ring: few as dots on the band with the way of each to its owner, many as dots beside it.</summary>
internal static class RingKeys
{
    /// <summary>The most keys that have names and ways.</summary>
    public const int Few = 16;

    public static IEnumerable<RingLabel> Labels(IReadOnlyList<RingKey> keys) =>
        keys.Count <= Few ? keys.Select(key => new RingLabel(RingLabelKind.Key, key.Angle, key.Name)) : [];

    public static IEnumerable<Trace> Draw(IReadOnlyList<RingKey> keys, NodeColors colors)
    {
        var few = keys.Count <= Few;
        return [.. few ? RingWays.Draw(keys, colors) : [], Dots(keys, colors, few)];
    }

    private static Trace Dots(IReadOnlyList<RingKey> keys, NodeColors colors, bool few) => new Trace("scatterpolar").With(
        ("name", "keys"),
        ("showlegend", false),
        ("mode", "markers"),
        ("theta", keys.Select(key => key.Angle).ToArray()),
        ("r", keys.Select(_ => few ? RingSize.Middle : RingSize.BandInner - 0.06).ToArray()),
        ("marker", Attributes.Of(
            ("size", few ? 9 : 5),
            ("color", few ? Palette.Paper : keys.Select(key => colors[key.Owner]).ToArray()),
            ("line", Attributes.Of(("color", Palette.Ink), ("width", few ? 1.5 : 0))))),
        ("hoverinfo", "text"),
        ("hovertext", keys.Select(key => $"key {PlotlyText.Literal(key.Name)}<br>belongs to {PlotlyText.Literal(key.Owner)}").ToArray()));
}
