using Fundamentals.Hashing;

namespace Fundamentals.Tests.Hashing;

/// <summary>The laws that the ring and rendezvous share, stated once.</summary>
internal static class MovementLaws
{
    /// <summary>Adding: a key stays, or moves to the new node.</summary>
    public static void AddingTakesOnlyForTheNewNode(IPartitioner before, IPartitioner after, string added, IReadOnlyList<string> keys) =>
        Assert.All(Movement.Between(before, after, keys).Moves, move => Assert.Equal(added, move.To));

    /// <summary>Removing: a key moves if and only if its node is the one that is gone.</summary>
    public static void RemovingMovesExactlyTheKeysOfTheNode(IPartitioner before, IPartitioner after, string removed, IReadOnlyList<string> keys) =>
        Assert.Equal(
            keys.Where(key => before.NodeFor(key) == removed),
            Movement.Between(before, after, keys).Moves.Select(move => move.Key));

    /// <summary>The same nodes place keys alike, whatever order they came in.</summary>
    public static void PlaceAlike(IPartitioner one, IPartitioner other, IReadOnlyList<string> keys) =>
        Assert.Equal(keys.Select(key => one.NodeFor(key)), keys.Select(key => other.NodeFor(key)));
}
