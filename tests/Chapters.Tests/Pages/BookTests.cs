using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Fundamentals.Notebooks.Documents;

namespace Chapters.Tests.Pages;

/// <summary>The README's main command, and what it wrote, as a reader meets it.</summary>
[Collection(WrittenBook.Collection)]
public sealed partial class BookTests(WrittenBook book) : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    [Fact]
    public async Task Run_AllNotebooks_WritesAPageOfEach()
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
    public async Task Run_WithoutExecuting_WritesThePagesOfARun()
    {
        await book.WriteAsync();
        // As deep as the other, so that links out of the two are the same.
        using var run = new ProgramRun("dotnet", [Path.Combine(AppContext.BaseDirectory, "Fundamentals.Cli.dll"), "run", "--no-execute", "--output", _folder["book"]], Book.Root);
        var (exitCode, output, error) = await run.EndAsync();

        Assert.True(exitCode == 0, output + error);
        Assert.Empty(error);
        // What a cell measures of this machine is different each time.
        var pages = Book.Notebooks.Select(row => row.Data)
            .Where(notebook => !NotebookDocument.Load(Book.PathOf(notebook)).Cells.Any(cell => cell.HasTag("measures")))
            .Select(notebook => Path.ChangeExtension(notebook, ".html")).ToList();
        Assert.Contains("00-start-here.html", pages);
        Assert.All(pages, page => Assert.Equal(ByMeaning(File.ReadAllText(Path.Combine(book.Folder, page))), ByMeaning(_folder.Read($"book/{page}"))));
    }

    public void Dispose() => _folder.Dispose();

    private static string ByMeaning(string html) =>
        Figure().Replace(html, figure => JsonInOrder.Of(JsonNode.Parse(figure.Groups["json"].ValueSpan.ToString()))!.ToJsonString());

    [GeneratedRegex("<script type=\"application/json\">(?<json>[^<]*)</script>", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 10_000)]
    private static partial Regex Figure();
}
