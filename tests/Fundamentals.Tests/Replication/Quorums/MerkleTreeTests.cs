using CsCheck;
using Fundamentals.Hashing;
using Fundamentals.Replication.Quorums;

namespace Fundamentals.Tests.Replication.Quorums;

public sealed class MerkleTreeTests
{
    private static readonly Gen<Dictionary<string, string>> Contents = Gen.Dictionary(Gen.Int[0, 200].Select(i => $"k{i}"), Gen.Int[0, 3].Select(i => $"v{i}"))[0, 60];

    [Fact]
    public void Root_AnyTwoContents_IsEqualExactlyIfTheContentsAre() =>
        Gen.Select(Contents, Contents, Gen.Bool).Sample((one, other, same) =>
        {
            var second = same ? one.Reverse().ToDictionary() : other;
            var areSame = one.Count == second.Count && one.All(entry => second.GetValueOrDefault(entry.Key) == entry.Value);
            Assert.Equal(areSame, new MerkleTree(one).Root == new MerkleTree(second).Root);
        });

    [Fact]
    public void Halves_AnyContents_PartTheKeys() =>
        Contents.Sample(contents =>
        {
            var tree = new MerkleTree(contents);
            var leaves = Leaves(tree, MerkleRange.All).ToList();
            Assert.All(leaves, leaf => Assert.InRange(tree.KeysIn(leaf).Count, 0, 1));
            Assert.Equal(contents.Keys.Order(StringComparer.Ordinal), leaves.SelectMany(tree.KeysIn).Order(StringComparer.Ordinal));
            Assert.All(leaves.SelectMany(leaf => tree.KeysIn(leaf).Select(key => (leaf, key))), found => Assert.InRange(KeyHash.Default.Of(found.key), found.leaf.First, found.leaf.Last));
            Assert.All(leaves, leaf => Assert.Equal(tree.KeysIn(leaf).Count == 0, tree.HashOf(leaf) == 0));
        });

    [Fact]
    public void Halves_AnyRange_LieSideBySide() =>
        Gen.Select(Gen.Int[0, 63], Gen.ULong).Sample((level, position) =>
        {
            var range = new MerkleRange(level, level == 0 ? 0 : position >> (64 - level) << (64 - level));
            Assert.Equal((range.First, range.Last), (range.Left.First, range.Right.Last));
            Assert.Equal(range.Left.Last + 1, range.Right.First);
            Assert.Equal(range.Left.Last - range.Left.First, range.Right.Last - range.Right.First);
        });

    [Fact]
    public void ToString_Range_SaysWhichPart()
    {
        Assert.Equal("0/1", MerkleRange.All.ToString());
        Assert.Equal("3/8", MerkleRange.All.Left.Right.Right.ToString());
    }

    private static IEnumerable<MerkleRange> Leaves(MerkleTree tree, MerkleRange range) =>
        tree.IsLeaf(range) ? [range] : Leaves(tree, range.Left).Concat(Leaves(tree, range.Right));
}
