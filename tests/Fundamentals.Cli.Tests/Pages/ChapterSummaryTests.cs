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

    [Theory]
    [InlineData("You watch it. It takes about 40 minutes, and 25 more for the\nexercises. Afterwards", 40, 25)]
    [InlineData("It takes about 5 minutes.", 5, null)]
    public void Of_NotebookThatSaysHowLongItTakes_BelievesIt(string text, int reading, int? exercises) =>
        Assert.Equal(new StatedTimes(reading, exercises), Of(NotebookText.Markdown("# A"), NotebookText.Markdown("Lead.\n\n" + text)).Stated);

    [Fact]
    public void Of_NotebookWithoutText_IsNamedAfterItsFile() =>
        Assert.Equal(new ChapterSummary("20-quorums", string.Empty, 1, 0), Of(NotebookText.Code("1")));

    private static ChapterSummary Of(params System.Text.Json.Nodes.JsonObject[] cells) =>
        ChapterSummary.Of(NotebookDocument.Parse(NotebookText.Of(cells), "/notebooks/20-quorums.ipynb"));
}
