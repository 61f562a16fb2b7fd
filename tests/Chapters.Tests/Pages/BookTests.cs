namespace Chapters.Tests.Pages;

/// <summary>The README's main command, and what it wrote, as a reader meets it.</summary>
[Collection(WrittenBook.Collection)]
public sealed class BookTests(WrittenBook book)
{
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
}
