namespace Fundamentals.Exercises.Checking;

/// <summary>Tries an answer on many cases, and finds out which of the known mistakes explains what went wrong.</summary>
internal sealed class Examination<TAnswer, TCase, TResult> : IExamination<TAnswer>
{
    /// <summary>Gets the cases, those that are easiest to think about first.</summary>
    public required IReadOnlyList<TCase> Cases { get; init; }

    /// <summary>Gets what calls the answer; whatever that throws comes through.</summary>
    public required Func<TAnswer, TCase, Steps, TResult?> Ask { get; init; }

    /// <summary>Gets the solution.</summary>
    public required Func<TCase, TResult> Solve { get; init; }

    /// <summary>Gets what compares results.</summary>
    public required Func<TResult, TResult, bool> AreEqual { get; init; }

    /// <summary>Gets what writes a case as the reader would call the function.</summary>
    public required Func<TCase, string> Describe { get; init; }

    /// <summary>Gets what writes a result.</summary>
    public required Func<TResult, string> Write { get; init; }

    /// <summary>Gets what is said of a right answer, after the number of cases.</summary>
    public required string WhenSolved { get; init; }

    /// <summary>Gets what is said of a wrong answer that no known mistake explains.</summary>
    public required string WhenWrong { get; init; }

    /// <summary>Gets the known mistakes; the first that explains the attempts is named.</summary>
    public required IReadOnlyList<Mistake<TCase, TResult>> Mistakes { get; init; }

    public Verdict Examine(TAnswer answer, Watch watch)
    {
        var attempts = new List<Attempt<TCase, TResult>>();
        foreach (var one in Cases)
        {
            watch.Trying = Describe(one);
            var attempt = Try(answer, one, watch);
            if (attempt.Error is NotSolvedException or NotImplementedException)
                return new Verdict(CheckStatus.NotSolved, "The stub is still in place. Put your code in place of the throw, and check again.");
            attempts.Add(attempt);
            if (attempt.IsEndless || watch.IsOver)
                break;
        }

        return attempts.TrueForAll(attempt => attempt.IsRight)
            ? new Verdict(CheckStatus.Solved, $"Right in all {attempts.Count} cases tried. {WhenSolved}")
            : Explain(attempts);
    }

    private Attempt<TCase, TResult> Try(TAnswer answer, TCase one, Watch watch)
    {
        var printed = CheckConsole.Keep();
        watch.Printed = printed;

        // The learner's code may throw anything; all of it is an answer to report.
        try
        {
            var value = Ask(answer, one, new Steps(watch));
            return new Attempt<TCase, TResult>(one, value, null, value is not null && AreEqual(value, Solve(one)), CheckConsole.Read(printed));
        }
        catch (Exception error)
        {
            return new Attempt<TCase, TResult>(one, default, error, IsRight: false, CheckConsole.Read(printed));
        }
    }

    private Verdict Explain(List<Attempt<TCase, TResult>> attempts)
    {
        var wrong = attempts.First(attempt => !attempt.IsRight);

        // Of what never returned anything, the exception is all there is to say.
        var known = attempts.TrueForAll(attempt => attempt.Threw) ? null : Mistakes.FirstOrDefault(mistake => mistake.Explains(attempts));
        return new Verdict(
            CheckStatus.Wrong,
            known?.Message ?? MessageFor(wrong),
            Describe(wrong.Case),
            Write(Solve(wrong.Case)),
            Written(wrong),
            wrong.Printed);
    }

    private string MessageFor(Attempt<TCase, TResult> wrong) => wrong switch
    {
        { IsEndless: true } => "Your function never came to an end. Check that each round of its loop comes closer to what ends it.",
        { Error: InsufficientExecutionStackException } => "Your function calls itself over and over, until there is no room for another call. Check that each call comes closer to what ends it.",
        { Error: { } error } => $"Your function threw {error.GetType().Name} instead of returning: {error.Message}",
        { Value: null } => "Your function returned null.",
        _ => WhenWrong,
    };

    private string Written(Attempt<TCase, TResult> attempt) => attempt switch
    {
        { IsEndless: true } => $"no answer: stopped after looking at its input {Steps.Most:N0} times",
        { Error: { } error } => $"{error.GetType().Name}: {error.Message}",
        { Value: { } value } => Write(value),
        _ => "null",
    };
}
