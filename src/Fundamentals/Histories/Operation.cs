namespace Fundamentals.Histories;

/// <summary>One thing a client asked for, and what came of it, as the client saw it.</summary>
public sealed record Operation
{
    private readonly object? _input;
    private readonly object? _output;

    /// <summary>The place of an end that does not come.</summary>
    public const int Never = int.MaxValue;

    /// <summary>Gets who asked: a client that does one thing at a time.</summary>
    public required string Process { get; init; }

    /// <summary>Gets what was asked for, such as <c>read</c>, <c>write</c> or <c>cas</c>; models say which they know.</summary>
    public required string Action { get; init; }

    /// <summary>Gets the object it is about, or null where there is only one.</summary>
    public string? Key { get; init; }

    /// <summary>Gets what was given, such as the value to write; in the form of <see cref="ValueList.Normalize"/>.</summary>
    public object? Input
    {
        get => _input;
        init => _input = ValueList.Normalize(value);
    }

    /// <summary>Gets what was answered, such as the value read. Without meaning unless the outcome is Ok.</summary>
    public object? Output
    {
        get => _output;
        init => _output = ValueList.Normalize(value);
    }

    /// <summary>
    /// Gets a value indicating whether <see cref="Output"/> says something: logs commonly repeat what was written where
    /// there is nothing to answer.
    /// </summary>
    public bool HasAnswer => Outcome == Outcome.Ok
        && (Input is null || !(Output is null || (Equals(Output, Input) && (Action is "write" or "put" or "append" or "cas" or "enqueue"))));

    /// <summary>Gets what the client knows of it. Default: Ok.</summary>
    public Outcome Outcome { get; init; }

    /// <summary>Gets when it was asked for, since the start of the history.</summary>
    public TimeSpan InvokedAt { get; init; }

    /// <summary>Gets when the client stopped waiting; null if it still waited when the history ended.</summary>
    public TimeSpan? ReturnedAt { get; init; }

    /// <summary>Gets the place of its invocation among the events of the history, from 0.</summary>
    public int Invoke { get; init; }

    /// <summary>
    /// Gets the place among the events of the history at which the client stopped waiting; <see cref="Never"/> if it still
    /// waited at the end.
    /// </summary>
    public int Ended { get; init; } = Never;

    /// <summary>
    /// Gets the place among the events by which it has taken effect or never will: that of its end, or <see cref="Never"/>
    /// if the outcome is Unknown, since it may then take effect after everything else.
    /// </summary>
    public int Return => Outcome == Outcome.Unknown ? Never : Ended;

    /// <summary>Gets its number within the history, by invocation, from 0.</summary>
    public int Index { get; init; }

    /// <summary>Gets the line of the file it was read from, from 1; 0 if it comes from no file.</summary>
    public int Line { get; init; }

    /// <summary>
    /// Tells whether this operation was over before another began: then every observer must see them in this order. Decided
    /// by the order of events, so that it is right even where the clock did not move.
    /// </summary>
    /// <param name="other">Another operation of the same history.</param>
    public bool Precedes(Operation other)
    {
        ArgumentNullException.ThrowIfNull(other);
        return Return < other.Invoke;
    }

    /// <summary>Makes a write that succeeded.</summary>
    /// <param name="process">Who wrote.</param>
    /// <param name="key">To what.</param>
    /// <param name="value">The value.</param>
    /// <param name="from">When it was asked for, in ms since the start.</param>
    /// <param name="to">When it returned, in ms since the start.</param>
    public static Operation Write(string process, string? key, object? value, double from, double to) =>
        Of(process, "write", key, value, null, from, to);

    /// <summary>Makes a read that succeeded.</summary>
    /// <param name="process">Who read.</param>
    /// <param name="key">What.</param>
    /// <param name="value">The value that came back; null if there was none yet.</param>
    /// <param name="from">When it was asked for, in ms since the start.</param>
    /// <param name="to">When it returned, in ms since the start.</param>
    public static Operation Read(string process, string? key, object? value, double from, double to) =>
        Of(process, "read", key, null, value, from, to);

    /// <summary>Makes an operation.</summary>
    /// <param name="process">Who asked.</param>
    /// <param name="action">For what.</param>
    /// <param name="key">About what.</param>
    /// <param name="input">What was given.</param>
    /// <param name="output">What was answered.</param>
    /// <param name="from">When it was asked for, in ms since the start.</param>
    /// <param name="to">When the client stopped waiting, in ms since the start.</param>
    /// <param name="outcome">What is known of it.</param>
    public static Operation Of(string process, string action, string? key, object? input, object? output, double from, double to, Outcome outcome = Outcome.Ok)
    {
        ArgumentException.ThrowIfNullOrEmpty(process);
        ArgumentException.ThrowIfNullOrEmpty(action);
        ArgumentOutOfRangeException.ThrowIfNegative(from);
        ArgumentOutOfRangeException.ThrowIfLessThan(to, from);
        return new Operation
        {
            Process = process,
            Action = action,
            Key = key,
            Input = input,
            Output = output,
            InvokedAt = TimeSpan.FromMilliseconds(from),
            ReturnedAt = TimeSpan.FromMilliseconds(to),
            Outcome = outcome,
        };
    }

    /// <summary>Writes it in one line: <c>B: read x → 1</c>.</summary>
    public override string ToString()
    {
        var key = Key is null ? string.Empty : $" {Key}";
        var input = Input is null ? string.Empty : $" {ValueList.Show(Input)}";
        var answer = Outcome switch
        {
            Outcome.Failed => " failed",
            Outcome.Unknown => " → ?",
            _ => HasAnswer ? $" → {ValueList.Show(Output)}" : string.Empty,
        };
        return $"{Process}: {Action}{key}{input}{answer}";
    }
}
