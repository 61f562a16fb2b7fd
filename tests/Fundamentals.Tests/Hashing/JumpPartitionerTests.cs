using CsCheck;
using Fundamentals.Hashing;
using Fundamentals.Tests.Anchors;

namespace Fundamentals.Tests.Hashing;

public sealed class JumpPartitionerTests
{
    [Fact]
    public void BucketFor_FirstKeysAmong100_AreThePublishedBuckets() =>
        Assert.Equal(JumpVectors.FirstKeysOf100, JumpVectors.FirstKeysOf100.Select((_, key) => JumpPartitioner.BucketFor((ulong)key, 100)));

    [Theory, MemberData(nameof(JumpVectors.Pairs), MemberType = typeof(JumpVectors))]
    public void BucketFor_PublishedPair_IsThatBucket(ulong key, int buckets, int expected) =>
        Assert.Equal(expected, JumpPartitioner.BucketFor(key, buckets));

    [Theory, MemberData(nameof(JumpVectors.Growing), MemberType = typeof(JumpVectors))]
    public void BucketFor_GrowingNumberOfBuckets_IsThePapersBucket(ulong key, int[] expected) =>
        Assert.Equal(expected, expected.Select((_, index) => JumpPartitioner.BucketFor(key, index + 1)));

    [Fact]
    public void BucketFor_OneMoreBucket_IsTheSameOrTheNewOne() =>
        Gen.Select(Gen.ULong, Gen.Int[1, 1_000_000]).Sample((hash, buckets) =>
        {
            var before = JumpPartitioner.BucketFor(hash, buckets);
            Assert.InRange(before, 0, buckets - 1);
            Assert.Contains(JumpPartitioner.BucketFor(hash, buckets + 1), new[] { before, buckets });
        });

    [Fact]
    public void BucketFor_AsManyBucketsAsThereCanBe_IsOneOfThem() =>
        Gen.ULong.Sample(hash => Assert.InRange(JumpPartitioner.BucketFor(hash, int.MaxValue), 0, int.MaxValue - 1));

    /// <summary>The key whose first random number is the least: it stays put until there are 2^31 buckets, more than there can be.</summary>
    [Fact]
    public void BucketFor_LeastRandomNumber_StaysInTheFirstBucket() => Assert.Equal(0, JumpPartitioner.BucketFor(2313046976756913067, int.MaxValue));

    [Theory]
    [InlineData(0)]
    [InlineData(-1)]
    public void BucketFor_NoBuckets_IsAnError(int buckets) =>
        Assert.Equal("buckets", Assert.Throws<ArgumentOutOfRangeException>(() => JumpPartitioner.BucketFor(1, buckets)).ParamName);

    [Fact]
    public void NodeFor_AnyKey_IsTheNodeNumberedByItsBucket() => Cluster.Any().Sample(cluster =>
    {
        var partitioner = Of(cluster);
        foreach (var key in cluster.Keys)
            Assert.Equal(partitioner.Nodes[JumpPartitioner.BucketFor(cluster.Options.Hash.Of(key), partitioner.Nodes.Count)], partitioner.NodeFor(key));
    });

    [Fact]
    public void AddAndRemoveLast_AnyNodes_MoveExactlyTheKeysOfThatNode() => Cluster.Any().Sample(cluster =>
    {
        var before = Of(cluster);
        var after = before.Add(cluster.Newcomer.Node);
        MovementLaws.AddingTakesOnlyForTheNewNode(before, after, cluster.Newcomer.Node, cluster.Keys);
        MovementLaws.RemovingMovesExactlyTheKeysOfTheNode(after, after.Remove(cluster.Newcomer.Node), cluster.Newcomer.Node, cluster.Keys);
    });

    [Fact]
    public void Load_AnyNumberOfNodes_IsAsEvenAsKeysThatChooseAtRandom() => Spread.IsBinomial((nodes, hash) => JumpPartitioner.Of(nodes, hash));

    [Fact]
    public void Remove_NotTheLast_SaysWhichOneCanGo()
    {
        var partitioner = JumpPartitioner.Of("a", "b", "c");

        var error = Assert.Throws<InvalidOperationException>(() => partitioner.Remove("a"));

        Assert.StartsWith("Jump hashing can remove only its last node, 'c': without 'a', number 0, those after it would be renumbered", error.Message, StringComparison.Ordinal);
        Assert.Equal([false, false, true], partitioner.Nodes.Select(partitioner.CanRemove));
    }

    private static JumpPartitioner Of(Cluster cluster) => JumpPartitioner.Of(cluster.Nodes.Select(node => node.Node), cluster.Options.Hash);
}
