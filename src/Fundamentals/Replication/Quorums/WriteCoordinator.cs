using Fundamentals.Simulator;

namespace Fundamentals.Replication.Quorums;

/// <summary>
/// Carries out a client's write: makes a version, sends it to all N owners, and answers when W have stored it (DeCandia et
/// al., "Dynamo", SOSP 2007, section 4.5). Any node coordinates; where versions are siblings, an owner makes the version.
/// </summary>
/// <remarks>
/// Promised: what is answered was stored by W owners, or, in a sloppy quorum, by stand-ins for some of them. Not promised:
/// that a write which is refused is undone. Where some have stored it, it is half-finished, and may be read now, later or
/// never; the refusal says that it is in doubt.
/// </remarks>
internal sealed class WriteCoordinator(QuorumOptions options, Placement placement, Rounds rounds, ReadCoordinator reads, VersionMaker maker, CopyStore copies)
{
    public void Write(INode node, Message request, QuorumWrite write)
    {
        var needed = write.Writes ?? options.Writes;
        if (needed < 1 || needed > options.Replicas)
            node.Reply(request, new Refusal($"it asks for {needed} of the {options.Replicas} owners of {write.Key}", HadNoEffect: true));
        else if (options.VersionFromQuorum)
            AskFirst(node, request, write);
        else if (maker.NeedsOwner && !placement.IsOwner(node.Name, write.Key))
            HaveMade(node, request, write);
        else
            Spread(node, request, write, maker.Make(node, copies.Find(write.Key), write));
    }

    /// <summary>
    /// Asks a quorum for its version. There is nothing to do with the answers: this node's clock has seen them all, and
    /// what it makes next is later than each.
    /// </summary>
    private void AskFirst(INode node, Message request, QuorumWrite write)
    {
        Round round = null!;
        rounds.Begin(node, round = new Round
        {
            Key = write.Key,
            Nodes = placement.OwnersOf(write.Key),
            Needed = options.Reads,
            Message = (number, _) => new FetchCopy(number, write.Key),
            Enough = () => Spread(node, request, write, maker.Make(node, copies.Find(write.Key), write)),
            TooFew = () => node.Reply(request, reads.TooFew(node, round, "said which version they have")),
        });
    }

    /// <summary>Has an owner make the version: the first that answers. If a slow one has made one too, there are two siblings with the same value.</summary>
    private void HaveMade(INode node, Message request, QuorumWrite write)
    {
        var owners = placement.OwnersOf(write.Key);
        Round round = null!;
        rounds.Begin(node, round = new Round
        {
            Key = write.Key,
            Nodes = [owners[0]],
            Spares = new(owners.Skip(1)),
            Needed = 1,
            Message = (number, _) => new MakeVersion(number, write),
            Enough = () => Spread(node, request, write, round.Merged!),
            TooFew = () => node.Reply(request, new Refusal($"none of {string.Join(", ", owners)}, which own {write.Key}, made a version within {options.Patience.TotalMilliseconds} ms", HadNoEffect: false)),
        });
    }

    private void Spread(INode node, Message request, QuorumWrite write, Versioned version)
    {
        Round round = null!;
        rounds.Begin(node, round = new Round
        {
            Key = write.Key,
            Nodes = placement.OwnersOf(write.Key),
            Spares = options.Sloppy ? new(placement.StandInsFor(write.Key)) : [],
            ReplacesAll = true,
            Needed = write.Writes ?? options.Writes,
            Message = (number, standsInFor) => new StoreCopy(number, write.Key, version, standsInFor),
            Enough = () => node.Reply(request, new WriteAnswer()),
            TooFew = () => node.Reply(request, reads.TooFew(node, round, "stored it", hadNoEffect: false)),
        });
    }
}
