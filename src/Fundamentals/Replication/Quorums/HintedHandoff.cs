using Fundamentals.Simulator;

namespace Fundamentals.Replication.Quorums;

/// <summary>What a node keeps for the owner of a key, which was not there when it was written.</summary>
/// <param name="Owner">The owner.</param>
/// <param name="Key">The key.</param>
/// <param name="Version">The version.</param>
public sealed record Hint(string Owner, string Key, Versioned Version)
{
    /// <summary>Writes it as a picture shows it.</summary>
    public override string ToString() => $"{Key} = {Version.Text ?? "nothing"}, for {Owner}";
}

/// <summary>
/// Hinted handoff: a node that stands in for an owner keeps what it was given apart from its own copies, offers it to the
/// owner from time to time, and drops it when the owner has it (DeCandia et al., "Dynamo", SOSP 2007, section 4.6).
/// </summary>
/// <remarks>
/// Promised: a hint goes only when the owner has stored it, or something newer. Not promised: that a read finds what stand-ins
/// keep. R + W &gt; N says nothing here: the nodes that wrote and the nodes that read may be different ones.
/// </remarks>
internal sealed class HintedHandoff(QuorumOptions options)
{
    private readonly List<(ulong Number, Hint Hint)> _hints = [];
    private bool _timerIsSet;

    /// <summary>Gets the hints, oldest first.</summary>
    public IReadOnlyList<Hint> Hints => [.. _hints.Select(kept => kept.Hint)];

    /// <summary>Keeps a version for an owner.</summary>
    public void Keep(INode node, string owner, string key, Versioned version)
    {
        var i = _hints.FindIndex(kept => kept.Hint.Owner == owner && kept.Hint.Key == key);
        var merged = i < 0 ? version : _hints[i].Hint.Version.Merge(version);
        if (i >= 0 && merged == _hints[i].Hint.Version)
            return;

        // A new number, so that an owner's answer to what was offered before does not drop what it has not seen.
        var kept = (node.Random.NextUInt64(), new Hint(owner, key, merged));
        if (i < 0)
            _hints.Add(kept);
        else
            _hints[i] = kept;
        OfferLater(node);
    }

    /// <summary>What stand-ins answer a read with: what they keep of the key, for whomever.</summary>
    public Versioned? Find(string key) => _hints.Where(kept => kept.Hint.Key == key).Select(kept => kept.Hint.Version).Aggregate((Versioned?)null, Versioned.Merge);

    /// <summary>An owner has stored something; if it was a hint, it goes.</summary>
    public void Stored(ulong number) => _hints.RemoveAll(kept => kept.Number == number);

    public void Start(INode node)
    {
        _timerIsSet = false;
        OfferLater(node);
    }

    public void TimerFired(INode node)
    {
        _timerIsSet = false;
        foreach (var (number, hint) in _hints)
            node.Send(hint.Owner, new StoreCopy(number, hint.Key, hint.Version));
        OfferLater(node);
    }

    private void OfferLater(INode node)
    {
        if (_timerIsSet || _hints.Count == 0 || options.HandoffEvery is not { } time)
            return;
        _timerIsSet = true;
        node.SetTimer(time, new HandoffIsDue());
    }
}

/// <summary>A timer: hints are to be offered to their owners.</summary>
internal sealed record HandoffIsDue
{
    public override string ToString() => "handoff";
}
