using Fundamentals.Notebooks.Documents;

namespace Chapters.Tests;

/// <summary>The notebooks after a run of each from top to bottom: the one by which <c>verify</c> compares them with what is committed.</summary>
internal static class ExecutedNotebook
{
    private static readonly Lazy<Task<(int ExitCode, string Output, string Error)>> Verification = new(VerifyOnceAsync);
    private static readonly TemporaryFolder Folder = new();

    /// <summary>Gives how the run of <c>verify</c> that all tests share ended, and what it said.</summary>
    public static Task<(int ExitCode, string Output, string Error)> VerifyAsync() => Verification.Value;

    /// <summary>Gives a notebook with the outputs of that run.</summary>
    public static async Task<NotebookDocument> OfAsync(string notebook)
    {
        var (_, output, error) = await VerifyAsync();
        Assert.True(Folder.Has(notebook), $"{notebook} did not run to its end.\n{output}{error}");
        return NotebookDocument.Load(Folder[notebook]);
    }

    private static async Task<(int ExitCode, string Output, string Error)> VerifyOnceAsync()
    {
        AppDomain.CurrentDomain.ProcessExit += (_, _) => Folder.Dispose();
        using var run = new ProgramRun("dotnet", [Path.Combine(AppContext.BaseDirectory, "Fundamentals.Cli.dll"), "verify", "--keep", Folder.Path], Book.Root);
        return await run.EndAsync();
    }
}
