using Fundamentals.Cli.Pages;

namespace Fundamentals.Cli.Tests.Pages;

public sealed class ChapterCellsTests
{
    private static readonly MarkdownPart Text = new("T", null, IsExercise: false);
    private static readonly MarkdownPart Exercise = new("E", "exercise-1", IsExercise: true);
    private static readonly MarkdownPart Section = new("S", "next", IsExercise: false);

    [Fact]
    public void ToHtml_Exercise_EndsWithTheCellOfItsCheck()
    {
        var cells = new ChapterCells();
        cells.AddText([Text, Exercise]);
        cells.AddCode("<A>", endsExercise: false);
        cells.AddText([Text]);
        cells.AddCode("<C>", endsExercise: true);
        cells.AddText([Text]);

        Assert.Equal("(T)[(E)<A>(T)<C>](T)", Short(cells));
    }

    [Fact]
    public void ToHtml_ExerciseWithoutCheck_EndsAtTheNextHeadingOrTheEnd()
    {
        var cells = new ChapterCells();
        cells.AddText([Exercise, Section, Exercise]);
        cells.AddText([Exercise]);

        Assert.Equal("[(E)](S)[(E)][(E)]", Short(cells));
    }

    private static string Short(ChapterCells cells) => cells.ToHtml()
        .Replace("<section class=\"exercise\" aria-labelledby=\"exercise-1\">", "[").Replace("</section>", "]")
        .Replace("<div class=\"prose\">", "(").Replace("</div>", ")").Replace("\n", "");
}
