using CsCheck;
using Fundamentals.Hashing;

namespace Fundamentals.Tests.Hashing;

public sealed class RangePartitionerTests
{
    private static readonly Gen<(string[] Nodes, string[] Keys, int Most)> AnyCase = Gen.Select(
        Gen.String[Gen.Char.AlphaNumeric, 1, 6].ArrayUnique[2, 8],
        Gen.OneOf(Gen.String[Gen.Char.AlphaNumeric, 0, 3], Gen.String).Array[1, 200],
        Gen.Int[1, 30]);

    [Fact]
    public void Split_AnyKeys_LeavesNoRangeAboveTheMostAndNoGaps() => AnyCase.Sample((nodes, keys, most) =>
    {
        var ranges = RangePartitioner.Of(nodes).Split(keys, most).Ranges;
        var distinct = keys.Distinct().ToList();
        var counts = ranges.Select(range => distinct.Count(key => range.Contains(key))).ToList();

        Assert.All(counts, count => Assert.InRange(count, ranges.Count == 1 ? 0 : (most + 1) / 2, most));
        Assert.Equal(distinct.Count, counts.Sum());
        Assert.Equal((string.Empty, null), (ranges[0].From, ranges[^1].Before));
        Assert.Equal(ranges.Skip(1).Select(range => range.From), ranges.SkipLast(1).Select(range => range.Before));
    });

    [Fact]
    public void Split_FromOneRange_LeavesNoNodeAboveTheAverageAndTheMost() => AnyCase.Sample((nodes, keys, most) =>
    {
        var distinct = keys.Distinct().ToList();
        var load = KeyLoad.Of(RangePartitioner.Of(nodes).Split(keys, most), distinct);
        Assert.All(load.Nodes, node => Assert.True(node.Keys <= load.Mean + most));
    });

    [Fact]
    public void Split_WhatIsSplit_ChangesNothing() => AnyCase.Sample((nodes, keys, most) =>
    {
        var once = RangePartitioner.Of(nodes).Split(keys, most);
        Assert.Equal(once.Ranges, once.Split(keys, most).Ranges);
    });

    [Fact]
    public void NodeFor_AnyKey_IsTheNodeOfTheOnlyRangeThatContainsIt() => AnyCase.Sample((nodes, keys, most) =>
    {
        var partitioner = RangePartitioner.Of(nodes).Split(keys.Take(50), most);
        foreach (var key in keys)
            Assert.Equal(Assert.Single(partitioner.Ranges, range => range.Contains(key)).Node, partitioner.NodeFor(key));
    });

    [Fact]
    public void RangesBetween_AnyTwoKeys_AreThoseWithAKeyBetween() => AnyCase.Sample((nodes, keys, most) =>
    {
        var partitioner = RangePartitioner.Of(nodes).Split(keys, most);
        var ends = keys.Take(2).Append(keys[^1]).Order(StringComparer.Ordinal).ToArray();
        var between = partitioner.RangesBetween(ends[0], ends[^1]);

        Assert.Equal(partitioner.Ranges.Where(range => string.CompareOrdinal(range.From, ends[^1]) <= 0 && (range.Before is null || string.CompareOrdinal(range.Before, ends[0]) > 0)), between);
    });

    [Fact]
    public void AddAndRemove_AnyNode_MoveWholeRangesToOrFromIt() => AnyCase.Sample((nodes, keys, most) =>
    {
        var before = RangePartitioner.Of(nodes[..^1]).Split(keys, most);
        var after = before.Add(nodes[^1]);
        MovementLaws.AddingTakesOnlyForTheNewNode(before, after, nodes[^1], keys);
        Assert.Equal(before.Ranges.Count / nodes.Length, after.Ranges.Count(range => range.Node == nodes[^1]));
        foreach (var node in after.Nodes)
            MovementLaws.RemovingMovesExactlyTheKeysOfTheNode(after, after.Remove(node), node, keys);
    });

    /// <summary>
    /// Ranges are taken from whoever has most, and given to whoever has least, as water finds its level: the level after it is
    /// what all old nodes together can give, or take.
    /// </summary>
    [Fact]
    public void AddAndRemove_AnyNode_LevelTheNumbersOfRanges() => AnyCase.Sample((nodes, keys, most) =>
    {
        var before = RangePartitioner.Of(nodes[..^1]).Split(keys, most);
        var taken = before.Ranges.Count / nodes.Length;
        var highest = Enumerable.Range(0, before.Ranges.Count + 1).First(level => Counts(before, nodes[..^1]).Sum(count => Math.Max(0, count - level)) <= taken);
        Assert.Equal(highest, Counts(before.Add(nodes[^1]), nodes[..^1]).Max());

        var given = Counts(before, nodes[..1])[0];
        if (nodes.Length == 2)
            return;
        var lowest = Enumerable.Range(0, before.Ranges.Count + 1).Last(level => Counts(before, nodes[1..^1]).Sum(count => Math.Max(0, level - count)) <= given);
        Assert.Equal(lowest, Counts(before.Remove(nodes[0]), nodes[1..^1]).Min());
    });

    [Fact]
    public void Ranges_AfterSplitsAndAChange_AreReadable()
    {
        var partitioner = RangePartitioner.Of("a", "b").Split(["k1", "k2", "k3", "k4"], 2);

        Assert.Equal(["first key to before k3: a", "k3 to last key: b"], partitioner.Ranges.Select(range => range.ToString()));
        Assert.Equal("2 ranges of keys on 2 nodes: a, b", partitioner.ToString());
        Assert.Equal("b", Assert.Single(partitioner.RangesBetween("k3", "k9")).Node);
        Assert.Equal(["a", "a"], partitioner.Remove("b").Ranges.Select(range => range.Node));
    }

    [Fact]
    public void BadInput_SaysWhatToDo()
    {
        var partitioner = RangePartitioner.Of("a");
        Assert.StartsWith("A scan from 'b' to 'a' goes backwards.", Assert.Throws<ArgumentException>(() => partitioner.RangesBetween("b", "a")).Message, StringComparison.Ordinal);
        Assert.Equal("most", Assert.Throws<ArgumentOutOfRangeException>(() => partitioner.Split(["k"], 0)).ParamName);
        Assert.StartsWith("This partitioner has no nodes", Assert.Throws<InvalidOperationException>(() => RangePartitioner.Of().Split(["k"], 1)).Message, StringComparison.Ordinal);
    }

    private static int[] Counts(RangePartitioner partitioner, string[] nodes) =>
        [.. nodes.Select(node => partitioner.Ranges.Count(range => range.Node == node))];
}
