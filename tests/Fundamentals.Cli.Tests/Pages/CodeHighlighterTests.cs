using Fundamentals.Cli.Pages;

namespace Fundamentals.Cli.Tests.Pages;

public sealed class CodeHighlighterTests
{
    [Fact]
    public async Task HighlightAllAsync_LaterCell_KnowsWhatEarlierOnesDeclared()
    {
        using var highlighter = new CodeHighlighter();

        var html = await highlighter.HighlightAllAsync(
            ["record Point(int X); // <a>", "var p = new Point(3);\ndisplay($\"{p}\\n\");"], prelude: string.Empty, Path.GetTempPath());

        Assert.Equal(
            [
                "<span class=\"k\">record</span> <span class=\"t\">Point</span>(<span class=\"k\">int</span> X); <span class=\"c\">// &lt;a&gt;</span>",
                "<span class=\"k\">var</span> p = <span class=\"k\">new</span> <span class=\"t\">Point</span>(<span class=\"n\">3</span>);\n"
                + "<span class=\"m\">display</span>(<span class=\"s\">$&quot;</span>{p}<span class=\"e\">\\n</span><span class=\"s\">&quot;</span>);",
            ],
            html);
    }

    [Fact]
    public async Task HighlightAllAsync_CodeThatIsWrong_KeepsEveryCharacter()
    {
        string[] cells = ["#!import \"a.csx\"\nvar = = \"unclosed <\n}}", "", "\r\n\tπ😀"];
        using var highlighter = new CodeHighlighter();

        var html = await highlighter.HighlightAllAsync(cells, "using System.Text;\n", Path.GetTempPath());

        Assert.Equal(cells, html.Select(Text));
    }

    [Fact]
    public async Task HighlightFileAsync_TypeOfAnotherFileOfTheProject_IsAType()
    {
        using var folder = new TemporaryFolder();
        folder.Write("A.csproj", "<Project />");
        folder.Write("Other/B.cs", "namespace N; internal struct B;");
        folder.Write("obj/Generated.cs", "namespace N; class B;");
        var path = folder.Write("A.cs", string.Empty);
        using var highlighter = new CodeHighlighter();

        var html = await highlighter.HighlightFileAsync("namespace N; class A { B b; List<B> c; }", path);

        Assert.Contains("{ <span class=\"t\">B</span> b; <span class=\"t\">List</span>&lt;<span class=\"t\">B</span>&gt; c; }", html, StringComparison.Ordinal);
    }

    private static string Text(string html) =>
        System.Net.WebUtility.HtmlDecode(System.Text.RegularExpressions.Regex.Replace(html, "<[^>]+>", string.Empty, System.Text.RegularExpressions.RegexOptions.None, TimeSpan.FromSeconds(1)));
}
