using Fundamentals.Hashing;

namespace Fundamentals.Tests.Hashing;

/// <summary>
/// Where keys were placed by the process that wrote this file. Every process must place them so: a change here moves
/// everybody's data.
/// </summary>
public sealed class PlacementTests
{
    private static readonly string[] Nodes = ["node-a", "node-b", "node-c", "node-d", "node-e"];

    private static readonly (string Node, double Weight)[] Weighted =
        [("node-a", 1), ("node-b", 2), ("node-c", 0.5), ("node-d", 1), ("node-e", 4)];

    private static readonly Dictionary<string, IPartitioner> Partitioners = new(StringComparer.Ordinal)
    {
        ["modulo"] = ModuloPartitioner.Of(Nodes),
        ["ring"] = ConsistentHashRing.Of(Nodes),
        ["ring with weights"] = ConsistentHashRing.Weighted(Weighted),
        ["rendezvous"] = RendezvousPartitioner.Of(Nodes),
        ["rendezvous with weights"] = RendezvousPartitioner.Weighted(Weighted),
        ["jump"] = JumpPartitioner.Of(Nodes),
        ["maglev"] = MaglevPartitioner.Of(Nodes),
        ["maglev with weights"] = MaglevPartitioner.Weighted(Weighted),
        ["multi-probe"] = MultiProbePartitioner.Of(Nodes),
        ["ketama"] = KetamaRing.Of(Nodes),
        ["ketama with weights"] = KetamaRing.Weighted(Weighted),
        ["tokens"] = TokenRing.Of(Nodes),
        ["ranges"] = RangePartitioner.Of(Nodes).Split(Keys.Numbered("user-", 1000), 50),
    };

    private static readonly string[] SomeKeys =
    [
        "", "a", "user-0", "user-1", "user-2", "user-3", "user-42", "order:1001", "order:1002", "cart/7f3a", "cart/7f3b",
        "2026-11-22", "the quick brown fox", "ключ", "日本", "\u00e9", "e\u0301", "🙂", new string('x', 300), "node-a",
    ];

    [Theory]
    [InlineData("modulo", "dedcaabedbbcadbaadcb")]
    [InlineData("ring", "acbebebadaaadeaacadc")]
    [InlineData("ring with weights", "abbbbebbeeaedbaacade")]
    [InlineData("rendezvous", "cbecabcdeeddbbbccaae")]
    [InlineData("rendezvous with weights", "ebeeaecdeeeebbbceaae")]
    [InlineData("jump", "abdbccecbccccabdacdd")]
    [InlineData("maglev", "eebddbcdcebeeecdaadd")]
    [InlineData("maglev with weights", "eebedeedceeeeeedaaed")]
    [InlineData("multi-probe", "bdebcdecaadaaadeaaaa")]
    [InlineData("ketama", "dcaaabddaaaaeeccaadd")]
    [InlineData("ketama with weights", "deaaabbeeeabeebceeab")]
    [InlineData("tokens", "eedccdcbcecebdcccdda")]
    [InlineData("ranges", "aaaadeeaaaaaacccacca")]
    public void NodeFor_TwentyKeys_IsTheCommittedNode(string partitioner, string lastLettersOfTheNodes) =>
        Assert.Equal(lastLettersOfTheNodes, string.Concat(SomeKeys.Select(key => Partitioners[partitioner].NodeFor(key)[^1])));

    /// <summary>Ten thousand placements in one number: the hash of the last letters of their nodes.</summary>
    [Theory]
    [InlineData("modulo", 2573578269254061219)]
    [InlineData("ring", 4331534387403618070)]
    [InlineData("ring with weights", 12433426393584436173)]
    [InlineData("rendezvous", 4307513243752182012)]
    [InlineData("rendezvous with weights", 1033072713837230892)]
    [InlineData("jump", 13631877987969910095)]
    [InlineData("maglev", 5785276959942774411)]
    [InlineData("maglev with weights", 8080564490053151496)]
    [InlineData("multi-probe", 17792882715552781426)]
    [InlineData("ketama", 9389766899005607457)]
    [InlineData("ketama with weights", 12229339829833519686)]
    [InlineData("tokens", 1117705778667821663)]
    [InlineData("ranges", 7130025985724224374)]
    public void NodeFor_TenThousandKeys_HasTheCommittedFingerprint(string partitioner, ulong fingerprint)
    {
        var letters = Keys.Numbered("user-", 10_000).Select(key => Partitioners[partitioner].NodeFor(key)[^1]);

        Assert.Equal(fingerprint, KeyHash.XxHash64().Of(string.Concat(letters)));
    }

    /// <summary>What placements that know their loads did with ten thousand keys, one after the other.</summary>
    [Theory]
    [InlineData("bounded loads", 18047420243524722464)]
    [InlineData("two choices", 6752854669631764788)]
    public void Place_TenThousandKeys_HasTheCommittedFingerprint(string kind, ulong fingerprint)
    {
        var ring = ConsistentHashRing.Of(Nodes);
        IPlacement placement = kind == "two choices" ? new PowerOfChoices(ring) : new BoundedLoads(ring);
        var letters = Keys.Numbered("user-", 10_000).Select(key => placement.Place(key)[^1]);

        Assert.Equal(fingerprint, KeyHash.XxHash64().Of(string.Concat(letters)));
    }
}
