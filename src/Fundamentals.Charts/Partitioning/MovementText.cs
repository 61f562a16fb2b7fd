using Fundamentals.Charts.Figures;
using Fundamentals.Hashing;

namespace Fundamentals.Charts.Partitioning;

/// <summary>What a picture of movement says in words.</summary>
internal static class MovementText
{
    /// <summary>
    /// How many of the keys that move had to, and how many were swapped between nodes that the change is not about. Null
    /// where nothing moves, or where nodes both come and go.
    /// </summary>
    public static string? Summary(Movement movement)
    {
        var come = movement.NodesAfter.Except(movement.NodesBefore, StringComparer.Ordinal).ToList();
        var gone = movement.NodesBefore.Except(movement.NodesAfter, StringComparer.Ordinal).ToList();
        if (movement.Moves.Count == 0)
            return null;
        return (come, gone) switch
        {
            ({ Count: > 0 }, []) => Both("go to", come, movement.Moves.Count(move => come.Contains(move.To)), "nodes that were there before"),
            ([], { Count: > 0 }) => Both("leave", gone, movement.Moves.Count(move => gone.Contains(move.From)), "nodes that stay"),
            _ => null,
        };

        string Both(string verb, List<string> nodes, int own, string others)
        {
            var rest = movement.Moves.Count - own;
            return $"{Numbers.Count(own)} {verb} {Numbers.List(nodes)}, {(rest == 0 ? "none" : Numbers.Count(rest))} between {others}";
        }
    }

    public static string Describe(Movement movement)
    {
        var rows = movement.NodesBefore.Select(source =>
        {
            var own = movement.Counts.Where(count => count.From == source).ToList();
            var stays = own.Where(count => count.Stays).Sum(count => count.Count);
            var goes = own.Where(count => !count.Stays).Select(count => $"{Numbers.Count(count.Count)} go to {count.To}");
            return $"{source}: {string.Join(", ", goes.Prepend($"{Numbers.Count(stays)} stay"))}";
        });
        return $"Stacked bars, one for each node before the change. {string.Join("; ", rows)}.";
    }
}
