using CsCheck;
using Fundamentals.Hashing;

namespace Fundamentals.Tests.Hashing;

/// <summary>How even loads are, for partitioners whose keys choose their nodes independently and with equal chances.</summary>
internal static class Spread
{
    private static readonly IReadOnlyList<string> SomeKeys = Keys.Numbered("user-", 20_000);

    /// <summary>A node's keys are then a binomial count: within 6 standard deviations of the mean, for any hash.</summary>
    public static void IsBinomial(Func<IReadOnlyList<string>, KeyHash, IPartitioner> make) =>
        Gen.Select(Gen.Int[1, 40], Gen.Long).Sample(
            (nodes, seed) =>
            {
                var load = KeyLoad.Of(make(Keys.Numbered("node-", nodes), KeyHash.XxHash3(seed)), SomeKeys);
                var share = 1.0 / nodes;
                var deviation = Math.Sqrt(SomeKeys.Count * share * (1 - share));
                Assert.All(load.Nodes, node => Assert.Equal(SomeKeys.Count * share, node.Keys, (6 * deviation) + 1e-9));
            },
            iter: 20);
}
