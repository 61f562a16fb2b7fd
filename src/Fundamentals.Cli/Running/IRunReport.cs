using Fundamentals.Notebooks.Documents;

namespace Fundamentals.Cli.Running;

/// <summary>Tells the user how far a run has come.</summary>
internal interface IRunReport
{
    /// <summary>Runs the work, with whatever shows its progress around it.</summary>
    Task DuringAsync(IReadOnlyList<string> notebooks, Func<Task> work);

    /// <summary>A notebook has come further.</summary>
    void Progress(string notebook, NotebookProgress progress);

    /// <summary>A notebook has run, and its page is written.</summary>
    void Finished(string notebook, bool succeeded, TimeSpan duration, string page);
}
