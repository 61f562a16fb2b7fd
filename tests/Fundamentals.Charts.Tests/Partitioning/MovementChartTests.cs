using Fundamentals.Charts.Partitioning;
using Fundamentals.Hashing;

namespace Fundamentals.Charts.Tests.Partitioning;

public sealed class MovementChartTests
{
    [Fact]
    public void Of_Movement_ShowsEveryCountOnce()
    {
        var movement = Figure.Added();
        var traces = Figure.Parse(MovementChart.Of(movement))["data"]!.AsArray();

        Assert.Equal("stay", traces[0]!["name"].Text());
        Assert.Equal(Palette.Quiet, traces[0]!["marker"]!["color"].Text());
        var drawn = traces.Sum(trace => trace!["x"]!.AsArray().Sum(value => value!.GetValue<int>()));
        var moved = traces.Skip(1).Sum(trace => trace!["x"]!.AsArray().Sum(value => value!.GetValue<int>()));
        Assert.Equal((10_000, movement.Moves.Count), (drawn, moved));
    }

    [Fact]
    public void Title_StatesThePercentMoved()
    {
        var movement = Figure.Added();

        Assert.Equal($"{movement.Fraction * 100:0.0} % of the keys move: {movement.Moves.Count:N0} of 10,000", MovementChart.Of(movement).Title);
    }

    [Fact]
    public void Legend_OfEveryTarget_IsInTheOrderOfTheNodes() =>
        Assert.Equal(
            ["stay", "go to node-a", "go to node-b", "go to node-c", "go to node-d", "go to node-e"],
            Figure.Parse(MovementChart.Of(Figure.Added()))["data"]!.AsArray().Select(trace => trace!["name"].Text()));

    [Fact]
    public void Summary_OfAddedOrRemoved_SaysWhatHadToMove()
    {
        var added = Figure.Added();
        var toNew = added.Moves.Count(move => move.To == "node-e");
        var ring = Figure.Ring(10);
        var removed = Movement.Between(ring, ring.Remove("node-b"), Figure.TenThousand);

        Assert.Contains($"{toNew:N0} go to node-e, {added.Moves.Count - toNew:N0} between nodes that were there before", Texts(added));
        Assert.Contains($"{removed.Moves.Count:N0} leave node-b, none between nodes that stay", Texts(removed));
        Assert.Contains($". {toNew:N0} go to node-e, ", MovementChart.Of(added).AltText);
        Assert.DoesNotContain(Texts(Movement.Between(ring, ring.Remove("node-b").Add("node-x"), Figure.TenThousand)), text => text.Contains("between"));
    }

    [Fact]
    public void Rows_WithoutRoomOrKeys_HaveTheNumberBeside()
    {
        var ring = ConsistentHashRing.Of(["ash", "birch", "cedar", "elm"], new RingOptions { VirtualNodes = 1 });

        Assert.Contains("65 stay", Texts(Movement.Between(ring, ring.Add("fir"), Figure.TenThousand)));
        Assert.Contains("no keys", Texts(Movement.Between(ring, ring.Add("fir"), Keys.Numbered("user-", 8))));
    }

    [Fact]
    public void Colors_GivenOnes_AreUsed()
    {
        var colors = NodeColors.Of(["node-e", "node-d"]);
        var traces = Figure.Parse(MovementChart.Of(Figure.Added(), colors))["data"]!.AsArray();

        Assert.Equal(Palette.ColorOf(0), traces.Single(trace => trace!["name"].Text() == "go to node-e")!["marker"]!["color"].Text());
    }

    private static IEnumerable<string> Texts(Movement movement) =>
        Figure.Parse(MovementChart.Of(movement))["layout"]!["annotations"]!.AsArray().Select(text => text!["text"].Text());
}
