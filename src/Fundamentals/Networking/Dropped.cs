namespace Fundamentals.Networking;

/// <summary>Why a message did not get through.</summary>
public enum DropReason
{
    /// <summary>The link lost it, by <see cref="LinkOptions.Loss"/>.</summary>
    Lost,

    /// <summary>Too much waited before the link, by <see cref="LinkOptions.QueueBytes"/>.</summary>
    QueueFull,

    /// <summary>A delivery rule dropped it.</summary>
    Rule,

    /// <summary>A partition lay in between, when it was sent or when it would have arrived.</summary>
    Cut,

    /// <summary>The receiver was down.</summary>
    Down,

    /// <summary>It answers a call that has ended: it was answered already, or its deadline has passed.</summary>
    Late,

    /// <summary>It reached a client and answers no call.</summary>
    Unexpected,
}

/// <summary>The detail of a <see cref="Fundamentals.Simulator.TraceKind.Drop"/> in the trace.</summary>
/// <param name="Reason">Why.</param>
/// <param name="Rule">What the rule said, if one dropped it.</param>
public sealed record Dropped(DropReason Reason, string? Rule = null)
{
    /// <summary>Says why, in words.</summary>
    public override string ToString() => Reason switch
    {
        DropReason.Lost => "lost",
        DropReason.QueueFull => "queue full",
        DropReason.Rule => Rule ?? "dropped by a rule",
        DropReason.Cut => "cut off",
        DropReason.Down => "receiver is down",
        DropReason.Late => "too late",
        _ => "not expected",
    };
}
