namespace Fundamentals.Exercises.Checking;

/// <summary>Ways to recognise a mistake.</summary>
internal static class Mistakes
{
    /// <summary>The mistake of answers that equal those of a wrong program in every case.</summary>
    /// <param name="message">What to say.</param>
    /// <param name="areEqual">Compares results.</param>
    /// <param name="program">The wrong program; null stands for no result, thrown or returned null.</param>
    public static Mistake<TCase, TResult> LikeProgram<TCase, TResult>(string message, Func<TResult, TResult, bool> areEqual, Func<TCase, TResult?> program)
        where TResult : class =>
        new(message, attempts => attempts.All(attempt => program(attempt.Case) is { } wrong
            ? attempt.Value is { } value && areEqual(value, wrong)
            : attempt.Value is null && !attempt.IsEndless));

    /// <summary>The same for several programs with one mistake.</summary>
    public static Mistake<TCase, TResult> LikeProgram<TCase, TResult>(string message, Func<TResult, TResult, bool> areEqual, params Func<TCase, TResult?>[] programs)
        where TResult : class
    {
        var all = programs.Select(program => LikeProgram(message, areEqual, program)).ToArray();
        return new(message, attempts => all.Any(one => one.Explains(attempts)));
    }

    /// <summary>The mistake of answers that are wrong in some cases only, all of which have something in common.</summary>
    /// <param name="message">What to say.</param>
    /// <param name="isAffected">Tells whether a wrong attempt has it.</param>
    public static Mistake<TCase, TResult> OnlyWhere<TCase, TResult>(string message, Func<Attempt<TCase, TResult>, bool> isAffected) =>
        new(message, attempts => attempts.All(attempt => attempt.IsRight || isAffected(attempt)));
}
