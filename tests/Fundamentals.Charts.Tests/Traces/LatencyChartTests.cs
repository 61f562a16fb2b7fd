using Fundamentals.Charts.Traces;

namespace Fundamentals.Charts.Tests.Traces;

public sealed class LatencyChartTests
{
    private static readonly TimeSpan[] TwoThousand = [.. Enumerable.Range(1, 2000).Select(i => TimeSpan.FromMilliseconds(i * 0.5))];

    [Fact]
    public void Title_StatesMedianAndTail_AsFarAsThereAreDurations()
    {
        Assert.Equal("Half take at most 500 ms, one in a hundred more than 990 ms, one in a thousand more than 999 ms", LatencyChart.Of(TwoThousand).Title);
        Assert.Equal("Half take at most 50 ms, one in a hundred more than 99 ms", LatencyChart.Of(TwoThousand.Take(200)).Title);
        Assert.Equal("Half take at most 2.5 ms, the longest 5 ms", LatencyChart.Of(TwoThousand.Take(10)).Title);
    }

    [Fact]
    public void Marks_AreAtThePercentiles_WhereEachNineTakesTheSameRoom()
    {
        var data = Figure.Parse(LatencyChart.Of(TwoThousand))["data"]!;

        Assert.Equal([500.0, 990, 999], data[1]!["x"]!.AsArray().Select(x => x!.GetValue<double>()));
        Assert.Equal([0.30103, 2, 3], data[1]!["y"]!.AsArray().Select(y => y!.GetValue<double>()));
        Assert.Equal(["<b>p50</b> 500 ms", "<b>p99</b> 990 ms", "<b>p99.9</b> 999 ms"], Figure.Parse(LatencyChart.Of(TwoThousand))["layout"]!["annotations"]!.AsArray().Select(label => label!["text"].Text()));
    }

    [Fact]
    public void Curve_OfManyDurations_GoesFromTheShortestToTheLongest()
    {
        var curve = Figure.Parse(LatencyChart.Of(TwoThousand))["data"]![0]!;
        var x = curve["x"]!.AsArray().Select(value => value!.GetValue<double>()).ToList();

        Assert.Equal((0.5, 1000.0), (x[0], x[^1]));
        Assert.InRange(x.Count, 150, 250);
        Assert.Equal(x.Order(), x);
        Assert.Equal(0, curve["y"]![0]!.GetValue<double>());
    }

    [Fact]
    public void Of_Several_NamesEachWithItsTail()
    {
        var data = Figure.Parse(LatencyChart.Of("Hedging helps", ("plain", TwoThousand), ("hedged", TwoThousand[..1000])))["data"]!;

        Assert.Equal(["plain, p99 990 ms", "hedged, p99 495 ms"], new[] { data[0]!, data[2]! }.Select(curve => curve["name"].Text()));
        Assert.NotEqual(data[0]!["line"]!["dash"].Text(), data[2]!["line"]!["dash"].Text());
    }

    [Fact]
    public void BadInput_SaysWhatIsWrong()
    {
        Assert.Contains("no duration", Assert.Throws<ArgumentException>(() => LatencyChart.Of([])).Message);
        Assert.Contains("no distribution", Assert.Throws<ArgumentException>(() => LatencyChart.Of("t")).Message);
        Assert.Contains("same name", Assert.Throws<ArgumentException>(() => LatencyChart.Of("t", ("a", TwoThousand), ("a", TwoThousand))).Message);
    }
}
