using Fundamentals.Hashing;

namespace Fundamentals.Tests.Hashing;

public sealed class KeyLoadTests
{
    /// <summary>A key of n letters is at position n, so that a test can say where its keys go.</summary>
    private sealed record LengthHash : KeyHash
    {
        public override ulong OfUtf8(ReadOnlySpan<byte> utf8) => (ulong)utf8.Length;
    }

    [Fact]
    public void Of_KnownKeys_CountsThemInTheOrderOfTheNodesWithZeros()
    {
        var partitioner = ModuloPartitioner.Of(["c", "a", "b"], new LengthHash());

        var load = KeyLoad.Of(partitioner, ["", "1", "333", "4444", "1"]);

        Assert.Equal([new NodeLoad("c", 2), new NodeLoad("a", 3), new NodeLoad("b", 0)], load.Nodes);
    }

    [Fact]
    public void Measures_KnownKeys_AreTheirDefinitions()
    {
        var load = KeyLoad.Of(ModuloPartitioner.Of(["a", "b"], new LengthHash()), ["", "22", "1", "4444"]);

        Assert.Equal(2, load.Mean);
        Assert.Equal(1.5, load.PeakToMean);
        Assert.Equal(0.5, load.RelativeStandardDeviation);
        Assert.Equal("2 nodes, 2 keys each on average; the fullest has 1.50 times that; standard deviation 50.0 %", load.ToString());
    }

    [Fact]
    public void Of_NoKeys_SaysThatThereAreNone()
    {
        var error = Assert.Throws<ArgumentException>(() => KeyLoad.Of(ModuloPartitioner.Of("a"), []));

        Assert.StartsWith("There are no keys to count.", error.Message, StringComparison.Ordinal);
    }
}
