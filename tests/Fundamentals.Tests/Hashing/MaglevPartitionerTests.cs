using CsCheck;
using Fundamentals.Hashing;
using Fundamentals.Tests.Anchors;

namespace Fundamentals.Tests.Hashing;

public sealed class MaglevPartitionerTests
{
    private static readonly string[] Addresses = [.. Keys.Numbered("127.0.0.1:9", 6)];

    private static readonly string[] HostNames = [.. Keys.Numbered("9", 6)];

    [Fact]
    public void NodeAt_EnvoysHosts_IsEnvoysTable()
    {
        Assert.Equal(MaglevTables.EnvoyAddresses.Select(index => Addresses[index]), Slots(MaglevPartitioner.Of(Addresses, 7)));
        Assert.Equal(MaglevTables.EnvoyHostNames.Select(index => HostNames[index]), Slots(MaglevPartitioner.Of(HostNames, 7)));
    }

    [Fact]
    public void NodeAt_EnvoysWeightedHosts_IsEnvoysTable() =>
        Assert.Equal(
            MaglevTables.EnvoyWeighted.Select(index => Addresses[index]),
            Slots(MaglevPartitioner.Weighted([(Addresses[0], 1), (Addresses[1], 2)], 17)));

    [Fact]
    public void Fill_GivenPermutations_IsThePublishedTable()
    {
        var turns = MaglevTables.Permutations.Select(order => new MaglevTable.Turns(order[0], (order[1] - order[0] + order.Count) % order.Count, Weight: 1)).ToArray();

        Assert.Equal(MaglevTables.OfPermutations, MaglevTable.Fill(turns, 7));
        Assert.Equal(MaglevTables.WithoutNode1, MaglevTable.Fill([turns[0], turns[2]], 7).Select(index => index * 2));
    }

    [Fact]
    public void NodeFor_AnyKey_IsTheNodeOfItsSlot() => AnyTable.Sample((names, size, seed) =>
    {
        var partitioner = MaglevPartitioner.Of(names, size, KeyHash.XxHash3(seed));
        foreach (var key in Keys.Numbered("user-", 50))
            Assert.Equal(partitioner.NodeAt((int)(KeyHash.XxHash3(seed).Of(key) % (ulong)size)), partitioner.NodeFor(key));
    });

    [Fact]
    public void Slots_EqualWeights_DifferByAtMostOne() => AnyTable.Sample((names, size, _) =>
    {
        var counts = Counts(MaglevPartitioner.Of(names, size));
        Assert.Equal(names.Length, counts.Count);
        Assert.InRange(counts.Values.Max() - counts.Values.Min(), 0, 1);
    });

    [Fact]
    public void Slots_AnyWeights_AreInProportionToTheHeaviest() =>
        Gen.Select(Gen.Double[0.1, 4].Array[1, 12], AnySize).Sample((weights, size) =>
        {
            var nodes = Keys.Numbered("node-", weights.Length).Zip(weights).ToArray();
            var counts = Counts(MaglevPartitioner.Weighted(nodes, size));
            var heaviest = nodes.MaxBy(node => node.Second);
            foreach (var (node, weight) in nodes)
                Assert.Equal(counts[heaviest.First] * weight / heaviest.Second, counts[node], 2.0);
        });

    [Fact]
    public void Add_InAnyOrder_MakesTheSameTable() => AnyTable.Sample((names, size, seed) =>
    {
        var shuffled = names.OrderBy(name => KeyHash.XxHash3(seed).Of(name)).ToArray();
        var grown = shuffled.Aggregate(MaglevPartitioner.Of([], size), (partitioner, node) => partitioner.Add(node));

        Assert.Equal(Slots(MaglevPartitioner.Of(names, size)), Slots(grown));
        Assert.Equal(shuffled, grown.Nodes);
        Assert.Equal(Slots(grown), Slots(grown.Add("a new one").Remove("a new one")));
    });

    /// <summary>
    /// Slots that change hands between the nodes that stay: few of all slots, from 0.1 % with 5 nodes to 0.9 % with 500; but then
    /// several times the 0.2 % that had to move.
    /// </summary>
    [Theory]
    [InlineData(5)]
    [InlineData(20)]
    [InlineData(100)]
    [InlineData(500)]
    public void AddAndRemove_DefaultTable_MoveLittleBetweenTheOthers(int nodes)
    {
        var before = MaglevPartitioner.Of(Keys.Numbered("node-", nodes));
        foreach (var (small, large, changed) in new[] { (before, before.Add("new"), "new"), (before.Remove("node-1"), before, "node-1") })
        {
            var between = Slots(small).Zip(Slots(large)).Count(slot => slot.First != slot.Second && slot.Second != changed);
            Assert.InRange(between / (double)small.TableSize, 0.001, 0.01);
        }
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(65_536)]
    [InlineData(5_000_077)]
    public void Of_SizeThatIsNoPrimeInRange_SaysWhichToChoose(int size) =>
        Assert.StartsWith(
            "The table's size must be a prime number up to 5000011, such as 65537 or 655373",
            Assert.Throws<ArgumentOutOfRangeException>(() => MaglevPartitioner.Of(["a"], size)).Message,
            StringComparison.Ordinal);

    [Fact]
    public void Add_MoreNodesThanSlots_SaysThatTheTableIsTooSmall() =>
        Assert.StartsWith(
            "A table of 2 slots is too small for 3 nodes",
            Assert.Throws<ArgumentException>(() => MaglevPartitioner.Of(["a", "b"], 2).Add("c")).Message,
            StringComparison.Ordinal);

    [Theory]
    [InlineData(-1)]
    [InlineData(7)]
    public void NodeAt_NoSuchSlot_IsAnError(int slot) =>
        Assert.Equal("slot", Assert.Throws<ArgumentOutOfRangeException>(() => MaglevPartitioner.Of(["a"], 7).NodeAt(slot)).ParamName);

    private static Gen<int> AnySize => Gen.OneOf(new[] { 13, 17, 251, 1009, 4099 }.Select(Gen.Const).ToArray());

    private static Gen<(string[] Names, int Size, long Seed)> AnyTable =>
        Gen.Select(Gen.String[Gen.Char.AlphaNumeric, 1, 6].ArrayUnique[1, 12], AnySize, Gen.Long);

    private static IEnumerable<string> Slots(MaglevPartitioner partitioner) => Enumerable.Range(0, partitioner.TableSize).Select(partitioner.NodeAt);

    private static Dictionary<string, int> Counts(MaglevPartitioner partitioner) => Slots(partitioner).CountBy(node => node).ToDictionary();
}
