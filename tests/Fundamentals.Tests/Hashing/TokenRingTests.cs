using CsCheck;
using Fundamentals.Hashing;

namespace Fundamentals.Tests.Hashing;

public sealed class TokenRingTests
{
    /// <summary>Nodes in few racks with few tokens, drawn from a small range, so that racks and neighbours repeat.</summary>
    private static readonly Gen<TokenNode[]> AnyMembers =
        from tokens in Gen.Long[-400, 400].ArrayUnique[1, 40]
        from nodes in Gen.Int[1, 10]
        from racks in Gen.Int[1, 5].Array[nodes]
        let members = Enumerable.Range(0, Math.Min(nodes, tokens.Length))
            .Select(node => new TokenNode($"n{node}", $"r{racks[node]}", [.. tokens.Where((_, index) => index % Math.Min(nodes, tokens.Length) == node)]))
        select members.ToArray();

    private static readonly Gen<long> AnyToken = Gen.Frequency((4, Gen.Long[-410, 410]), (1, Gen.Long), (1, Gen.Bool.Select(least => least ? long.MinValue : long.MaxValue)));

    [Fact]
    public void TokenOf_Text_IsTheMurmur3TokenOfItsUtf8() =>
        Gen.String[0, 100].Sample(text => Assert.Equal(Murmur3.CassandraToken(System.Text.Encoding.UTF8.GetBytes(text)), TokenRing.TokenOf(text)));

    [Fact]
    public void NodeForToken_AnyToken_OwnsTheFirstTokenThereOrAfter() => Gen.Select(AnyMembers, AnyToken).Sample((members, token) =>
    {
        var sorted = Sorted(members);
        var owner = sorted.Where(pair => pair.Token >= token).Append(sorted[0]).First().Member.Name;
        Assert.Equal(owner, TokenRing.OfMembers(members).NodeForToken(token));
    });

    [Fact]
    public void NodeFor_AnyKey_IsTheNodeOfItsToken() => Gen.Select(AnyMembers, Gen.String).Sample((members, key) =>
        Assert.Equal(TokenRing.OfMembers(members).NodeForToken(TokenRing.TokenOf(key)), TokenRing.OfMembers(members).NodeFor(key)));

    [Fact]
    public void AddAndRemove_AnyNode_MoveExactlyItsKeys() => Gen.Select(Cluster.Any(), Gen.Int[1, 3]).Sample((cluster, racks) =>
    {
        var before = cluster.Nodes.Select((node, index) => (node.Node, Rack: $"r{index % racks}"))
            .Aggregate(TokenRing.OfMembers(), (ring, node) => ring.Add(node.Node, node.Rack));
        var after = before.Add(cluster.Newcomer.Node);
        MovementLaws.AddingTakesOnlyForTheNewNode(before, after, cluster.Newcomer.Node, cluster.Keys);
        foreach (var node in after.Nodes)
            MovementLaws.RemovingMovesExactlyTheKeysOfTheNode(after, after.Remove(node), node, cluster.Keys);
    });

    /// <summary>
    /// NetworkTopologyStrategy in one data centre, told as a rule about sets: the first node of each rack, nearest racks
    /// first, as many as fit; and if racks are fewer than copies, of the other nodes those that come first.
    /// </summary>
    [Fact]
    public void ReplicasForToken_AnyRacks_AreTheFirstOfEachRackAndThenTheNearest() => Gen.Select(AnyMembers, AnyToken).Sample((members, token) =>
    {
        var sorted = Sorted(members);
        var clockwise = sorted.Where(pair => pair.Token >= token).Concat(sorted.Where(pair => pair.Token < token)).Select(pair => pair.Member).DistinctBy(member => member.Name).ToList();
        var firstOfRack = clockwise.DistinctBy(member => member.Rack).ToList();
        for (var count = 1; count <= members.Length; count++)
        {
            var chosen = firstOfRack.Take(count).Concat(clockwise.Except(firstOfRack).Take(count - firstOfRack.Count)).ToHashSet();
            Assert.Equal(clockwise.Where(chosen.Contains).Select(member => member.Name), TokenRing.OfMembers(members).ReplicasForToken(token, count));
        }
    });

