namespace Fundamentals.Exercises.Checking;

/// <summary>A number that an answer returned. Two are the same if only rounding can have made the difference.</summary>
internal sealed record Number(double Value)
{
    public bool IsNear(double other) => Math.Abs(Value - other) <= 1e-9 + (1e-6 * Math.Abs(other));
}

/// <summary>Ways to recognise a mistake in a number.</summary>
internal static class NumberMistakes
{
    /// <summary>The mistake of answers that are near those of a wrong program in every case.</summary>
    /// <param name="message">What to say.</param>
    /// <param name="programs">Wrong programs with this mistake; null stands for no number, thrown.</param>
    public static Mistake<TCase, Number> Like<TCase>(string message, params Func<TCase, double?>[] programs) =>
        new(message, attempts => programs.Any(program => attempts.All(attempt => program(attempt.Case) is { } wrong
            ? attempt.IsNear(wrong)
            : attempt.Threw)));

    /// <summary>
    /// The mistake of fractions that scatter around the right ones. A wrong formula is always above or always below; what
    /// is measured, or rounded, is as often the one as the other.
    /// </summary>
    /// <param name="message">What to say.</param>
    /// <param name="law">The right fraction, from 0 to 1.</param>
    public static Mistake<TCase, Number> LooksMeasured<TCase>(string message, Func<TCase, double> law) => new(message, attempts =>
    {
        var off = attempts.Where(attempt => !attempt.IsRight).ToList();
        return off.TrueForAll(attempt => attempt.Value is { } value && Math.Abs(value.Value - law(attempt.Case)) <= Scatter(law(attempt.Case)))
            && off.Exists(attempt => attempt.Value!.Value > law(attempt.Case))
            && off.Exists(attempt => attempt.Value!.Value < law(attempt.Case));

        static double Scatter(double fraction) => (0.35 * Math.Min(fraction, 1 - fraction)) + 0.01;
    });

    /// <summary>Tells whether an attempt is a number, and this one.</summary>
    public static bool IsNear<TCase>(this Attempt<TCase, Number> attempt, double value) => attempt.Value is { } number && number.IsNear(value);

    /// <summary>Tells whether all attempts are one number.</summary>
    public static bool AreOne<TCase>(IEnumerable<Attempt<TCase, Number>> attempts) =>
        attempts.All(attempt => attempt.Value is not null) && attempts.Select(attempt => attempt.Value).Distinct().Count() == 1;
}
