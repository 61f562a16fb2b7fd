using Fundamentals.Cli.Pages;
using Fundamentals.Notebooks.Documents;

namespace Fundamentals.Cli.Tests.Pages;

public sealed class MarkdownHtmlTests
{
    [Fact]
    public void Render_Headings_HaveAnchorsThatAreUniqueOnThePage()
    {
        var markdown = NewMarkdown();

        var first = markdown.Render("## The *ring*: why?");
        var second = markdown.Render("## The ring why\n\n### `C#` & <b>more</b>");

        Assert.Equal(
            "<h2 id=\"the-ring-why\">The <em>ring</em>: why? <a class=\"anchor\" href=\"#the-ring-why\" aria-label=\"Link to this section: The ring: why?\">#</a></h2>\n",
            first);
        Assert.Contains("<h2 id=\"the-ring-why-1\">", second, StringComparison.Ordinal);
        Assert.Equal(
            [new(2, "The ring: why?", "the-ring-why"), new(2, "The ring why", "the-ring-why-1"), new(3, "C# & more", "c--more")],
            markdown.Headings);
    }

    [Fact]
    public void Render_HeadingOfPunctuation_StillHasAnAnchor()
    {
        var markdown = NewMarkdown();
        markdown.Render("# ...");
        markdown.Render("# !");

        Assert.Equal(["section", "section-1"], markdown.Headings.Select(heading => heading.Slug));
    }

    [Fact]
    public void Render_Table_ScrollsByItself() => Assert.StartsWith(
        "<div class=\"scroll\" tabindex=\"0\" role=\"group\" aria-label=\"Table\">", NewMarkdown().Render("|a|b|\n|-|-|\n|1|2|"), StringComparison.Ordinal);

    [Fact]
    public void Render_EmptyHeadOfAColumn_IsNoHeading() => Assert.Contains(
        "<td></td>\n<th>b</th>", NewMarkdown().Render("| |b|\n|-|-|\n|1|2|"), StringComparison.Ordinal);

    [Fact]
    public void Render_WhatTheTextAsksFor_HasALookOfItsOwn()
    {
        var html = NewMarkdown().Render("**Predict.** Which?\n\n**Change one thing.** Now?\n\n**Predict** nothing.\n\n> **Rule of thumb.** Ask.\n\n> Quoted.");

        Assert.Equal("""
            <p class="prompt predict"><strong>Predict.</strong> Which?</p>
            <p class="prompt change"><strong>Change one thing.</strong> Now?</p>
            <p><strong>Predict</strong> nothing.</p>
            <blockquote class="rule">
            <p><strong>Rule of thumb.</strong> Ask.</p>
            </blockquote>
            <blockquote>
            <p>Quoted.</p>
            </blockquote>

            """.ReplaceLineEndings("\n"), html);
    }

    [Fact]
    public void RenderParts_OfACell_BeginAtTheHeadingsOfSections()
    {
        var parts = NewMarkdown().RenderParts("before\n\n### Exercise 1.2: *pick* one\n\ntext\n\n#### Small\n\n## Next").ToList();

        Assert.Equal([(null, false), ("exercise-12-pick-one", true), ("next", false)], parts.Select(part => (part.Slug, part.IsExercise)));
        Assert.Equal("<p>before</p>\n", parts[0].Html);
        Assert.Contains("<h4 id=\"small\">", parts[1].Html, StringComparison.Ordinal);
    }

    [Fact]
    public void Render_CSharpBlock_IsTheColouredOne()
    {
        var markdown = NewMarkdown(("int x;", "<span class=\"k\">int</span> x;"));

        Assert.Equal(
            "<div class=\"code\"><pre><code><span class=\"k\">int</span> x;</code></pre></div>\n", markdown.Render("```csharp\nint x;\n```"));
        Assert.Equal("<pre><code class=\"language-bash\">ls &lt;a\n</code></pre>\n", markdown.Render("```bash\nls <a\n```"));
    }

    [Fact]
    public void Render_FormulasAndUnits_DoNotBreakOutsideCode() => Assert.Equal(
        "<h2 id=\"r--w\">R~+~W <a class=\"anchor\" href=\"#r--w\" aria-label=\"Link to this section: R + W\">#</a></h2>\n"
        + "<p>R~+~W~&gt;~N <em>5~ms</em> <code>R + W 5 ms</code></p>\n<pre><code>R + W 5 ms\n</code></pre>\n",
        NewMarkdown().Render("## R + W\n\nR + W > N *5 ms* `R + W 5 ms`\n\n```\nR + W 5 ms\n```").Replace('\u00a0', '~'));

    [Fact]
    public void Render_AttachedPicture_IsEmbedded()
    {
        var cell = NotebookDocument.Parse("""
            {"nbformat":4,"nbformat_minor":5,"metadata":{},"cells":[{"cell_type":"markdown","metadata":{},
            "attachments":{"a b.png":{"image/png":["AQ\n","ID\n"]}},"source":"![p](attachment:a%20b.png)"}]}
            """, "x.ipynb").Cells[0];

        Assert.Equal("<p><img src=\"data:image/png;base64,AQID\" alt=\"p\" /></p>\n", NewMarkdown().Render(cell.Source, cell));
    }

    [Fact]
    public void CodeBlocks_OfAText_AreTheCSharpOnes() =>
        Assert.Equal(["a", "b\nc"], MarkdownHtml.CodeBlocks("```csharp\na\n```\n\n```bash\nls\n```\n\n> ```cs\n> b\n> c\n> ```"));

    private static MarkdownHtml NewMarkdown(params (string Code, string Html)[] code)
    {
        var plan = new BookPlan("/book", null, [new("/notebooks/a.ipynb", "a.html", PageRole.Chapter, "A")]);
        return new MarkdownHtml(new LinkResolver(plan, "a.html", "/notebooks/a.ipynb"), code.ToDictionary(pair => pair.Code, pair => pair.Html, StringComparer.Ordinal));
    }
}
