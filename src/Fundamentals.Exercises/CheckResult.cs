namespace Fundamentals.Exercises;

/// <summary>How an answer stands.</summary>
public enum CheckStatus
{
    /// <summary>The stub is still in place.</summary>
    NotSolved,

    /// <summary>There is an answer, and it is wrong for at least one case.</summary>
    Wrong,

    /// <summary>The answer is right in all cases tried.</summary>
    Solved,
}

/// <summary>What a check found. Displayed in a notebook it says so in words, with the case that shows it.</summary>
/// <param name="ExerciseId">The exercise, for example <c>10.1</c>.</param>
/// <param name="Title">Its title.</param>
/// <param name="Status">How the answer stands.</param>
/// <param name="Message">What that means, and for a known mistake, which one it is.</param>
public sealed record CheckResult(string ExerciseId, string Title, CheckStatus Status, string Message)
{
    /// <summary>Gets the case that went wrong, or null where none did.</summary>
    public string? Tried { get; init; }

    /// <summary>Gets what should have come out, or null where no case went wrong.</summary>
    public string? Expected { get; init; }

    /// <summary>Gets what came out, or null where no case went wrong.</summary>
    public string? Got { get; init; }

    /// <summary>Gets what the answer printed in that case, cut off after 2,000 characters, or null if nothing.</summary>
    public string? Printed { get; init; }

    /// <summary>Gets what else there is to say, such as that progress could not be saved, or null.</summary>
    public string? Note { get; init; }

    /// <summary>Writes everything the check found as plain text.</summary>
    public override string ToString() => string.Join('\n', Lines());

    private IEnumerable<string> Lines()
    {
        yield return $"{StatusText.Icon(Status)} {StatusText.Word(Status)}: {ExerciseId} {Title}";
        yield return Message;
        if (Tried is not null)
            yield return $"  tried:    {Tried}";
        if (Expected is not null)
            yield return $"  expected: {Expected}";
        if (Got is not null)
            yield return $"  got:      {Got}";
        if (Printed is not null)
            yield return $"  printed:  {Printed.ReplaceLineEndings("\n            ")}";
        if (Note is not null)
            yield return $"Note: {Note}";
    }
}
