using Fundamentals.Hashing;

namespace Fundamentals.Tests.Hashing;

public sealed class RendezvousScoresTests
{
    [Fact]
    public void ScoresFor_EveryKey_AreInTheOrderOfTheNodesAndTheHighestWins()
    {
        foreach (var partitioner in new[] { RendezvousPartitioner.Of("b", "c", "a"), RendezvousPartitioner.Weighted(("b", 1), ("c", 3), ("a", 0.5)) })
        {
            foreach (var key in Keys.Numbered("user-", 200))
            {
                var scores = partitioner.ScoresFor(key);

                Assert.Equal(["b", "c", "a"], scores.Select(score => score.Node));
                Assert.Equal(partitioner.NodeFor(key), scores.MaxBy(score => score.Score).Node);
                Assert.Equal(partitioner.PreferenceList(key, 3), scores.OrderByDescending(score => score.Score).Select(score => score.Node));
            }
        }
    }

    [Fact]
    public void ScoresFor_EqualWeights_AreDrawsThatOtherNodesDoNotChange()
    {
        var three = RendezvousPartitioner.Of("a", "b", "c");
        foreach (var key in Keys.Numbered("user-", 200))
        {
            Assert.All(three.ScoresFor(key), score => Assert.InRange(score.Score, double.Epsilon, 1 - 1e-16));
            Assert.Equal(three.ScoresFor(key).Take(2), three.Remove("c").ScoresFor(key));
        }
    }

    [Fact]
    public void ScoresFor_NoNodes_SaysSo() =>
        Assert.Contains("has no nodes", Assert.Throws<InvalidOperationException>(() => RendezvousPartitioner.Of().ScoresFor("k")).Message);
}
