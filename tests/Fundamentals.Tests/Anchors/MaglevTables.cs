namespace Fundamentals.Tests.Anchors;

/// <summary>
/// Maglev tables as the index of the node in each slot. Sources: envoyproxy/envoy, the Maglev load balancer's unit test,
/// for hosts with the addresses 127.0.0.1:90 to :95, or those host names, or two of them with weights 1 and 2, where a
/// node's offset is XxHash64 of its name, seed 0, and its skip is that with seed 1; dgryski/go-maglev, its unit test, for three
/// nodes whose permutations are given, since it hashes otherwise.
/// </summary>
internal static class MaglevTables
{
    public static readonly IReadOnlyList<int> EnvoyAddresses = [2, 4, 0, 1, 5, 0, 3];

    public static readonly IReadOnlyList<int> EnvoyHostNames = [2, 5, 0, 3, 4, 1, 0];

    public static readonly IReadOnlyList<int> EnvoyWeighted = [1, 0, 0, 1, 0, 1, 1, 0, 1, 1, 1, 1, 1, 0, 1, 0, 1];

    public static readonly IReadOnlyList<IReadOnlyList<int>> Permutations = [[2, 6, 3, 0, 4, 1, 5], [0, 5, 3, 1, 6, 4, 2], [1, 3, 5, 0, 2, 4, 6]];

    public static readonly IReadOnlyList<int> OfPermutations = [1, 2, 0, 2, 0, 1, 0];

    /// <summary>The table of the same permutations once node 1 is gone.</summary>
    public static readonly IReadOnlyList<int> WithoutNode1 = [0, 2, 0, 2, 0, 2, 0];
}
