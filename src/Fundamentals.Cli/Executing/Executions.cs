using Fundamentals.Cli.Running;
using Fundamentals.Notebooks.Documents;

namespace Fundamentals.Cli.Executing;

/// <summary>Runs several notebooks, with as many workers as there are processors.</summary>
internal static class Executions
{
    /// <summary>Runs notebooks and does something with each as soon as it has run.</summary>
    /// <param name="documents">The notebooks.</param>
    /// <param name="folder">The current folder; notebooks are named as seen from it.</param>
    /// <param name="report">Is told how far each has come.</param>
    /// <param name="then">What to do with each; what it returns comes back in the order of the notebooks.</param>
    /// <param name="cancellationToken">Ends all.</param>
    public static async Task<IReadOnlyList<T>> ForEachAsync<T>(
        IReadOnlyList<NotebookDocument> documents, string folder, IRunReport report, Func<Execution, Task<T>> then, CancellationToken cancellationToken)
    {
        var results = new T[documents.Count];
        var options = new ParallelOptions { CancellationToken = cancellationToken };
        var workers = Math.Min(Environment.ProcessorCount, documents.Count);
        var taken = 0;
        await report.DuringAsync(
            [.. documents.Select(document => DisplayPath.Of(document.Path, folder))],
            () => Parallel.ForAsync(0, workers, options, async (_, token) =>
            {
                await using var worker = new NotebookWorker(folder);
                for (int i; (i = Interlocked.Increment(ref taken) - 1) < documents.Count;)
                {
                    var name = DisplayPath.Of(documents[i].Path, folder);
                    results[i] = await then(await worker.RunAsync(documents[i], progress => report.Progress(name, progress), token));
                }
            }));
        return results;
    }
}
