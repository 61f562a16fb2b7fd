using Fundamentals.Cli.Pages;
using Fundamentals.Notebooks.Display;

namespace Fundamentals.Cli.Tests.Pages;

public sealed class OutputHtmlTests
{
    private static readonly KeyValuePair<string, string> Figure = new(MimeBundle.Plotly, """{"data":[],"layout":{"title":{"text":"</script>"}}}""");
    private static readonly KeyValuePair<string, string> Svg = new("image/svg+xml", "<svg/>");
    private static readonly KeyValuePair<string, string> Png = new("image/png", "AQ\nID\n");
    private static readonly KeyValuePair<string, string> Markup = new(MimeBundle.Html, "<b>x</b>");
    private static readonly KeyValuePair<string, string> Markdown = new("text/markdown", "*x*");
    private static readonly KeyValuePair<string, string> Plain = new(MimeBundle.PlainText, "a \"<b>\"\nand more");

    [Fact]
    public void Render_Chart_IsJsonThatCannotEndItsScriptWithItsTextBelow()
    {
        var outputs = NewOutputs();

        var html = outputs.Render(Display(Figure, Markup, Png, Plain));

        Assert.Equal("""
            <figure class="chart" id="chart-1">
            <div class="frame"><div class="plot" role="img" aria-label="a &quot;&lt;b&gt;&quot;" aria-describedby="chart-1-text"></div></div>
            <script type="application/json">{"data":[],"layout":{"title":{"text":"\u003c/script>"}}}</script>
            <details class="description"><summary>This chart in words</summary><pre id="chart-1-text">a &quot;&lt;b&gt;&quot;
            and more</pre></details></figure>

            """.ReplaceLineEndings("\n"), html);
        Assert.Equal(1, outputs.ChartCount);
    }

    [Fact]
    public void Render_ChartWithoutText_SaysThatItIsOne()
    {
        var html = NewOutputs().Render(Display(Figure));

        Assert.Contains("aria-label=\"Chart\"></div>", html, StringComparison.Ordinal);
        Assert.DoesNotContain("<details", html, StringComparison.Ordinal);
    }

    [Fact]
    public void Render_Value_TakesTheRichestFormThereIs()
    {
        var outputs = NewOutputs();

        Assert.Equal("<div class=\"out-html\"><b>x</b></div>\n", outputs.Render(Display(Markup, Svg, Png, Markdown, Plain)));
        Assert.Equal(
            "<figure class=\"picture\"><img src=\"data:image/svg+xml;base64,PHN2Zy8+\" alt=\"a &quot;&lt;b&gt;&quot;\nand more\"></figure>\n",
            outputs.Render(Display(Svg, Png, Markdown, Plain)));
        Assert.Equal("<figure class=\"picture\"><img src=\"data:image/png;base64,AQID\" alt=\"\"></figure>\n", outputs.Render(Display(Png, Markdown)));
        Assert.Equal("<div class=\"out-markdown\"><p><em>x</em></p>\n</div>\n", outputs.Render(Display(Markdown, Plain)));
        Assert.Equal("<pre class=\"value\">a &quot;&lt;b&gt;&quot;\nand more</pre>\n", outputs.Render(Display(Plain)));
        Assert.Empty(outputs.Render(Display(new KeyValuePair<string, string>("application/x-unknown", "?"))));
    }

    [Fact]
    public void Render_StreamsAndErrors_AreEscapedAndColoured()
    {
        var outputs = NewOutputs();

        Assert.Equal("<pre class=\"stream\">&lt;1&gt;</pre>\n", outputs.Render(new StreamOutput(StreamName.Stdout, "<1>")));
        Assert.Equal("<pre class=\"stream stderr\">2</pre>\n", outputs.Render(new StreamOutput(StreamName.Stderr, "2")));
        Assert.Equal(
            "<div class=\"error\" role=\"note\" aria-label=\"Error\"><pre><span class=\"ansi-red\">E</span>: &lt;m&gt;\n at 1</pre></div>\n",
            outputs.Render(new ErrorOutput("E", "<m>", ["\u001b[31mE\u001b[0m: <m>", " at 1"])));
        Assert.Contains("<pre>E: &lt;m&gt;</pre>", outputs.Render(new ErrorOutput("E", "<m>", [])), StringComparison.Ordinal);
    }

    private static DisplayOutput Display(params KeyValuePair<string, string>[] forms) => new(MimeBundle.From(forms));

    private static OutputHtml NewOutputs()
    {
        var plan = new BookPlan("/book", null, [new("/notebooks/a.ipynb", "a.html", PageRole.Chapter, "A")]);
        return new OutputHtml(new MarkdownHtml(new LinkResolver(plan, "a.html", "/notebooks/a.ipynb"), new Dictionary<string, string>()));
    }
}
