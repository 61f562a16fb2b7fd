using Fundamentals.Hashing;

namespace Fundamentals.Tests.Hashing;

/// <summary>What all partitioners do with bad input, and with the last node.</summary>
public sealed class PartitionerErrorsTests
{
    public static TheoryData<string> Kinds => ["modulo", "ring", "rendezvous", "indexed ring", "jump", "maglev", "multi-probe", "ketama", "tokens", "ranges"];

    public static IPartitioner Of(string kind, params string[] nodes) => kind switch
    {
        "modulo" => ModuloPartitioner.Of(nodes),
        "ring" => ConsistentHashRing.Of(nodes),
        "rendezvous" => RendezvousPartitioner.Of(nodes),
        "indexed ring" => IndexedRing.Of(ConsistentHashRing.Of(nodes)),
        "jump" => JumpPartitioner.Of(nodes),
        "maglev" => MaglevPartitioner.Of(nodes, tableSize: 251),
        "multi-probe" => MultiProbePartitioner.Of(nodes),
        "ketama" => KetamaRing.Of(nodes),
        "tokens" => TokenRing.Of(nodes),
        _ => RangePartitioner.Of(nodes),
    };

    [Theory, MemberData(nameof(Kinds))]
    public void Add_NodeThatIsThere_NamesIt(string kind)
    {
        const string Expected = "Node 'b' is already there. Names must be unique; to change its weight, remove it first. (Parameter 'node')";

        Assert.Equal(Expected, Assert.Throws<ArgumentException>(() => Of(kind, "a", "b").Add("b")).Message);
        Assert.Equal(Expected, Assert.Throws<ArgumentException>(() => Of(kind, "b", "b")).Message);
    }

    [Theory, MemberData(nameof(Kinds))]
    public void Remove_UnknownNode_NamesItAndThoseThereAre(string kind)
    {
        var error = Assert.Throws<ArgumentException>(() => Of(kind, "a", "b").Remove("B"));

        Assert.Equal("There is no node 'B'. The nodes are: a, b. Names must agree letter by letter. (Parameter 'node')", error.Message);
        Assert.False(Of(kind, "a", "b").CanRemove("B"));
        Assert.True(Of(kind, "a", "b").CanRemove("b"));
    }

    [Theory, MemberData(nameof(Kinds))]
    public void Remove_FromManyNodes_NamesOnlyTheFirst(string kind)
    {
        var error = Assert.Throws<ArgumentException>(() => Of(kind, [.. Keys.Numbered("n", 20)]).Remove("x"));

        Assert.StartsWith("There is no node 'x'. The nodes are: n0, n1, n2, n3, n4, n5, n6, n7 and 12 more.", error.Message, StringComparison.Ordinal);
    }

    [Theory, MemberData(nameof(Kinds))]
    public void Remove_FromEmpty_SaysThatThereAreNoNodes(string kind) =>
        Assert.StartsWith("There is no node 'a': there are no nodes at all.", Assert.Throws<ArgumentException>(() => Of(kind).Remove("a")).Message, StringComparison.Ordinal);

    [Theory, MemberData(nameof(Kinds))]
    public void Remove_LastNode_LeavesAnEmptyPartitionerThatCanGrowAgain(string kind)
    {
        var empty = Of(kind, "a").Remove("a");

        Assert.Empty(empty.Nodes);
        Assert.False(empty.CanRemove("a"));
        Assert.Equal("b", empty.Add("b").NodeFor("key"));
    }

    [Theory, MemberData(nameof(Kinds))]
    public void NodeFor_NoNodes_SaysToAddOne(string kind)
    {
        var error = Assert.Throws<InvalidOperationException>(() => Of(kind).NodeFor("key"));

        Assert.Matches("^This (ring|partitioner) has no nodes, so no key has a place. Add one first: Add\\(\"a\"\\)\\.$", error.Message);
    }

    [Theory, MemberData(nameof(Kinds))]
    public void AddAndRemove_AnyNode_LeaveThePartitionerAsItWas(string kind)
    {
        var before = Of(kind, "a", "b");

        Assert.Equal(["a", "b", "c"], before.Add("c").Nodes);
        Assert.Equal(["a"], before.Remove("b").Nodes);
        Assert.Equal(["a", "b"], before.Nodes);
    }

