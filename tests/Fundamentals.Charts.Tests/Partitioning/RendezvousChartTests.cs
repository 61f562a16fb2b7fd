using Fundamentals.Charts.Partitioning;
using Fundamentals.Hashing;

namespace Fundamentals.Charts.Tests.Partitioning;

public sealed class RendezvousChartTests
{
    private static readonly RendezvousPartitioner Nodes = RendezvousPartitioner.Of("a", "b", "c");
    private static readonly IReadOnlyList<string> Some = Keys.Numbered("user-", 5);

    [Fact]
    public void Of_Keys_MarksTheHighestOfEachRow()
    {
        var figure = Figure.Parse(RendezvousChart.Of(Nodes, Some));

        foreach (var (row, key) in Some.Index())
        {
            var draws = figure["data"]![0]!["z"]![row]!.AsArray().Select(draw => draw!.GetValue<double>()).ToList();
            var box = figure["layout"]!["shapes"]![row]!;
            var middle = (box["x0"]!.GetValue<double>() + box["x1"]!.GetValue<double>()) / 2;

            Assert.Equal(draws.IndexOf(draws.Max()), middle, 1e-9);
            Assert.Equal(NodeColors.Of(Nodes.Nodes)[Nodes.NodeFor(key)], box["fillcolor"].Text());
        }

        Assert.Equal(Some.Count, figure["layout"]!["annotations"]!.AsArray().Count(text => text!["text"].Text().StartsWith("<b>", StringComparison.Ordinal)));
    }

    [Fact]
    public void Texts_NameTheWinners()
    {
        var picture = RendezvousChart.Of(Nodes, Some);
        var wins = Nodes.Nodes.Select(node => $"{node} {Some.Count(key => Nodes.NodeFor(key) == node)}");

        Assert.Equal($"The highest draw wins. Of 5 keys: {string.Join(", ", wins)}", picture.Title);
        Assert.Contains($"user-3: {string.Join(", ", Nodes.ScoresFor("user-3"))}, so {Nodes.NodeFor("user-3")} gets it", picture.AltText);
    }

    [Fact]
    public void Of_MoreKeysThanFit_DrawsTheFirst() =>
        Assert.Equal(RendezvousChart.MostKeys, Figure.Parse(RendezvousChart.Of(Nodes, Figure.TenThousand))["data"]![0]!["y"]!.AsArray().Count);

    [Fact]
    public void Of_NothingToDraw_SaysWhatIsMissing()
    {
        Assert.Contains("no nodes", Assert.Throws<ArgumentException>(() => RendezvousChart.Of(RendezvousPartitioner.Of(), Some)).Message);
        Assert.Contains("no keys", Assert.Throws<ArgumentException>(() => RendezvousChart.Of(Nodes, [])).Message);
        Assert.Contains("there twice", Assert.Throws<ArgumentException>(() => RendezvousChart.Of(Nodes, ["k", "k"])).Message);
    }
}
