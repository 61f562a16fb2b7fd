using Fundamentals.Charts.Partitioning;
using Fundamentals.Hashing;

namespace Fundamentals.Charts.Tests.Partitioning;

public sealed class RingLabelsTests
{
    [Fact]
    public void Keys_CloseTogether_ShareALabelThatNamesEachOnce()
    {
        var ring = Figure.Ring(1);
        var keys = Keys.Numbered("key-", 6);

        var drawn = Figure.Parse(RingChart.Of(ring, keys))["data"]!.AsArray().Single(trace => trace!["name"]?.Text() == "keys")!;

        var labels = drawn["text"]!.AsArray().Select(label => label.Text()).ToList();
        Assert.Equal(keys.Order(StringComparer.Ordinal), labels.SelectMany(label => label.Split("<br>", StringSplitOptions.RemoveEmptyEntries)).Order(StringComparer.Ordinal));
        Assert.Contains(labels, label => label.Contains("<br>"));
        Assert.Contains(labels, label => label.Length == 0);
    }
}
