using Fundamentals.Simulator;

namespace Fundamentals.Replication.Quorums;

/// <summary>
/// Carries out a client's read: asks all N owners, takes the newest of the first R answers, and repairs those that are
/// behind, as <see cref="ReadRepair"/> says (DeCandia et al., "Dynamo", SOSP 2007, sections 4.5 and 5).
/// </summary>
/// <remarks>
/// Promised: the answer is at least as new as every write that W owners had stored when the read began, if R + W &gt; N and nobody stands in. With
/// blocking repair: and W owners hold it before the client does. Not promised without: that the next read sees it again.
/// </remarks>
internal sealed class ReadCoordinator(QuorumOptions options, Placement placement, Rounds rounds)
{
    public void Read(INode node, Message request, QuorumRead read)
    {
        var needed = read.Reads ?? options.Reads;
        if (needed < 1 || needed > options.Replicas)
        {
            node.Reply(request, new Refusal($"it asks for {needed} of the {options.Replicas} owners of {read.Key}", HadNoEffect: true));
            return;
        }

        Round round = null!;
        rounds.Begin(node, round = new Round
        {
            Key = read.Key,
            Nodes = placement.OwnersOf(read.Key),
            Spares = options.Sloppy ? new(placement.StandInsFor(read.Key)) : [],
            Needed = needed,
            Message = (number, _) => new FetchCopy(number, read.Key),
            Enough = () =>
            {
                if (options.ReadRepair is ReadRepair.Blocking)
                    RepairFirst(node, request, round);
                else
                    node.Reply(request, AnswerTo(request, round.Merged));
            },
            TooFew = () => node.Reply(request, TooFew(node, round, "answered")),
            Late = options.ReadRepair is ReadRepair.Asynchronous ? () => Repair(node, round) : null,
        });
    }

    /// <summary>Says why a quorum did not come about. A read, or a round that only asks, has no effect.</summary>
    public Refusal TooFew(INode node, Round round, string did, bool hadNoEffect = true) =>
        new($"{round.Count} of {round.Nodes.Count} owners of {round.Key} {did} within {options.Patience.TotalMilliseconds} ms, as far as {node.Name} knows, and {round.Needed} must", hadNoEffect);

    /// <summary>Has W owners hold what is about to be read. If they do already, that takes no message.</summary>
    private void RepairFirst(INode node, Message request, Round read)
    {
        var (key, newest) = (read.Key, read.Merged);
        IReadOnlyList<string> holders = [.. read.Nodes.Where(owner => read.Answers.TryGetValue(owner, out var copy) && copy == newest)];
        if (newest is null || holders.Count >= options.Writes)
        {
            node.Reply(request, AnswerTo(request, newest));
            return;
        }

        Round repair = null!;
        rounds.Begin(node, repair = new Round
        {
            Key = key,
            Nodes = read.Nodes,
            Already = holders,
            Spares = options.Sloppy ? new(placement.StandInsFor(key)) : [],
            Needed = options.Writes,
            Message = (number, standsInFor) => new StoreCopy(number, key, newest, standsInFor),
            Enough = () => node.Reply(request, AnswerTo(request, newest)),
            TooFew = () => node.Reply(request, TooFew(node, repair, "hold what was read")),
        });
    }

    /// <summary>Sends the newest version to the owners that answered with an older one, or none. Nobody waits for them to store it.</summary>
    private static void Repair(INode node, Round read)
    {
        if (read.Merged is not { } newest)
            return;
        foreach (var (owner, copy) in read.Answers)
        {
            if (copy != newest && read.Nodes.Contains(owner, StringComparer.Ordinal))
                node.Send(owner, new StoreCopy(read.Number, read.Key, newest));
        }
    }

    private static object AnswerTo(Message request, Versioned? version) =>
        request.Body is ReadRequest ? new ReadAnswer(version?.Text) : new QuorumAnswer(version?.Values ?? [], version?.Context);
}
