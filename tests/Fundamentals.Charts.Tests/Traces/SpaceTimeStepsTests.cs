using Fundamentals.Charts.Traces;
using Fundamentals.Simulator;
using Fundamentals.Tracing;

namespace Fundamentals.Charts.Tests.Traces;

public sealed class SpaceTimeStepsTests
{
    [Fact]
    public void Steps_OfAStory_SayWhatJustHappened()
    {
        var picture = SpaceTimeChart.Steps(TwoNodeStore.Run().Trace);
        var frames = Figure.Parse(picture)["frames"]!.AsArray();
        var captions = frames.Select(frame => frame!["layout"]!["meta"]!["alt"].Text().Split(". ")[0]).ToList();

        Assert.Equal("14 of 15 messages arrive; 1 is cut off", picture.Title);
        Assert.Equal("0 ms: alice sends 'Write(x, 1)' to left", captions[0]);
        Assert.Equal("1 ms: left receives 'Write(x, 1)' from alice, sends 'Ok' to alice and sends 'Replicate(x, 1)' to right", captions[1]);
        Assert.Contains("4 ms: Partition left | right begins", string.Join('\n', captions));
        Assert.Contains("; 'Replicate(x, 2)' from left to right is cut off", string.Join('\n', captions));
        Assert.InRange(captions.Count, 10, 30);
    }

    [Fact]
    public void Steps_BeforeAMessageArrives_ShowItUnderWay()
    {
        var first = SpaceTimeChart.Steps(TwoNodeStore.Run().Trace);

        Assert.Contains("Messages: 0 ms alice → left: Write { Key = x, Value = 1 }, still under way.", Figure.Parse(first)["frames"]![0]!["layout"]!["meta"]!["alt"].Text());
        Assert.Contains("arrives at 1 ms", Figure.Parse(first)["frames"]![1]!["layout"]!["meta"]!["alt"].Text());
        Assert.DoesNotContain("Faults", Figure.Parse(first)["frames"]![1]!["layout"]!["meta"]!["alt"].Text());
    }

    [Fact]
    public void Steps_TheLast_ShowsAllThatTheDiagramShows()
    {
        var trace = TwoNodeStore.Run().Trace;
        var whole = SpaceTimeChart.Of(trace);
        var last = Figure.Parse(SpaceTimeChart.Steps(trace))["frames"]!.AsArray()[^1]!["layout"]!["meta"]!["alt"].Text();

        Assert.Equal(whole.AltText[whole.AltText.IndexOf("Space-time", StringComparison.Ordinal)..], last[last.IndexOf("Space-time", StringComparison.Ordinal)..]);
    }

    [Fact]
    public void Steps_OfALongTrace_AsksForAPart()
    {
        var trace = Cluster.Run(1000).Trace;

        Assert.Contains("pick a part", Assert.Throws<ArgumentException>(() => SpaceTimeChart.Steps(trace)).Message);
        Assert.NotEmpty(SpaceTimeChart.Steps(trace.Until(4.Milliseconds)).Title);
    }
}
