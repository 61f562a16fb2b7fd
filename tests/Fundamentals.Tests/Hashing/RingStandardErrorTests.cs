using Fundamentals.Hashing;
using Fundamentals.Tests.Anchors;

namespace Fundamentals.Tests.Hashing;

public sealed class RingStandardErrorTests
{
    /// <summary>Enough rings that the sampling error is well below the 5 % allowed; few points need more.</summary>
    private static int Rings(int points) => points switch { 1 => 60, 10 => 20, 100 => 8, _ => 2 };

    [Theory, MemberData(nameof(RingStandardError.Table), MemberType = typeof(RingStandardError))]
    public void OwnedShare_ThousandNodes_DeviatesAsPublished(int points, double published, double low, double high)
    {
        var shares = Shares(RingStandardError.Nodes, points, Rings(points));

        var deviation = Math.Sqrt(shares.Average(share => (share - 1) * (share - 1)));

        Assert.InRange(deviation / published, 0.95, 1.05);
        Assert.InRange(deviation / RingStandardError.ClosedForm(RingStandardError.Nodes, points), 0.95, 1.05);
        Assert.InRange(shares.Count(share => low <= share && share <= high) / (double)shares.Count, 0.985, 0.995);
    }

    /// <summary>The closed form also holds for the few nodes of a notebook, where n and n - 1 are not the same.</summary>
    [Theory]
    [InlineData(3, 1)]
    [InlineData(3, 100)]
    [InlineData(10, 20)]
    public void OwnedShare_FewNodes_DeviatesAsTheClosedFormSays(int nodes, int points)
    {
        var shares = Shares(nodes, points, rings: 3000);

        var deviation = Math.Sqrt(shares.Average(share => (share - 1) * (share - 1)));

        Assert.InRange(deviation / RingStandardError.ClosedForm(nodes, points), 0.95, 1.05);
    }

    /// <summary>The shares of all nodes of many rings, each with a seed of its own, relative to the mean.</summary>
    private static List<double> Shares(int nodes, int points, int rings)
    {
        var names = Keys.Numbered("node-", nodes);
        var shares = new List<double>();
        for (var seed = 0; seed < rings; seed++)
        {
            var ring = ConsistentHashRing.Of(names, new RingOptions { VirtualNodes = points, Hash = KeyHash.XxHash3(seed) });
            shares.AddRange(names.Select(name => ring.OwnedShare(name) * nodes));
        }

        return shares;
    }
}
