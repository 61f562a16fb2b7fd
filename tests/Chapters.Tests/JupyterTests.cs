using Fundamentals.Exercises;
using Fundamentals.Notebooks.Display;
using Fundamentals.Notebooks.Documents;

namespace Chapters.Tests;

/// <summary>Every notebook through the Jupyter project's own client, in a new container, on the kernel that it has installed.</summary>
[Collection(NewContainer.Collection)]
public sealed class JupyterTests(NewContainer container)
{
    [Fact]
    public async Task Execute_EveryNotebookOnTheInstalledKernel_GivesWhatTheEngineGives()
    {
        var python = await Jupyter.RequirePythonAsync("jupyter_client", "nbclient");
        Assert.SkipWhen(OperatingSystem.IsWindows(), "A container runs Linux.");

        await Parallel.ForEachAsync(
            Book.Notebooks.Select(row => row.Data),
            new ParallelOptions { MaxDegreeOfParallelism = Environment.ProcessorCount, CancellationToken = TestContext.Current.CancellationToken },
            async (notebook, _) => await ExecuteAsync(python, notebook));
    }

    private async Task ExecuteAsync(string python, string notebook)
    {
        var source = Path.Combine(container.Repository, "notebooks", notebook);
        var result = container.PathOf(notebook);
        await container.RunAsync(
            python,
            [Path.Combine(AppContext.BaseDirectory, "jupyter", "execute.py"), source, Path.GetDirectoryName(source)!, result],
            (ProgressFile.FolderVariable, Path.GetDirectoryName(container.PathOf($"progress/{notebook}/.progress.json"))!));
        Assert.Equal(Texts(await ExecutedNotebook.OfAsync(notebook)), Texts(NotebookDocument.Load(result)));
    }

    // What a cell measures of this machine is different each time.
    private static IEnumerable<string> Texts(NotebookDocument notebook) => notebook.Cells.Where(cell => !cell.HasTag("measures")).SelectMany(cell => cell.Outputs).Select(output => output switch
    {
        StreamOutput stream => $"{stream.Name}: {stream.Text}",
        DisplayOutput display => $"display: {Contents(display.Data)}",
        ResultOutput result => $"result: {Contents(result.Data)}",
        _ => output.ToString(),
    });

    private static string Contents(MimeBundle bundle) => string.Join('\n', bundle.Data.Select(form => $"{form.Key}: {JsonInOrder.Of(form.Value)?.ToJsonString()}"));
}
