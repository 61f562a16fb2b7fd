using Fundamentals.Charts.Partitioning;

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
    public void Colors_GivenOnes_AreUsed()
    {
        var colors = NodeColors.Of(["node-e", "node-d"]);
        var traces = Figure.Parse(MovementChart.Of(Figure.Added(), colors))["data"]!.AsArray();

        Assert.Equal(Palette.ColorOf(0), traces.Single(trace => trace!["name"].Text() == "go to node-e")!["marker"]!["color"].Text());
    }

    [Fact]
    public void Shares_OfEveryMovement_AddUpAsWritten()
    {
        var data = Figure.Parse(MovedShareChart.Of(("a", Figure.Added())))["data"]!;

        Assert.Equal(1, data[0]!["x"]![0]!.GetValue<double>() + data[1]!["x"]![0]!.GetValue<double>(), 1e-9);
        Assert.Equal($"{Figure.Added().Fraction * 100:0.0} %", data[0]!["text"]![0].Text());
    }

    [Fact]
    public void Shares_NoneOrTwoOfAName_SaySo()
    {
        Assert.Contains("no movement", Assert.Throws<ArgumentException>(() => MovedShareChart.Of()).Message);
        Assert.Contains("same name", Assert.Throws<ArgumentException>(() => MovedShareChart.Of(("a", Figure.Added()), ("a", Figure.Added()))).Message);
    }
}
