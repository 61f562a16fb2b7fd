using Fundamentals.Notebooks.Documents;

namespace Fundamentals.Cli.Running;

/// <summary>Tells the user how far a run has come.</summary>
internal interface IRunReport
{
    /// <summary>Runs the work, with whatever shows its progress around it.</summary>
    Task DuringAsync(IReadOnlyList<string> notebooks, Func<Task> work);

    /// <summary>A notebook has come further.</summary>
    void Progress(string notebook, NotebookProgress progress);

    /// <summary>All is done that was to be done with a notebook.</summary>
    /// <param name="notebook">The notebook.</param>
    /// <param name="succeeded">Whether all is well with it.</param>
    /// <param name="duration">How long it took.</param>
    /// <param name="note">What came of it, in a few words.</param>
    void Finished(string notebook, bool succeeded, TimeSpan duration, string note);
}
