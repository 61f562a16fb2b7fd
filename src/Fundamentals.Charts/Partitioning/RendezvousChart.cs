using Fundamentals.Charts.Figures;
using Fundamentals.Hashing;
using Plotly.NET;

namespace Fundamentals.Charts.Partitioning;

/// <summary>
/// What each node draws for each of a few keys, as a table: the winner of each row in its own colour, the others the
/// darker the higher they drew.
/// </summary>
public static class RendezvousChart
{
    /// <summary>The most keys drawn; of more, the first are.</summary>
    public const int MostKeys = 20;

    /// <summary>With more nodes than this the cells are too narrow for numbers.</summary>
    private const int MostNodesWithNumbers = 12;

    /// <summary>Draws the table.</summary>
    /// <param name="partitioner">A partitioner with at least one node.</param>
    /// <param name="keys">At least one key.</param>
    /// <param name="colors">The nodes' colours; by default in the order of the partitioner's nodes.</param>
    /// <param name="title">States what the picture shows; by default, how many of the keys each node wins.</param>
    /// <exception cref="ArgumentException">There are no keys, a key is there twice, or there are no nodes.</exception>
    public static Picture Of(RendezvousPartitioner partitioner, IEnumerable<string> keys, NodeColors? colors = null, string? title = null)
    {
        ArgumentNullException.ThrowIfNull(partitioner);
        ArgumentNullException.ThrowIfNull(keys);
        if (partitioner.Nodes.Count == 0)
            throw new ArgumentException("The partitioner has no nodes, so nobody draws; add one first.", nameof(partitioner));
        var drawn = keys.Take(MostKeys).ToList();
        if (drawn.Count == 0)
            throw new ArgumentException("There are no keys to draw for; give at least one.", nameof(keys));
        if (drawn.Distinct(StringComparer.Ordinal).Count() < drawn.Count)
            throw new ArgumentException("A key is there twice; its two rows would be the same. Give distinct keys.", nameof(keys));

        colors ??= NodeColors.Of(partitioner.Nodes);
        List<Row> rows = [.. drawn.Select(key => new Row(key, partitioner.NodeFor(key), partitioner.ScoresFor(key)))];
        title ??= $"The highest draw wins. Of {Numbers.Of(rows.Count, "key")}: {string.Join(", ", partitioner.Nodes.Select(node => $"{node} {rows.Count(row => row.Winner == node)}"))}";
        var details = rows.Select(row => $"{row.Key}: {string.Join(", ", row.Scores)}, so {row.Winner} gets it");
        return Picture.Of([Table(partitioner, rows)], LayoutOf(rows, colors), title, $"{title}. Table of what each node draws for each key. {string.Join("; ", details)}.");
    }

    private static Trace Table(RendezvousPartitioner partitioner, List<Row> rows) => new Trace("heatmap").With(
        ("x", partitioner.Nodes.Select(PlotlyText.Literal).ToArray()),
        ("y", rows.Select(row => PlotlyText.Literal(row.Key)).ToArray()),
        ("z", rows.Select(row => row.Scores.Select(score => score.Score).ToArray()).ToArray()),
        ("colorscale", new object[] { new object[] { 0, Palette.FaintGrey }, new object[] { 1, Palette.Quiet } }),
        ("showscale", false),
        ("xgap", 2),
        ("ygap", 2),
        ("hoverinfo", "text"),
        ("hovertext", rows.Select(row => row.Scores.Select(score => $"for {PlotlyText.Literal(row.Key)}<br>{PlotlyText.Literal(score.Node)} draws {score.Score:0.000}").ToArray()).ToArray()));

    private static Layout LayoutOf(List<Row> rows, NodeColors colors) => new Layout().With(
        ("height", 150 + (Math.Max(rows.Count, 6) * 34)),
        ("margin", Attributes.Of(("t", HouseStyle.TopMargin + 44), ("b", 24))),
        ("xaxis", Attributes.Axis("node", ("type", "category"), ("side", "top"), ("showgrid", false), ("showline", false), ("ticks", string.Empty))),
        ("yaxis", Attributes.Axis("key", ("type", "category"), ("autorange", "reversed"), ("showgrid", false))),
        ("shapes", rows.Select((row, y) => WinnerBox(row, y, colors)).ToArray()),
        ("annotations", rows.Where(row => row.Scores.Count <= MostNodesWithNumbers)
            .SelectMany((row, y) => row.Scores.Select((score, x) => ScoreText(row, score, x, y, colors))).ToArray()));

    private static DynamicObj.DynamicObj WinnerBox(Row row, int y, NodeColors colors)
    {
        const double half = 0.485;
        var x = row.WinnerIndex;
        return Attributes.Of(
            ("type", "rect"),
            ("x0", x - half),
            ("x1", x + half),
            ("y0", y - half),
            ("y1", y + half),
            ("fillcolor", colors[row.Winner]),
            ("line", Attributes.Of(("color", Palette.Ink), ("width", 1.5))));
    }

    private static DynamicObj.DynamicObj ScoreText(Row row, NodeScore score, int x, int y, NodeColors colors)
    {
        var wins = score.Node == row.Winner;
        return Attributes.Of(
            ("text", wins ? $"<b>{score.Score:0.000}</b>" : $"{score.Score:0.000}"),
            ("x", x),
            ("y", y),
            ("showarrow", false),
            ("font", Attributes.Of(("color", wins ? Palette.TextOn(colors[row.Winner]) : Palette.Ink))));
    }

    private sealed record Row(string Key, string Winner, IReadOnlyList<NodeScore> Scores)
    {
        public int WinnerIndex => Scores.Select(score => score.Node).ToList().IndexOf(Winner);
    }
}
