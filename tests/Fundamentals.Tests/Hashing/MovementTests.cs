using Fundamentals.Hashing;

namespace Fundamentals.Tests.Hashing;

public sealed class MovementTests
{
    private static readonly IReadOnlyList<string> SomeKeys = Keys.Numbered("user-", 1000);

    [Fact]
    public void Between_SamePartitioner_MovesNothing()
    {
        var ring = ConsistentHashRing.Of("a", "b", "c");

        var movement = Movement.Between(ring, ring, SomeKeys);

        Assert.Empty(movement.Moves);
        Assert.Equal(1000, movement.KeyCount);
        Assert.Equal(0, movement.Fraction);
        Assert.All(movement.Counts, count => Assert.True(count.Stays));
    }

    [Fact]
    public void Between_TwoPlacements_ListsExactlyTheKeysWhoseNodeDiffers()
    {
        var before = ModuloPartitioner.Of("a", "b", "c");
        var after = before.Add("d");

        var movement = Movement.Between(before, after, SomeKeys);

        Assert.Equal((before.Nodes, after.Nodes), (movement.NodesBefore, movement.NodesAfter));
        var expected = SomeKeys
            .Where(key => before.NodeFor(key) != after.NodeFor(key))
            .Select(key => new KeyMove(key, before.NodeFor(key), after.NodeFor(key)));
        Assert.Equal(expected, movement.Moves);
        Assert.Equal(movement.Moves.Count / 1000.0, movement.Fraction);
    }

    [Fact]
    public void Counts_TwoPlacements_AddUpToTheKeysInTheOrderOfTheNodes()
    {
        var before = ModuloPartitioner.Of("c", "b", "a");
        var after = ModuloPartitioner.Of("b", "z", "a", "c");

        var movement = Movement.Between(before, after, SomeKeys);

        var expected =
            from source in before.Nodes
            from target in after.Nodes
            let count = SomeKeys.Count(key => before.NodeFor(key) == source && after.NodeFor(key) == target)
            where count > 0
            select new MoveCount(source, target, count);
        Assert.Equal(expected, movement.Counts);
        Assert.Equal(1000, movement.Counts.Sum(count => count.Count));
    }

    [Fact]
    public void Between_NoKeys_SaysThatThereAreNone()
    {
        var error = Assert.Throws<ArgumentException>(() => Movement.Between(ModuloPartitioner.Of("a"), ModuloPartitioner.Of("b"), []));

        Assert.StartsWith("There are no keys to move.", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void ToString_SomeKeysMove_SaysHowManyOfHowMany()
    {
        var movement = Movement.Between(ModuloPartitioner.Of("a"), ModuloPartitioner.Of("b"), SomeKeys);

        Assert.Equal("1000 of 1000 keys move (100.0 %)", movement.ToString());
        Assert.Equal("a → b: 1000", Assert.Single(movement.Counts).ToString());
        Assert.Equal("user-0: a → b", movement.Moves[0].ToString());
    }
}
