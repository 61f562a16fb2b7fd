using System.Collections.Concurrent;
using Fundamentals.Notebooks.Documents;

namespace Chapters.Tests;

/// <summary>A notebook after the engine has run it from top to bottom.</summary>
internal static class ExecutedNotebook
{
    private static readonly ConcurrentDictionary<string, Task<NotebookRun>> Runs = new(StringComparer.Ordinal);

    /// <summary>Gives the run that all tests share.</summary>
    public static Task<NotebookRun> OfAsync(string notebook) => Runs.GetOrAdd(notebook, AgainAsync);

    /// <summary>Runs it once more.</summary>
    public static async Task<NotebookRun> AgainAsync(string notebook)
    {
        await using var progress = new ProgressKept(notebook);
        return await NotebookRunner.RunAsync(NotebookDocument.Load(Book.PathOf(notebook)), new NotebookRunOptions());
    }
}
