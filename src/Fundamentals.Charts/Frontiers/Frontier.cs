using Fundamentals.Charts.Figures;

namespace Fundamentals.Charts.Frontiers;

/// <summary>Which settings no other beats, and what that says.</summary>
internal sealed class Frontier
{
    private readonly List<FrontierPoint> _all;
    private readonly Better _betterX;
    private readonly Better _betterY;

    public Frontier(List<FrontierPoint> points, Better betterX, Better betterY)
    {
        (_all, _betterX, _betterY) = (points, betterX, betterY);
        Best = [.. points.Where(point => BeaterOf(point) is null).OrderBy(point => point.X).ThenBy(point => point.Y)];
        Beaten = [.. points.Where(point => BeaterOf(point) is not null)];
    }

    /// <summary>Gets those that no other beats, from left to right.</summary>
    public IReadOnlyList<FrontierPoint> Best { get; }

    public IReadOnlyList<FrontierPoint> Beaten { get; }

    /// <summary>Gets how plotly.js joins the best: what can be had for a price is what the last one at that price gives.</summary>
    public string Shape => _betterX is Better.Less ? "hv" : "vh";

    public string Finding(Axis x, Axis y)
    {
        string At(FrontierPoint point) => $"{point.Setting} ({x.Format(point.X)}, {y.Format(point.Y)})";
        return Best.Count == 1
            ? $"{At(Best[0])} {(_all.Count == 1 ? "is the only setting" : $"beats the other {Numbers.Of(_all.Count - 1, "setting")}")}"
            : $"{Numbers.Count(Best.Count)} of {Numbers.Of(_all.Count, "setting")} are beaten by no other, from {At(Best[0])} to {At(Best[^1])}";
    }

    public string Hover(FrontierPoint point, Axis x, Axis y)
    {
        var beater = BeaterOf(point);
        return $"<b>{PlotlyText.Literal(point.Setting)}</b><br>{PlotlyText.Literal($"{x.Label}: {x.Format(point.X)}")}<br>{PlotlyText.Literal($"{y.Label}: {y.Format(point.Y)}")}<br>"
            + (beater is null ? "no other setting beats it" : $"{PlotlyText.Literal(beater.Setting)} beats it");
    }

    public string Describe(Axis x, Axis y)
    {
        string At(FrontierPoint point) => $"{point.Setting} at {x.Format(point.X)} and {y.Format(point.Y)}";
        var beaten = Beaten.Count == 0 ? "" : $" Beaten: {string.Join("; ", Beaten.Select(point => $"{At(point)}, by {BeaterOf(point)!.Setting}"))}.";
        return $"Points by {x.Title} ({Way(_betterX)} is better) and {y.Title} ({Way(_betterY)} is better). Beaten by no other: {string.Join("; ", Best.Select(At))}.{beaten}";

        static string Way(Better better) => better is Better.Less ? "less" : "more";
    }

    /// <summary>The one that is better in both if there is one, else one that is as good in one and better in the other.</summary>
    private FrontierPoint? BeaterOf(FrontierPoint point) => _all
        .Where(other => Gain(other.X, point.X, _betterX) >= 0 && Gain(other.Y, point.Y, _betterY) >= 0 && (other.X != point.X || other.Y != point.Y))
        .OrderByDescending(other => other.X != point.X && other.Y != point.Y)
        .FirstOrDefault();

    private static double Gain(double value, double than, Better better) => better is Better.Less ? than - value : value - than;
}
