using System.Collections.Immutable;
using Fundamentals.Exercises.Checking;

namespace Fundamentals.Exercises;

/// <summary>A task whose answer is a function.</summary>
/// <typeparam name="TAnswer">The type of the function.</typeparam>
public sealed class Exercise<TAnswer> : Exercise
    where TAnswer : Delegate
{
    private readonly IExamination<TAnswer> _examination;

    internal Exercise(string id, string title, ImmutableArray<string> hints, IExamination<TAnswer> examination)
        : base(id, title, hints) => _examination = examination;

    /// <summary>
    /// Tries an answer on cases the learner has not seen. Whatever the function does, throwing and looping for ever
    /// included, the result says so; only a null answer throws. A solved exercise is remembered in
    /// <see cref="CheckOptions.Progress"/>, and stays solved there when a later answer is wrong.
    /// </summary>
    /// <param name="answer">The learner's function.</param>
    /// <param name="options">How to run; the defaults if not given.</param>
    /// <remarks>
    /// The function runs on a thread of its own. One that is still running when time is up is told to stop, and left
    /// alone if it does not. What .NET cannot survive, memory running out or a stack overflow, ends the process here too,
    /// unless the recursion reads its input on its way down. What the function prints is not shown, except for the case
    /// that the result shows.
    /// </remarks>
    public CheckResult Check(TAnswer answer, CheckOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(answer);
        options ??= new CheckOptions();
        var verdict = TimeLimited.Run(watch => _examination.Examine(answer, watch), options.TimeLimit);
        return new CheckResult(Id, Title, verdict.Status, verdict.Message)
        {
            Tried = verdict.Tried,
            Expected = verdict.Expected,
            Got = verdict.Got,
            Printed = verdict.Printed,
            Note = verdict.Status == CheckStatus.Solved ? options.Progress.MarkSolved(Id) : null,
        };
    }
}
