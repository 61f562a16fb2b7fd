using Fundamentals.Cli.Running;

namespace Fundamentals.Cli.Tests.Pages;

/// <summary>A book of one page, with two charts, that <c>run</c> has written. Made once, when a test first asks for it.</summary>
public sealed class PageWithCharts : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly Lazy<Task<string>> _page;

    public PageWithCharts() => _page = new(WriteAsync);

    /// <summary>Gives the path of the page.</summary>
    public Task<string> PathAsync() => _page.Value;

    public void Dispose() => _folder.Dispose();

    private async Task<string> WriteAsync()
    {
        var library = AppContext.BaseDirectory;
        _folder.Write("setup.csx", $"""
            #r "{library}Fundamentals.dll"
            #r "{library}Fundamentals.Charts.dll"
            using Fundamentals.Charts;
            using Fundamentals.Charts.Partitioning;
            using Fundamentals.Hashing;
            ChartFormatter.Register();
            """);
        _folder.Write("a.ipynb", NotebookText.Of(
            NotebookText.Markdown("# Charts\n\nText </script> and `code`.\n\n## One\n\n## Two"),
            NotebookText.Code("#!import \"setup.csx\""),
            NotebookText.Code("var ring = ConsistentHashRing.Of(\"</script>\", \"b\");\nRingChart.Of(ring)"),
            NotebookText.Code("LoadChart.Of(ring, Keys.Numbered(\"k\", 100))", "hide-input")));
        var result = await CliProcess.RunAsync(_folder.Path, "run", "a.ipynb");
        Assert.Equal((ExitCodes.Success, string.Empty), (result.ExitCode, result.Error));
        return _folder["book/a.html"];
    }
}
