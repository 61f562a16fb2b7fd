namespace Fundamentals.Networking;

/// <summary>What becomes of a message.</summary>
public enum RulingKind
{
    /// <summary>It goes through: later rules are not asked, and the link does nothing to it but take its time.</summary>
    Pass,

    /// <summary>It goes through, later.</summary>
    Delay,

    /// <summary>It arrives twice.</summary>
    Duplicate,

    /// <summary>It arrives damaged.</summary>
    Corrupt,

    /// <summary>Somebody has put another content in its place: it arrives with that.</summary>
    Replace,

    /// <summary>It is lost.</summary>
    Drop,
}

/// <summary>What a rule says about a message.</summary>
public sealed record Ruling
{
    private Ruling(RulingKind kind) => Kind = kind;

    /// <summary>Gets the ruling that lets a message through whatever later rules and the link's own chances say.</summary>
    public static Ruling Pass { get; } = new(RulingKind.Pass);

    /// <summary>Gets the ruling that damages a message, as <see cref="Damage"/> says.</summary>
    public static Ruling Corrupt { get; } = new(RulingKind.Corrupt);

    /// <summary>Gets what becomes of the message.</summary>
    public RulingKind Kind { get; }

    /// <summary>Gets how much later a delayed message arrives, or a copy than it would by its own latency.</summary>
    public TimeSpan Later { get; private init; }

    /// <summary>Gets why a message is dropped.</summary>
    public string? Reason { get; private init; }

    /// <summary>Gets what arrives in place of what was sent.</summary>
    public object? Body { get; private init; }

    /// <summary>Lets a message through, later.</summary>
    /// <param name="extra">How much longer than the link's latency; not negative.</param>
    public static Ruling Delay(TimeSpan extra)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(extra, TimeSpan.Zero);
        return new Ruling(RulingKind.Delay) { Later = extra };
    }

    /// <summary>Lets a message arrive twice; the copy draws its own latency.</summary>
    /// <param name="extra">How much later still the copy arrives; not negative.</param>
    public static Ruling Duplicate(TimeSpan extra = default)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(extra, TimeSpan.Zero);
        return new Ruling(RulingKind.Duplicate) { Later = extra };
    }

    /// <summary>Lets a message arrive with another content, as somebody on the way can who wants to.</summary>
    /// <param name="body">What it says then.</param>
    public static Ruling Replace(object body)
    {
        ArgumentNullException.ThrowIfNull(body);
        return new Ruling(RulingKind.Replace) { Body = body };
    }

    /// <summary>Loses a message.</summary>
    /// <param name="reason">Why, for the trace.</param>
    public static Ruling Drop(string reason)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(reason);
        return new Ruling(RulingKind.Drop) { Reason = reason };
    }
}
