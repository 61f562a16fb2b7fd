using CsCheck;
using Fundamentals.Clocks;

namespace Fundamentals.Tests.Clocks;

/// <summary>Vector clocks and version vectors, against a count looked up for every node.</summary>
public sealed class VectorTests
{
    private static readonly string[] Names = ["a", "b", "c", "B", "paris"];

    private static readonly Gen<(string Node, long Count)[]> AnyCounts = Gen.Long[0, 3].Array[Names.Length].Select(counts => Names.Zip(counts).ToArray());

    [Fact]
    public void Compare_AnyTwo_LooksAtEveryCount() => Gen.Select(AnyCounts, AnyCounts).Sample((one, other) =>
    {
        var pairs = one.Zip(other, (mine, theirs) => (Mine: mine.Count, Theirs: theirs.Count)).ToList();
        var expected = (pairs.Exists(pair => pair.Mine < pair.Theirs), pairs.Exists(pair => pair.Mine > pair.Theirs)) switch
        {
            (false, false) => CausalRelation.Equal,
            (true, false) => CausalRelation.Before,
            (false, true) => CausalRelation.After,
            _ => CausalRelation.Concurrent,
        };
        var (left, right) = (VectorClock.Of(one), VectorClock.Of(other));
        Assert.Equal(expected, left.Compare(right));
        Assert.Equal(expected, VersionVector.Of(one).Compare(VersionVector.Of(other)));
        Assert.Equal((expected == CausalRelation.Before, expected == CausalRelation.Concurrent), (left.HappenedBefore(right), left.IsConcurrentWith(right)));
        Assert.Equal(expected is CausalRelation.Equal or CausalRelation.After, VersionVector.Of(one).Covers(VersionVector.Of(other)));
        Assert.Equal(expected == CausalRelation.Equal, left == right);
        if (left == right)
            Assert.Equal(left.GetHashCode(), right.GetHashCode());
    });

    [Fact]
    public void Merge_AnyTwo_IsTheLargerOfEachCount() => Gen.Select(AnyCounts, AnyCounts).Sample((one, other) =>
    {
        var larger = one.Zip(other, (mine, theirs) => (mine.Node, Math.Max(mine.Count, theirs.Count)));
        Assert.Equal(VectorClock.Of(larger), VectorClock.Of(one).Merge(VectorClock.Of(other)));
        Assert.Equal(VersionVector.Of(larger), VersionVector.Of(other).Merge(VersionVector.Of(one)));
    });

    [Fact]
    public void Increment_AnyNode_AddsOneToItAlone() => Gen.Select(AnyCounts, Gen.Int[0, Names.Length - 1]).Sample((counts, which) =>
    {
        var expected = counts.Select((entry, index) => index == which ? (entry.Node, entry.Count + 1) : entry).ToList();
        var (clock, vector) = (VectorClock.Of(counts), VersionVector.Of(counts));
        Assert.Equal(VectorClock.Of(expected), clock.Increment(Names[which]));
        Assert.Equal(VersionVector.Of(expected), vector.Increment(Names[which]));
        Assert.Equal(new Dot(Names[which], expected[which].Item2), vector.Next(Names[which]));
        Assert.Equal((false, true), (vector.Covers(vector.Next(Names[which])), vector.Increment(Names[which]).Covers(vector.Next(Names[which]))));
        Assert.Equal(VectorClock.Of(counts), clock);
        Assert.All(counts, entry => Assert.Equal(entry.Count, clock[entry.Node]));
    });

    [Fact]
    public void Receive_AMessage_MergesAndCountsTheArrival()
    {
        var sent = VectorClock.Zero.Increment("b").Increment("b");

        Assert.Equal("[a:2 b:2]", VectorClock.Zero.Increment("a").Receive("a", sent).ToString());
    }

    [Fact]
    public void ToString_AnyOrderOfMaking_IsSortedOrdinally()
    {
        Assert.Equal("[B:1 a:2 b:1]", VectorClock.Of(("b", 1), ("a", 2), ("c", 0), ("B", 1)).ToString());
        Assert.Equal(["B", "a", "b"], VersionVector.Zero.Increment("b").Increment("a").Increment("B").Nodes);
        Assert.Equal("[]", VersionVector.Zero.ToString());
        Assert.Equal("a:4 after [a:2 b:1]", new DottedVersionVector(new Dot("a", 4), VersionVector.Of(("a", 2), ("b", 1))).ToString());
    }

    [Fact]
    public void Of_BadCounts_SaysWhatIsWrong()
    {
        Assert.Contains("The count of node 'a' is negative", Assert.Throws<ArgumentOutOfRangeException>(() => VectorClock.Of(("a", -1))).Message);
        Assert.Contains("Node 'a' is named twice", Assert.Throws<ArgumentException>(() => VersionVector.Of(("a", 1), ("b", 1), ("a", 0))).Message);
        Assert.Contains("The name of the node with the count 1", Assert.Throws<ArgumentException>(() => VersionVector.Of((" ", 1))).Message);
        Assert.Throws<ArgumentException>(() => VectorClock.Zero.Increment(""));
        Assert.Throws<ArgumentNullException>(() => VectorClock.Zero.Merge(null!));
        Assert.Throws<ArgumentNullException>(() => VersionVector.Zero.Compare(null!));
        Assert.Throws<OverflowException>(() => VectorClock.Of(("a", long.MaxValue)).Increment("a"));
    }

    [Fact]
    public void Dot_Order_IsByNodeThenCounter()
    {
        Dot[] sorted = [new("B", 2), new("a", 1), new("a", 10), new("b", 1)];

        Assert.Equal(sorted, sorted.Reverse().Order());
        Assert.True(sorted[1] < sorted[2] && sorted[2] > sorted[1] && sorted[1] <= sorted[2] && sorted[2] >= sorted[1]);
        Assert.Throws<ArgumentOutOfRangeException>(() => new Dot("a", 0));
        Assert.Throws<ArgumentException>(() => new Dot("", 1));
    }

    [Fact]
    public void DottedVersionVector_ContextWithItsOwnDot_Throws()
    {
        var error = Assert.Throws<ArgumentException>(() => new DottedVersionVector(new Dot("a", 2), VersionVector.Of(("a", 2))));

        Assert.Contains("The context [a:2] covers the dot a:2", error.Message);
    }

    [Theory]
    [InlineData("a", 1, true)]
    [InlineData("a", 2, false)]
    [InlineData("a", 3, true)]
    [InlineData("a", 4, false)]
    [InlineData("b", 1, false)]
    public void Covers_DotBeyondAGap_IsInTheHistoryButTheGapIsNot(string node, long counter, bool expected) =>
        Assert.Equal(expected, new DottedVersionVector(new Dot("a", 3), VersionVector.Of(("a", 1))).Covers(new Dot(node, counter)));
}
