using Fundamentals.Cli.Pages;

namespace Fundamentals.Cli.Tests.Pages;

public sealed class DocumentPageTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    [Fact]
    public async Task RenderAsync_Links_LeadToPagesOrAreText()
    {
        _folder.Write("src/A.cs", "class A;");
        _folder.Write("LICENSE", "MIT");
        var path = _folder.Write("docs/b.md", "# B & *more*\n\n[a](../src/A.cs#L3-L4) [**l** `x`](../LICENSE) [c](../notebooks/10-c.ipynb#d)\n\n```csharp\nint x;\n```");
        var plan = new BookPlan(_folder["book"], _folder.Path, [new(_folder.Write("notebooks/10-c.ipynb", "{}"), "10-c.html", PageRole.Chapter, "C")]);
        using var highlighter = new CodeHighlighter();

        var page = await DocumentPage.RenderAsync(plan, "source/docs/b.md.html", path, highlighter);

        Assert.Contains("<a href=\"../src/A.cs.html#L3\">a</a> <strong>l</strong> <code>x</code> <a href=\"../../10-c.html#d\">c</a>", page.Html, StringComparison.Ordinal);
        Assert.Contains("<span class=\"k\">int</span> x;", page.Html, StringComparison.Ordinal);
        Assert.Contains("<title>B &amp; more ", page.Html, StringComparison.Ordinal);
        Assert.Contains("<a href=\"../../index.html\">All chapters</a>", page.Html, StringComparison.Ordinal);
        Assert.Equal([new(_folder["src/A.cs"], "source/src/A.cs.html")], page.Sources);
    }

    public void Dispose() => _folder.Dispose();
}