    [Fact]
    public void ReplicasFor_EnoughRacks_AreInDistinctRacksAndBeginWithTheOwner() => Gen.Select(AnyMembers, Gen.String).Sample((members, key) =>
    {
        var racks = members.ToDictionary(member => member.Name, member => member.Rack);
        var replicas = TokenRing.OfMembers(members).ReplicasFor(key, racks.Values.Distinct().Count());
        Assert.Equal(TokenRing.OfMembers(members).NodeFor(key), replicas[0]);
        Assert.Equal(racks.Values.Distinct().Order(), replicas.Select(node => racks[node]).Order());
    });

    /// <summary>By hand: the second copy passes n2, which shares n1's rack, and the third copy comes back for it.</summary>
    [Fact]
    public void ReplicasForToken_FewerRacksThanCopies_FillsUpInTheOrderMet()
    {
        var ring = TokenRing.OfMembers([new("n1", "east", [0]), new("n2", "east", [10]), new("n3", "west", [20]), new("n4", "west", [30])]);

        Assert.Equal(["n1", "n3"], ring.ReplicasForToken(0, 2));
        Assert.Equal(["n1", "n2", "n3"], ring.ReplicasForToken(-5, 3));
        Assert.Equal(["n2", "n3", "n4"], ring.ReplicasForToken(1, 3));
        Assert.Equal(["n1", "n2", "n3", "n4"], ring.ReplicasForToken(31, 4));
    }

    /// <summary>Sixteen hashed tokens a node: shares deviate as those of a ring with 16 points, known to some 5 %.</summary>
    [Fact]
    public void Load_HashedTokens_DeviatesAsThatOfARing()
    {
        const int Nodes = 300;
        var tokens = Sorted([.. TokenRing.Of([.. Keys.Numbered("node-", Nodes)]).Members]);
        var shares = tokens.Select((pair, index) => (pair.Member.Name, Length: (ulong)pair.Token - (ulong)tokens[index == 0 ? tokens.Count - 1 : index - 1].Token))
            .GroupBy(arc => arc.Name, (_, arcs) => arcs.Sum(arc => (double)arc.Length) / Math.Pow(2, 64) * Nodes).ToList();

        var deviation = Math.Sqrt(shares.Average(share => (share - 1) * (share - 1)));

        Assert.Equal(1, deviation / Anchors.RingStandardError.ClosedForm(Nodes, TokenRing.DefaultTokens), 0.15);
    }

    [Fact]
    public void Of_BadMember_NamesItAndWhatIsWrong()
    {
        Assert.StartsWith("The rack of node 'a' is missing.", Error(new TokenNode("a", " ", [1])), StringComparison.Ordinal);
        Assert.StartsWith("Node 'a' has no tokens", Error(new TokenNode("a", "r", [])), StringComparison.Ordinal);
        Assert.StartsWith("A node's name is missing", Error(new TokenNode("", "r", [1])), StringComparison.Ordinal);
        Assert.StartsWith("Token -7 is there twice, at 'a' and 'b'.", Error(new TokenNode("a", "r", [3, -7]), new TokenNode("b", "r", [-7])), StringComparison.Ordinal);
        Assert.StartsWith("3 distinct nodes were asked for, and there are 2.", Assert.Throws<ArgumentOutOfRangeException>(() => TokenRing.Of("a", "b").ReplicasFor("key", 3)).Message, StringComparison.Ordinal);

        static string Error(params TokenNode[] members) => Assert.Throws<ArgumentException>(() => TokenRing.OfMembers(members)).Message;
    }

    private static List<(long Token, TokenNode Member)> Sorted(TokenNode[] members) =>
        [.. members.SelectMany(member => member.Tokens.Select(token => (token, member))).OrderBy(pair => pair.token)];
}
