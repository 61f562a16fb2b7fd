using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace Chapters.Tests.Pages;

/// <summary>
/// The README's main command, and what it writes. The tests of the pages read those written from the committed outputs;
/// that these are the outputs of a run, <see cref="VerifyTests"/> finds.
/// </summary>
[Collection(WrittenBook.Collection)]
public sealed partial class BookTests(WrittenBook book) : IDisposable
{
    private const string Chapter = "00-start-here";

    private readonly TemporaryFolder _folder = new();

    [Fact]
    public async Task Run_AllNotebooksWithoutExecuting_WritesAPageOfEach()
    {
        Assert.SkipWhen(WrittenBook.Given is not null, "The book is the one that FUNDAMENTALS_BOOK names.");
        var (exitCode, output, error) = await book.WriteAsync();

        Assert.True(exitCode == 0, output + error);
        Assert.EndsWith($"Open: {Path.Combine(book.Folder, "index.html")}", output.TrimEnd(), StringComparison.Ordinal);
        Assert.Empty(error);
        var pages = await book.PagesAsync();
        Assert.Equal(
            Book.Notebooks.Select(row => Path.ChangeExtension(row.Data, ".html")).Append("index.html").Order(StringComparer.Ordinal),
            pages.Where(page => !page.StartsWith("source/", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task Run_AChapter_WritesThePageThatItsCommittedOutputsGive()
    {
        // Which chapters come before and after is seen by the pages that are there.
        foreach (var page in await book.PagesAsync())
            _folder.Write(page, "");

        using var run = new ProgramRun("dotnet", [Path.Combine(AppContext.BaseDirectory, "Fundamentals.Cli.dll"), "run", $"notebooks/{Chapter}.ipynb", "--output", _folder.Path], Book.Root);
        var (exitCode, output, error) = await run.EndAsync();

        Assert.True(exitCode == 0, output + error);
        Assert.Equal(ByMeaning(await File.ReadAllTextAsync(Path.Combine(book.Folder, $"{Chapter}.html"), TestContext.Current.CancellationToken)), ByMeaning(_folder.Read($"{Chapter}.html")));
    }

    public void Dispose() => _folder.Dispose();

    private static string ByMeaning(string html) =>
        Figure().Replace(html, figure => JsonInOrder.Of(JsonNode.Parse(figure.Groups["json"].ValueSpan.ToString()))!.ToJsonString());

    [GeneratedRegex("<script type=\"application/json\">(?<json>[^<]*)</script>", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 10_000)]
    private static partial Regex Figure();
}
