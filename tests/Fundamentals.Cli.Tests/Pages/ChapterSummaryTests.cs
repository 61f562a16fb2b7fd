using Fundamentals.Cli.Pages;
using Fundamentals.Notebooks.Documents;

namespace Fundamentals.Cli.Tests.Pages;

public sealed class ChapterSummaryTests
{
    [Fact]
    public void Of_Notebook_TakesFirstHeadingFirstParagraphAndTime()
    {
        var words = string.Join(' ', Enumerable.Repeat("word", 480));
        var code = string.Join('\n', Enumerable.Repeat("x();", 30));

        var summary = Of(NotebookText.Code(code), NotebookText.Markdown("# *Ten*: `A` & B\n\n- a list\n\nThe first\nparagraph."), NotebookText.Markdown(words + "\n\n### Exercise 1.1: x\n\n### Exercises"));

        Assert.Equal(new ChapterSummary("Ten: A & B", "The first paragraph.", 4, 1), summary);
    }

    [Fact]
    public void Of_NotebookWithoutText_IsNamedAfterItsFile() =>
        Assert.Equal(new ChapterSummary("20-quorums", string.Empty, 1, 0), Of(NotebookText.Code("1")));

    private static ChapterSummary Of(params System.Text.Json.Nodes.JsonObject[] cells) =>
        ChapterSummary.Of(NotebookDocument.Parse(NotebookText.Of(cells), "/notebooks/20-quorums.ipynb"));
}
