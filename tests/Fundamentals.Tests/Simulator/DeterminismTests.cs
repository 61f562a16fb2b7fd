using Fundamentals.Faults;
using Fundamentals.Simulator;

namespace Fundamentals.Tests.Simulator;

public sealed class DeterminismTests
{
    [Fact]
    public void Run_ThousandSeedsTwice_TracesAreIdentical()
    {
        var kinds = new HashSet<FaultKind>();
        var events = 0L;
        for (var seed = 1UL; seed <= 1000; seed++)
        {
            var (first, second) = (ChattyWorld.Run(seed).Trace, ChattyWorld.Run(seed).Trace);
            Assert.True(TraceComparison.FirstDifference(first, second) is null, $"Seed {seed}, {TraceComparison.FirstDifference(first, second)}");
            kinds.UnionWith(first.Events.Select(happened => happened.Detail).OfType<FaultChange>().Select(change => change.Fault.Kind));
            events += first.Events.Count;
        }

        Assert.Equal(Enum.GetValues<FaultKind>(), kinds.Order());
        Assert.InRange(events, 500_000, long.MaxValue);
    }

    [Fact]
    public void Fingerprint_FirstSeeds_AreTheCommittedOnes() =>
        Assert.Equal(["a5b2df8a357624e8", "67e34d8a7aeda690", "3fe9c39819691c20"], ChattyWorld.Fingerprints(3));

    [Fact]
    public async Task Fingerprint_OfAnotherProcess_IsTheSame()
    {
        var file = Path.GetTempFileName();
        try
        {
            var theirs = await ChattyWorld.FingerprintsOfAnotherProcess(file);

            Assert.Equal(1000, theirs.Length);
            Assert.Equal(ChattyWorld.Fingerprints(1000), theirs);
        }
        finally
        {
            File.Delete(file);
        }
    }

    [Fact]
    public void Fingerprint_DifferentSeeds_Differ() => Assert.Equal(100, ChattyWorld.Fingerprints(100).Distinct().Count());

    [Fact]
    public void FirstDifference_OneNoteDiffers_IsFound()
    {
        var difference = TraceComparison.FirstDifference(Noting("one", "two", "three"), Noting("one", "TWO", "three"));

        Assert.NotNull(difference);
        Assert.Equal((1, "two", "TWO"), (difference.Index, difference.First!.Value.Detail, difference.Second!.Value.Detail));
        Assert.Null(TraceComparison.FirstDifference(Noting("one", "two"), Noting("one", "two")));
    }

    [Fact]
    public void FirstDifference_OneIsLonger_IsItsFirstEventMore()
    {
        var difference = TraceComparison.FirstDifference(Noting("one"), Noting("one", "two"));

        Assert.Equal(1, difference!.Index);
        Assert.Null(difference.First);
        Assert.Contains("(the trace has ended)", difference.ToString());
    }

    private static Trace Noting(params string[] notes)
    {
        var simulation = new Simulation(1);
        simulation.AddNode("a", new Recorder(node => Array.ForEach(notes, node.Note)));
        simulation.RunUntilIdle();
        return simulation.Trace;
    }
}
