using System.Text.RegularExpressions;

namespace Chapters.Tests;

/// <summary>The README's main command, and what it wrote, as a reader meets it.</summary>
public sealed partial class BookTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    [Fact]
    public async Task Run_AllNotebooks_WritesPagesWhoseEveryChartDrawsWithoutANetwork()
    {
        Chromium.Require();
        using var run = new ProgramRun("dotnet", [Path.Combine(AppContext.BaseDirectory, "Fundamentals.Cli.dll"), "run", "--output", _folder["book"]], Book.Root);
        var (exitCode, output, error) = await run.EndAsync();
        Assert.True(exitCode == 0, output + error);
        Assert.EndsWith($"Open: {_folder["book/index.html"]}", output.TrimEnd(), StringComparison.Ordinal);

        foreach (var page in Directory.EnumerateFiles(_folder["book"], "*.html", SearchOption.AllDirectories).Where(IsChapter))
        {
            var (dom, console) = await Chromium.OpenAsync(page);
            Assert.Contains("data-ready=\"true\"", dom, StringComparison.Ordinal);
            Assert.True(Figure().Count(dom) > 0 || page.Contains("solutions", StringComparison.Ordinal), $"{page} has no chart.");
            Assert.Equal(Figure().Count(dom), Drawn().Count(dom));
            Assert.DoesNotContain("data-errors", dom, StringComparison.Ordinal);
            Assert.Empty(console);
        }
    }

    public void Dispose() => _folder.Dispose();

    private bool IsChapter(string page)
    {
        var name = Path.GetRelativePath(_folder["book"], page).Replace('\\', '/');
        return name != "index.html" && !name.StartsWith("source/", StringComparison.Ordinal);
    }

    [GeneratedRegex("<figure class=\"chart\"", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Figure();

    [GeneratedRegex("<figure [^>]*data-drawn=\"true\"", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Drawn();
}
