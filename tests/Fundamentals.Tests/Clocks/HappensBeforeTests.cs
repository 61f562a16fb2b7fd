using Fundamentals.Clocks;
using Fundamentals.Simulator;

namespace Fundamentals.Tests.Clocks;

/// <summary>Every kind of clock against happens-before itself, on simulated runs with faults of every kind, wrong clocks among them.</summary>
public sealed class HappensBeforeTests(ITestOutputHelper output)
{
    private static readonly StampedWorld[] Worlds = [.. Enumerable.Range(1, 30).Select(seed => StampedWorld.Run((ulong)seed))];

    [Fact]
    public void VectorClock_AnyTwoEvents_AgreesWithHappensBeforeBothWays()
    {
        var counts = new int[4];
        foreach (var world in Worlds)
        {
            foreach (var (first, second) in world.Pairs)
            {
                var expected = (world.HappenedBefore(first, second), world.HappenedBefore(second, first)) switch
                {
                    (true, false) => CausalRelation.Before,
                    (false, true) => CausalRelation.After,
                    _ => CausalRelation.Concurrent,
                };
                Assert.Equal(expected, first.Vector.Compare(second.Vector));
                counts[(int)expected]++;
            }
        }

        output.WriteLine($"{counts[1] + counts[2]} ordered pairs, {counts[3]} concurrent, of {Worlds.Sum(world => world.Stamps.Count)} events");
        Assert.True(counts[(int)CausalRelation.Before] > 10_000 && counts[(int)CausalRelation.Concurrent] > 10_000);
    }

    [Fact]
    public void LamportTimestamp_AnyTwoEvents_IsImpliedByHappensBeforeButNotConversely()
    {
        var converse = 0;
        foreach (var world in Worlds)
        {
            Assert.All(world.Pairs.Where(pair => world.HappenedBefore(pair.First, pair.Second)), pair => Assert.True(pair.First.Lamport < pair.Second.Lamport));
            Assert.Equal(world.Stamps.Count, world.Stamps.Select(stamp => stamp.Lamport).Distinct().Count());
            converse += world.Pairs.Count(pair => pair.First.Lamport.Counter < pair.Second.Lamport.Counter && !world.HappenedBefore(pair.First, pair.Second));
        }

        output.WriteLine($"{converse} pairs in Lamport order of which neither knew of the other");
        Assert.True(converse > 0);
    }

    [Fact]
    public void Now_AnyTwoEvents_ContradictsHappensBeforeSomewhere()
    {
        var wrong = Worlds.Sum(world => world.Pairs.Count(pair => world.HappenedBefore(pair.First, pair.Second) && pair.First.Now > pair.Second.Now));

        output.WriteLine($"{wrong} pairs of which the nodes' own clocks say that the effect came before its cause");
        Assert.True(wrong > 100);
    }

    [Fact]
    public void HybridTimestamp_AnyTwoEvents_IsImpliedByHappensBefore() => Assert.All(
        Worlds,
        world => Assert.All(world.Pairs.Where(pair => world.HappenedBefore(pair.First, pair.Second)), pair => Assert.True(pair.First.Hybrid < pair.Second.Hybrid)));

    /// <summary>Kulkarni et al. (2014), theorems 2 to 4, and sharper: l is the largest clock reading in the causal past, and c the length of the longest chain there that shares it.</summary>
    [Fact]
    public void HybridTimestamp_AnyEvent_IsTheLargestReadingInItsPastAndTheLengthOfAChain()
    {
        var counted = 0;
        foreach (var world in Worlds)
        {
            foreach (var stamp in world.Stamps)
            {
                var past = world.PastOf(stamp).ToList();
                var physical = past.Select(earlier => earlier.Now).Append(stamp.Now).Max();
                var chain = past.Where(earlier => earlier.Hybrid.Physical == physical).Select(earlier => earlier.Hybrid.Logical + 1).DefaultIfEmpty(0).Max();
                Assert.Equal((physical, chain), (stamp.Hybrid.Physical, stamp.Hybrid.Logical));
                counted += chain > 0 ? 1 : 0;
            }
        }

        Assert.True(counted > 100);
    }

    /// <summary>Kulkarni et al. (2014), theorem 2 and corollary 1: however the clocks jump, l is ahead of an event's own reading by no more than clocks differ.</summary>
    [Fact]
    public void HybridTimestamp_AnyEvent_IsNotBehindItsNodesClockNorAheadByMoreThanClocksDiffer()
    {
        var most = TimeSpan.Zero;
        foreach (var world in Worlds)
        {
            var errors = world.Stamps.Select(stamp => stamp.Now - (world.Start + stamp.Event.At)).ToList();
            var spread = errors.Max() - errors.Min();
            Assert.All(world.Stamps, stamp => Assert.InRange(stamp.Hybrid.Physical - stamp.Now, TimeSpan.Zero, spread));
            most = new[] { most }.Concat(world.Stamps.Select(stamp => stamp.Hybrid.Physical - stamp.Now)).Max();
        }

        output.WriteLine($"at most {most.TotalMilliseconds} ms ahead");
        Assert.True(most > 20.Milliseconds);
    }
}
