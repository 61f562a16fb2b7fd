using CsCheck;
using Fundamentals.Clocks;

namespace Fundamentals.Tests.Clocks;

/// <summary>Stores of one key on random stories: against causal histories as plain sets, and against the published algorithm.</summary>
public sealed class SiblingsLawsTests(ITestOutputHelper output)
{
    [Fact]
    public void Values_AnyStory_AreThoseThatNoKnownHistoryHolds()
    {
        var concurrent = 0;
        StoreWorld.Steps.Sample(
            steps =>
            {
                var world = new StoreWorld();
                foreach (var step in steps)
                {
                    world.Do(step);
                    Assert.Equal(world.Expected(step.Where), world.Replicas[step.Where].Values.Order());
                    if (world.Replicas[step.Where].Versions.Count > 1)
                        Interlocked.Increment(ref concurrent);
                }

                foreach (var (write, version) in world.Versions)
                    Assert.All(Enumerable.Range(0, StoreWorld.Nodes.Length), where => Assert.Equal(world.Knows(where, write), world.Replicas[where].Context.Covers(version.Dot)));
            },
            iter: 20_000);
        output.WriteLine($"{concurrent} steps left more than one value");
        Assert.True(concurrent > 10_000);
    }

    [Fact]
    public void WriteAndSync_AnyStory_AgreeWithThePublishedSets() => StoreWorld.Steps.Sample(
        steps =>
        {
            var world = new StoreWorld();
            foreach (var step in steps)
            {
                world.Do(step);
                Assert.Equal(world.Published[step.Where].Values, world.Replicas[step.Where].Values.Order());
                Assert.Equal(world.Published[step.Where].Context, world.Replicas[step.Where].Context);
            }
        },
        iter: 10_000);

    [Fact]
    public void Sync_AnyThreeStates_IsCommutativeAssociativeAndIdempotent() => StoreWorld.Steps.Sample(
        steps =>
        {
            var world = new StoreWorld();
            foreach (var step in steps)
                world.Do(step);
            var (x, y, z) = (world.Replicas[0], world.Replicas[1], world.Replicas[2]);
            Assert.Equal(x.Sync(y), y.Sync(x));
            Assert.Equal(x.Sync(y).Sync(z), x.Sync(y.Sync(z)));
            Assert.Equal(x, x.Sync(x));
            Assert.Equal(x.Sync(y), x.Sync(y).Sync(x));
        },
        iter: 20_000);

    [Fact]
    public void Compare_AnyTwoVersions_AgreesWithTheirHistoriesAsSets()
    {
        var counts = new int[4];
        StoreWorld.Steps.Sample(
            steps =>
            {
                var world = new StoreWorld();
                foreach (var step in steps)
                    world.Do(step);
                foreach (var (first, one) in world.Versions)
                {
                    foreach (var (second, other) in world.Versions)
                    {
                        Assert.Equal(world.Compare(first, second), one.Compare(other));
                        Interlocked.Increment(ref counts[(int)one.Compare(other)]);
                    }
                }
            },
            iter: 5_000);
        output.WriteLine(string.Join(", ", counts.Select((count, relation) => $"{(CausalRelation)relation}: {count}")));
        Assert.All(counts, count => Assert.True(count > 1000));
    }
}
