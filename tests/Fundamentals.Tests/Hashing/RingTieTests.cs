using Fundamentals.Hashing;

namespace Fundamentals.Tests.Hashing;

public sealed class RingTieTests
{
    /// <summary>All points at one position, the worst that can happen to a ring.</summary>
    private static readonly RingOptions OnePosition = new() { VirtualNodes = 2, Hash = new CoarseHash(0, Positions: 1) };

    [Fact]
    public void NodeFor_AllPointsTied_IsTheFirstNameWhateverTheOrder()
    {
        Assert.Equal("B", ConsistentHashRing.Of(["b", "a", "B"], OnePosition).NodeFor("key"));
        Assert.Equal("B", ConsistentHashRing.Of(["B"], OnePosition).Add("a").Add("b").NodeFor("key"));
        Assert.Equal("B", ConsistentHashRing.Of(["a"], OnePosition).Add("b").Add("B").NodeFor("key"));
    }

    [Fact]
    public void OwnedShare_AllPointsTied_IsTheCircleForTheFirstName()
    {
        var ring = ConsistentHashRing.Of(["b", "a"], OnePosition);

        Assert.Equal([1, 0], new[] { ring.OwnedShare("a"), ring.OwnedShare("b") });
    }

    [Fact]
    public void PreferenceList_AllPointsTied_IsInTheOrderOfNames() =>
        Assert.Equal(["a", "b", "c"], ConsistentHashRing.Of(["c", "a", "b"], OnePosition).PreferenceList("key", 3));
}
