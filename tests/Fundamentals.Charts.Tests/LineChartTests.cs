namespace Fundamentals.Charts.Tests;

public sealed class LineChartTests
{
    private static readonly Axis X = new("nodes");
    private static readonly Axis Y = new("keys that move") { IsPercent = true };

    [Fact]
    public void Of_MeasuredAndTheory_DifferInMoreThanColor()
    {
        var data = Figure.Parse(LineChart.Of("Same", X, Y, new Series("a", [(1, 0.5)]), Series.Theory("b", [1, 2], x => 1.0 / x)))["data"]!;

        Assert.Equal("lines+markers", data[0]!["mode"].Text());
        Assert.Null(data[0]!["line"]!["dash"]);
        Assert.Equal("lines", data[1]!["mode"].Text());
        Assert.Equal("dot", data[1]!["line"]!["dash"].Text());
    }

    [Fact]
    public void Of_TheoryFirst_IsDrawnLastAndNamedFirst()
    {
        var data = Figure.Parse(LineChart.Of("Same", X, Y, Series.Theory("b", [1, 2], x => 1.0 / x), new Series("a", [(1, 0.5)])))["data"]!;

        Assert.Equal(("a", "b"), (data[0]!["name"].Text(), data[1]!["name"].Text()));
        Assert.Equal((2, 1), (data[0]!["legendrank"]!.GetValue<int>(), data[1]!["legendrank"]!.GetValue<int>()));
        Assert.True(data[0]!["line"]!["width"]!.GetValue<double>() < data[1]!["line"]!["width"]!.GetValue<double>());
    }

    [Fact]
    public void Axis_LogarithmicOverFewDecades_NamesTwosAndFives()
    {
        var figure = Figure.Parse(LineChart.Of("t", X with { IsLogarithmic = true }, Y with { IsLogarithmic = true }, new Series("a", [(3, 0.8), (40_000, 0.03)])));

        Assert.Equal(["1", "10", "100", "1,000", "10,000", "100,000"], figure["layout"]!["xaxis"]!["ticktext"]!.AsArray().Select(text => text.Text()));
        Assert.Equal(["2%", "5%", "10%", "20%", "50%", "100%"], figure["layout"]!["yaxis"]!["ticktext"]!.AsArray().Select(text => text.Text()));
    }

    [Fact]
    public void Axis_LogarithmicOfOneValue_HasATick() =>
        Assert.Equal(["10"], Figure.Parse(LineChart.Of("t", X with { IsLogarithmic = true }, Y, new Series("a", [(10, 1)])))["layout"]!["xaxis"]!["ticktext"]!.AsArray().Select(text => text.Text()));

    [Fact]
    public void AltText_OfFewPoints_NamesThemAll() =>
        Assert.Equal(
            "Half stays. Line chart of keys that move (%) against nodes. a: 50.0 % at 1, 66.7 % at 2.",
            LineChart.Of("Half stays", X, Y, new Series("a", [(1, 0.5), (2, 2 / 3.0)])).AltText);

    [Fact]
    public void AltText_OfManyPoints_NamesEndsAndExtremes()
    {
        var series = Series.Measured("a", Enumerable.Range(0, 20), x => Math.Abs(x - 5));

        Assert.EndsWith("a: from 5 at 0 to 14 at 19; lowest 0 at 5, highest 14 at 19.", LineChart.Of("A dip", X, new Axis("y"), series).AltText);
    }

    [Fact]
    public void Of_NothingToDraw_SaysWhatIsMissing()
    {
        Assert.Contains("at least one series", Assert.Throws<ArgumentException>(() => LineChart.Of("t", X, Y)).Message);
        Assert.Contains("'a' has no points", Assert.Throws<ArgumentException>(() => LineChart.Of("t", X, Y, new Series("a", []))).Message);
    }

    [Theory]
    [InlineData(1, double.NaN, "cannot be drawn")]
    [InlineData(double.PositiveInfinity, 1, "cannot be drawn")]
    [InlineData(0, 1, "no place on a logarithmic axis")]
    public void Of_PointThatHasNoPlace_SaysWhich(double x, double y, string part)
    {
        var axis = X with { IsLogarithmic = true };

        var message = Assert.Throws<ArgumentException>(() => LineChart.Of("t", axis, Y, new Series("a", [(1, 1), (x, y)]))).Message;

        Assert.Contains("'a'", message);
        Assert.Contains(part, message);
    }
}
