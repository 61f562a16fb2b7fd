using System.Globalization;
using CsCheck;
using Fundamentals.Hashing;

namespace Fundamentals.Tests.Hashing;

public sealed class ModuloPartitionerLawsTests
{
    /// <summary>A key is its own hash, so that every remainder can be tried.</summary>
    private sealed record NumberHash : KeyHash
    {
        public override ulong OfUtf8(ReadOnlySpan<byte> utf8) => ulong.Parse(utf8, CultureInfo.InvariantCulture);
    }

    [Fact]
    public void NodeFor_AnyKey_IsTheNodeNumberedByTheRemainder() => Cluster.Any().Sample(cluster =>
    {
        var names = cluster.Nodes.Select(node => node.Node).ToArray();
        var partitioner = ModuloPartitioner.Of(names, cluster.Options.Hash);
        foreach (var key in cluster.Keys)
            Assert.Equal(names[cluster.Options.Hash.Of(key) % (ulong)names.Length], partitioner.NodeFor(key));
    });

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    [InlineData(10)]
    [InlineData(31)]
    public void Add_AllRemainders_MovesExactlyAllButOneInNPlusOne(int nodes)
    {
        var before = ModuloPartitioner.Of(Keys.Numbered("node-", nodes), new NumberHash());

        var movement = Movement.Between(before, before.Add("new"), Keys.Numbered("", nodes * (nodes + 1)));

        Assert.Equal(nodes * nodes, movement.Moves.Count);
        Assert.Equal(nodes / (nodes + 1.0), movement.Fraction, 1e-15);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(4)]
    [InlineData(10)]
    [InlineData(31)]
    public void Add_HashedKeys_MovesAllButAboutOneInNPlusOne(int nodes)
    {
        const int Count = 50_000;
        var before = ModuloPartitioner.Of(Keys.Numbered("node-", nodes));

        var movement = Movement.Between(before, before.Add("new"), Keys.Numbered("user-", Count));

        var expected = nodes / (nodes + 1.0);
        Assert.Equal(expected, movement.Fraction, 4 * Math.Sqrt(expected * (1 - expected) / Count));
    }

    [Fact]
    public void Add_FourNodes_MovesKeysBetweenOldNodesToo()
    {
        var before = ModuloPartitioner.Of("a", "b", "c", "d");

        var movement = Movement.Between(before, before.Add("e"), Keys.Numbered("user-", 1000));

        Assert.Contains(movement.Moves, move => move.To != "e");
    }

    [Fact]
    public void Remove_FromTheMiddle_RenumbersTheNodesAfterIt()
    {
        var partitioner = ModuloPartitioner.Of(["a", "b", "c"], new NumberHash()).Remove("b");

        Assert.Equal(["a", "c"], partitioner.Nodes);
        Assert.Equal("c", partitioner.NodeFor("1"));
        Assert.Equal("a", partitioner.NodeFor("2"));
    }

    [Fact]
    public void Load_AnyNumberOfNodes_IsAsEvenAsKeysThatChooseAtRandom() => Spread.IsBinomial((nodes, hash) => ModuloPartitioner.Of(nodes, hash));
}