    [Theory, MemberData(nameof(Kinds))]
    public void Add_NoName_SaysThatItIsMissing(string kind)
    {
        foreach (var node in new[] { null, "", " ", "\t" })
        {
            Assert.StartsWith("A node's name is missing", Assert.Throws<ArgumentException>(() => Of(kind).Add(node!)).Message, StringComparison.Ordinal);
            Assert.StartsWith("A node's name is missing", Assert.Throws<ArgumentException>(() => Of(kind, node!)).Message, StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData(0)]
    [InlineData(-1)]
    [InlineData(double.NaN)]
    [InlineData(double.PositiveInfinity)]
    public void Add_WeightThatIsNotAPositiveNumber_NamesTheNode(double weight)
    {
        const string Expected = "The weight of node 'b' must be a positive number";

        Assert.StartsWith(Expected, Assert.Throws<ArgumentOutOfRangeException>(() => ConsistentHashRing.Of("a").Add("b", weight)).Message, StringComparison.Ordinal);
        Assert.StartsWith(Expected, Assert.Throws<ArgumentOutOfRangeException>(() => RendezvousPartitioner.Of("a").Add("b", weight)).Message, StringComparison.Ordinal);
        Assert.StartsWith(Expected, Assert.Throws<ArgumentOutOfRangeException>(() => ConsistentHashRing.Weighted(("a", 1), ("b", weight))).Message, StringComparison.Ordinal);
        Assert.StartsWith(Expected, Assert.Throws<ArgumentOutOfRangeException>(() => RendezvousPartitioner.Weighted(("a", 1), ("b", weight))).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Add_WeightWithTooManyPoints_NamesTheNodeAndTheLimit()
    {
        var error = Assert.Throws<ArgumentOutOfRangeException>(() => ConsistentHashRing.Of("a").Add("b", 10_001));

        Assert.StartsWith("Weight 10001 would give node 'b' 1E+06 points, and the most is 1000000.", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(-1)]
    [InlineData(1_000_001)]
    public void VirtualNodes_OutOfRange_NamesTheRange(int points) =>
        Assert.StartsWith(
            "VirtualNodes must be from 1 to 1000000",
            Assert.Throws<ArgumentOutOfRangeException>(() => new RingOptions { VirtualNodes = points }).Message,
            StringComparison.Ordinal);

    [Theory]
    [InlineData(0)]
    [InlineData(3)]
    public void PreferenceList_MoreNodesThanThereAre_NamesBothNumbers(int count)
    {
        var expected = $"{count} distinct nodes were asked for, and there are 2. Ask for 1 to 2, or add nodes.";

        Assert.StartsWith(expected, Assert.Throws<ArgumentOutOfRangeException>(() => ConsistentHashRing.Of("a", "b").PreferenceList("key", count)).Message, StringComparison.Ordinal);
        Assert.StartsWith(expected, Assert.Throws<ArgumentOutOfRangeException>(() => RendezvousPartitioner.Of("a", "b").PreferenceList("key", count)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void WeightOfAndOwnedShare_UnknownNode_NameIt()
    {
        Assert.StartsWith("There is no node 'x'.", Assert.Throws<ArgumentException>(() => ConsistentHashRing.Of("a").WeightOf("x")).Message, StringComparison.Ordinal);
        Assert.StartsWith("There is no node 'x'.", Assert.Throws<ArgumentException>(() => ConsistentHashRing.Of("a").OwnedShare("x")).Message, StringComparison.Ordinal);
        Assert.StartsWith("There is no node 'x'.", Assert.Throws<ArgumentException>(() => RendezvousPartitioner.Of("a").WeightOf("x")).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void ToString_EachKind_CountsAndNamesTheNodes()
    {
        Assert.Equal("hash(key) % 2: a, b", ModuloPartitioner.Of("a", "b").ToString());
        Assert.Equal("ring of 2 nodes with 300 points: a, b (weight 2)", ConsistentHashRing.Of("a").Add("b", 2).ToString());
        Assert.Equal("rendezvous of 2 nodes: a, b (weight 2)", RendezvousPartitioner.Weighted(("a", 1), ("b", 2)).ToString());
        Assert.Equal("indexed ring of 2 nodes with 200 points: a, b", Of("indexed ring", "a", "b").ToString());
        Assert.Equal("jump over 2 nodes: a, b", Of("jump", "a", "b").ToString());
        Assert.Equal("maglev table of 251 slots for 2 nodes: a, b", Of("maglev", "a", "b").ToString());
        Assert.Equal("21 probes over 2 nodes: a, b", Of("multi-probe", "a", "b").ToString());
        Assert.Equal("ketama ring of 2 nodes with 320 points: a, b", Of("ketama", "a", "b").ToString());
        Assert.Equal("token ring of 2 nodes in 1 racks with 32 tokens: a, b", Of("tokens", "a", "b").ToString());
    }
}
