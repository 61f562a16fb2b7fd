using Fundamentals.Cli.Pages;

namespace Fundamentals.Cli.Tests.Pages;

public sealed class LinkResolverTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly BookPlan _plan;

    public LinkResolverTests()
    {
        _folder.Write("src/A/Ring One.cs", "class Ring;");
        _folder.Write("README.md", "# Read me");
        _folder.Write("LICENSE", "MIT");
        _plan = new BookPlan(_folder["book"], _folder.Path,
        [
            new(_folder.Write("notebooks/10-x.ipynb", "{}"), "10-x.html", PageRole.Chapter, "X"),
            new(_folder.Write("notebooks/solutions/10-x.ipynb", "{}"), "solutions/10-x.html", PageRole.Solution, "Solutions"),
        ]);
    }

    [Theory]
    [InlineData("https://example.org/a.ipynb", "https://example.org/a.ipynb")]
    [InlineData("mailto:a@example.org", "mailto:a@example.org")]
    [InlineData("#the-ring", "#the-ring")]
    [InlineData("solutions/10-x.ipynb", "solutions/10-x.html")]
    [InlineData("solutions/10-x.ipynb#part-2", "solutions/10-x.html#part-2")]
    [InlineData("../src/A/Ring%20One.cs", "source/src/A/Ring%20One.cs.html")]
    [InlineData("../src/A/Ring%20One.cs#L10-L20", "source/src/A/Ring%20One.cs.html#L10")]
    [InlineData("../README.md", "source/README.md.html")]
    [InlineData("../README.md#all-of-it", "source/README.md.html#all-of-it")]
    [InlineData("../src", null)]
    [InlineData("../LICENSE", null)]
    public void Resolve_FromAChapter_LeadsToThePage(string link, string? address)
    {
        var links = LinksOf(_plan.Pages[0]);

        Assert.Equal(address, links.Resolve(link));
        Assert.Empty(links.Broken);
    }

    [Theory]
    [InlineData("../10-x.ipynb#the-ring", "../10-x.html#the-ring")]
    [InlineData("../../src/A/Ring%20One.cs", "../source/src/A/Ring%20One.cs.html")]
    public void Resolve_FromASolution_StartsInItsFolder(string link, string address) =>
        Assert.Equal(address, LinksOf(_plan.Pages[1]).Resolve(link));

    [Fact]
    public void Resolve_SourceFile_IsRememberedWithItsPage()
    {
        var links = LinksOf(_plan.Pages[0]);

        links.Resolve("../src/A/Ring%20One.cs");

        Assert.Equal([new(_folder["src/A/Ring One.cs"], "source/src/A/Ring One.cs.html")], links.Sources);
    }

    [Fact]
    public void Resolve_FileThatIsNotThere_IsLeftAndRemembered()
    {
        var links = LinksOf(_plan.Pages[0]);

        Assert.Equal("11-gone.ipynb#a", links.Resolve("11-gone.ipynb#a"));
        Assert.Equal(["11-gone.ipynb#a"], links.Broken);
    }

    [Fact]
    public void ResolveImage_LocalPicture_IsEmbedded()
    {
        File.WriteAllBytes(_folder["notebooks/p.png"], [1, 2, 3]);

        Assert.Equal("data:image/png;base64,AQID", LinksOf(_plan.Pages[0]).ResolveImage("p.png"));
    }

    public void Dispose() => _folder.Dispose();

    private LinkResolver LinksOf(PlannedPage page) => new(_plan, page.File, page.Notebook);
}
