namespace Fundamentals.Histories;

/// <summary>What a client knows about an operation once it has stopped waiting for it.</summary>
public enum Outcome
{
    /// <summary>It took effect, at some moment between its invocation and its return, and answered.</summary>
    Ok,

    /// <summary>It certainly had no effect, and never will. Checkers leave it out.</summary>
    Failed,

    /// <summary>
    /// Nobody knows: a timeout, a lost connection, a client that crashed. It may have taken effect, may still do so at any
    /// later moment, however late, or never.
    /// </summary>
    Unknown,
}
