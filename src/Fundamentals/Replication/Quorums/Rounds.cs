using Fundamentals.Simulator;

namespace Fundamentals.Replication.Quorums;

/// <summary>The rounds of messages that a coordinator has under way. They are in memory alone: a crash ends them all, without a word.</summary>
/// <param name="options">How long to wait.</param>
/// <param name="serve">Does what a message asks for, on this very node, and answers.</param>
internal sealed class Rounds(QuorumOptions options, Func<INode, object, object> serve)
{
    private readonly Dictionary<ulong, Round> _open = [];

    /// <summary>Asks the nodes of a round.</summary>
    public void Begin(INode node, Round round)
    {
        // A random number and not a count: an answer to a round of an earlier life must not be taken for one to this.
        round.Number = node.Random.NextUInt64();
        _open.Add(round.Number, round);
        round.Timers.Add(node.SetTimer(options.Patience, new RoundTimer(round.Number, IsOver: true)));
        ReplaceLater(node, round);
        foreach (var to in round.Nodes)
            round.Asked(to, instead: to);
        foreach (var holder in round.Already)
            round.Take(holder, null);
        var silent = round.Silent.ToList();
        foreach (var to in silent.Where(to => to != node.Name))
            node.Send(to, round.Message(round.Number, null));

        // Last, since its own answer, which takes no time, may be all that is needed.
        if (silent.Contains(node.Name, StringComparer.Ordinal))
            AskSelf(node, round, null);
    }

    /// <summary>An answer has come; one to a round that has ended is no news.</summary>
    public void Take(string from, ulong number, Versioned? version)
    {
        if (!_open.TryGetValue(number, out var round))
            return;
        var hadEnough = round.HasEnough;
        round.Take(from, version);
        if (round.HasEnough && !hadEnough)
            round.Enough();
        if (round.HasAll || (round.HasEnough && round.Late is null && !(round.ReplacesAll && round.Spares.Count > 0)))
            End(round);
    }

    public void TimerFired(INode node, RoundTimer timer)
    {
        if (!_open.TryGetValue(timer.Number, out var round))
            return;
        if (timer.IsOver)
            End(round);
        else
            ReplaceSilent(node, round);
    }

    /// <summary>The node starts again: what was under way when it crashed is over.</summary>
    public void Forget() => _open.Clear();

    private void ReplaceSilent(INode node, Round round)
    {
        if (round.HasEnough && !round.ReplacesAll)
            return;
        foreach (var silent in round.Silent.ToList())
        {
            if (!round.Spares.TryDequeue(out var spare))
                break;
            round.Asked(spare, instead: silent);
            if (spare == node.Name)
                AskSelf(node, round, silent);
            else
                node.Send(spare, round.Message(round.Number, silent));
        }

        if (_open.ContainsKey(round.Number))
            ReplaceLater(node, round);
    }

    private void ReplaceLater(INode node, Round round)
    {
        if (round.Spares.Count > 0)
            round.Timers.Add(node.SetTimer(options.StandInAfter, new RoundTimer(round.Number, IsOver: false)));
    }

    private void AskSelf(INode node, Round round, string? standsInFor) =>
        Take(node.Name, round.Number, serve(node, round.Message(round.Number, standsInFor)) is CopyAnswer answer ? answer.Version : null);

    private void End(Round round)
    {
        if (!_open.Remove(round.Number))
            return;
        foreach (var timer in round.Timers)
            timer.Dispose();
        if (!round.HasEnough)
            round.TooFew();
        round.Late?.Invoke();
    }
}

/// <summary>A timer of a round: it is over, or silent nodes are to be replaced.</summary>
internal sealed record RoundTimer(ulong Number, bool IsOver)
{
    public override string ToString() => IsOver ? "patience is over" : "no answer yet";
}
