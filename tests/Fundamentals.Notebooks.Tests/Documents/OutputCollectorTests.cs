using Fundamentals.Notebooks.Display;
using Fundamentals.Notebooks.Documents;

namespace Fundamentals.Notebooks.Tests.Documents;

public sealed class OutputCollectorTests
{
    [Fact]
    public void Add_NeighbouringPiecesOfOneStream_BecomeOneOutput()
    {
        var collector = new OutputCollector(1);

        collector.Add(0, new StreamOutput(StreamName.Stdout, "a"));
        collector.Add(0, new StreamOutput(StreamName.Stdout, "b\n"));
        collector.Add(0, new StreamOutput(StreamName.Stderr, "c"));
        collector.Add(0, new StreamOutput(StreamName.Stdout, "d"));

        Assert.Equal(
            [new StreamOutput(StreamName.Stdout, "ab\n"), new StreamOutput(StreamName.Stderr, "c"), new StreamOutput(StreamName.Stdout, "d")],
            collector.OutputsOf(0));
    }

    [Fact]
    public void Add_UpdateOfADisplay_ReplacesItInEveryCellThatShowedIt()
    {
        var collector = new OutputCollector(3);
        collector.Add(0, new DisplayOutput(MimeBundle.FromText("old"), "h"));
        collector.Add(1, new DisplayOutput(MimeBundle.FromText("other"), "i"));
        collector.Add(1, new DisplayOutput(MimeBundle.FromText("old"), "h"));

        collector.Add(2, new DisplayOutput(MimeBundle.FromText("new"), "h", IsUpdate: true));

        Assert.Equal(["new"], Texts(collector, 0));
        Assert.Equal(["other", "new"], Texts(collector, 1));
        Assert.Empty(collector.OutputsOf(2));
    }

    [Fact]
    public void Add_UpdateOfNothing_IsDropped()
    {
        var collector = new OutputCollector(1);
        collector.Add(0, new DisplayOutput(MimeBundle.FromText("no handle")));

        collector.Add(0, new DisplayOutput(MimeBundle.FromText("new"), DisplayId: null, IsUpdate: true));

        Assert.Equal(["no handle"], Texts(collector, 0));
    }

    private static IEnumerable<string?> Texts(OutputCollector collector, int cell) =>
        collector.OutputsOf(cell).Cast<DisplayOutput>().Select(output => output.Data.Text);
}
