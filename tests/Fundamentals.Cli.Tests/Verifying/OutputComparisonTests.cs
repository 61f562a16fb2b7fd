using System.Text.Json.Nodes;
using Fundamentals.Cli.Verifying;
using Fundamentals.Notebooks.Display;
using Fundamentals.Notebooks.Documents;

namespace Fundamentals.Cli.Tests.Verifying;

public sealed class OutputComparisonTests
{
    private const string Figure = """{"data":[{"y":[1,2]}],"layout":{}}""";

    private static readonly FigurePicture Picture = new(Convert.ToBase64String([1, 2, 3]), FigurePicture.HashOf(JsonNode.Parse(Figure)!), "plotly.js 1", 76, 42);

    [Fact]
    public void FirstDifference_FigureWithItsPicture_IsNone() =>
        Assert.Null(Difference(new ResultOutput(Picture.ReplaceHtmlIn(Chart())), new ResultOutput(Chart())));

    [Fact]
    public void FirstDifference_FigureThatChanged_NamesThePlaceInIt() => Assert.Equal(
        "output 1, application/vnd.plotly.v1+json at data[0].y[1]:\n    committed: 2\n    now:       3",
        Difference(new ResultOutput(Picture.ReplaceHtmlIn(Chart())), new ResultOutput(Chart(Figure.Replace("[1,2]", "[1,3]", StringComparison.Ordinal)))));

    [Fact]
    public void FirstDifference_PictureOfAnotherFigure_IsToldApart() => Assert.Equal(
        "output 1, image/png, was drawn from another figure than the one in the file.",
        Difference(new ResultOutput((Picture with { FigureHash = "0" }).ReplaceHtmlIn(Chart())), new ResultOutput(Chart())));

    [Fact]
    public void FirstDifference_PictureThatIsTooLarge_IsToldApart() => Assert.Equal(
        "output 1, image/png, takes 150,001 bytes, more than 150,000.",
        Difference(new ResultOutput((Picture with { Png = Convert.ToBase64String(new byte[150_001]) }).ReplaceHtmlIn(Chart())), new ResultOutput(Chart())));

    [Fact]
    public void FirstDifference_PictureWithoutAHash_IsToldApart()
    {
        var bundle = Picture.ReplaceHtmlIn(Chart());

        Assert.Equal("output 1, image/png, does not say which figure it shows.", Difference(new ResultOutput(new MimeBundle(bundle.Data)), new ResultOutput(Chart())));
    }

    [Fact]
    public void FirstDifference_FigureStillWithItsHtml_IsToldApart()
    {
        var both = Picture.ReplaceHtmlIn(Chart()) is var bundle ? bundle with { Data = bundle.Data.SetItem(MimeBundle.Html, "<p>") } : null;

        Assert.Equal("output 1 has no image/png, the picture of its figure.", Difference(new ResultOutput(Chart()), new ResultOutput(Chart())));
        Assert.Equal("output 1 has text/html in the file, which takes the place of the picture on GitHub.", Difference(new ResultOutput(both!), new ResultOutput(Chart())));
    }

    public static TheoryData<CellOutput[], CellOutput[], string> Differences => new()
    {
        { [Printed("a\n1")], [Printed("a\n2")], "output 1, line 2:\n    committed: 1\n    now:       2" },
        { [Printed("a")], [new StreamOutput(StreamName.Stderr, "a")], "output 1: committed is printed text, now it is text on standard error." },
        { [Value("a")], [new DisplayOutput(MimeBundle.FromText("a"))], "output 1: committed is the cell's value, now it is a displayed value." },
        { [Printed("a")], [Printed("a"), Value("1")], "output 2, the cell's value, is missing." },
        { [Printed("a"), Value("1")], [Printed("a")], "output 2, the cell's value, does not come now." },
        { [Value("1")], [new ResultOutput(As.Html("<b>1</b>"))], "output 1 has no text/html." },
        { [new ResultOutput(As.Html("1"))], [Value("1")], "output 1 has text/html in the file, and none now." },
        { [new ErrorOutput("E", "m", [])], [new ErrorOutput("E", "n", [])], "output 1 (error), line 2:\n    committed: m\n    now:       n" },
    };

    [Theory]
    [MemberData(nameof(Differences))]
    public void FirstDifference_OfOtherOutputs_IsNamed(CellOutput[] committed, CellOutput[] now, string difference) =>
        Assert.Equal(difference, OutputComparison.FirstDifference(Cell(committed), Cell(now)));

    [Fact]
    public void FirstDifference_CellThatMeasures_IsOfTheKindOnly()
    {
        Assert.Null(OutputComparison.FirstDifference(Cell([Printed("took 3 ms")], "measures"), Cell([Printed("took  12.5 ms")], "measures")));
        Assert.Equal(
            "output 1, line 1:\n    committed: took # ms\n    now:       took # s",
            OutputComparison.FirstDifference(Cell([Printed("took 3 ms")], "measures"), Cell([Printed("took 12.5 s")], "measures")));
    }

    private static string? Difference(CellOutput committed, CellOutput now) => OutputComparison.FirstDifference(Cell([committed]), Cell([now]));

    private static StreamOutput Printed(string text) => new(StreamName.Stdout, text);

    private static ResultOutput Value(string text) => new(MimeBundle.FromText(text));

    private static MimeBundle Chart(string figure = Figure) =>
        MimeBundle.From([new(MimeBundle.Plotly, figure), new(MimeBundle.Html, "<div></div>"), new(MimeBundle.PlainText, "two points")]);

    private static Cell Cell(IEnumerable<CellOutput> outputs, params string[] tags) =>
        NotebookDocument.Parse(NotebookText.Of(NotebookText.Code("1", tags)), "a.ipynb").Cells[0].WithOutputs(outputs, 1);
}
