namespace Fundamentals.Exercises.Checking;

/// <summary>What an answer made of one case: a value, or the exception it threw.</summary>
internal readonly record struct Attempt<TCase, TResult>(TCase Case, TResult? Value, Exception? Error, bool IsRight, string? Printed)
{
    public bool IsEndless => Error is TooManyStepsException;

    public bool Threw => Error is not null and not TooManyStepsException;
}

/// <summary>A wrong answer that many give.</summary>
/// <param name="Message">What to tell those who do.</param>
/// <param name="Explains">Tells whether all the attempts look like it. At least one of them is wrong.</param>
internal sealed record Mistake<TCase, TResult>(string Message, Func<IReadOnlyList<Attempt<TCase, TResult>>, bool> Explains);
