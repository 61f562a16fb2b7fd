using System.Text.Json.Nodes;
using Fundamentals.Notebooks.Display;
using Fundamentals.Notebooks.Documents;

namespace Fundamentals.Notebooks.Tests.Documents;

public sealed class FigurePictureTests
{
    private const string Figure = """{"data":[{"y":[0.00001,2]}],"layout":{"title":"a < b"}}""";

    private static readonly FigurePicture Picture = new(Convert.ToBase64String([1, 2, 3]), FigurePicture.HashOf(JsonNode.Parse(Figure)!), "plotly.js 1", 760, 420);

    [Fact]
    public void HashOf_SameFigureWrittenByAnotherClient_IsTheSame() =>
        Assert.Equal(Picture.FigureHash, FigurePicture.HashOf(JsonNode.Parse("""{ "layout": {"title":"a \u003c b"}, "data": [ {"y": [1e-05, 2.0]} ] }""")!));

    [Theory]
    [InlineData("""{"data":[{"y":[0.00001,3]}],"layout":{"title":"a < b"}}""")]
    [InlineData("""{"data":[{"y":[2,0.00001]}],"layout":{"title":"a < b"}}""")]
    [InlineData("""{"data":[{"y":[0.00001,"2"]}],"layout":{"title":"a < b"}}""")]
    [InlineData("""{"data":[{"y":[0.00001,2]}],"layout":{"title":"a < b","x":null}}""")]
    public void HashOf_OtherFigure_IsAnother(string other) => Assert.NotEqual(Picture.FigureHash, FigurePicture.HashOf(JsonNode.Parse(other)!));

    [Fact]
    public void HashOf_KnownFigure_IsKnown() =>
        Assert.Equal("44136fa355b3678a1146ad16f7e8649e94fb4fc21fe77e8310c060f61caaff8a", FigurePicture.HashOf(new JsonObject())); // SHA-256 of "{}"

    [Fact]
    public void ReplaceHtmlIn_BundleThatIsSavedAndRead_GivesThePictureBack()
    {
        var bundle = MimeBundle.From([new(MimeBundle.Plotly, Figure), new(MimeBundle.Html, "<div></div>"), new(MimeBundle.PlainText, "two points")]);
        var notebook = NotebookDocument.Parse("""{"cells":[{"cell_type":"code","id":"a","metadata":{},"source":"1","outputs":[],"execution_count":null}],"metadata":{},"nbformat":4,"nbformat_minor":5}""", "x.ipynb");
        var saved = notebook.WithCells([notebook.Cells[0].WithOutputs([new ResultOutput(Picture.ReplaceHtmlIn(bundle)), new DisplayOutput(bundle)], 1)]).ToJson();

        var outputs = NotebookDocument.Parse(saved, "x.ipynb").Cells[0].Outputs;

        var read = Assert.IsType<ResultOutput>(outputs[0]).Data;
        Assert.Equal([MimeBundle.Plotly, MimeBundle.Png, MimeBundle.PlainText], read.Data.Keys);
        Assert.Equal(Picture, FigurePicture.In(read));
        Assert.Equal(3, Picture.ByteCount);
        Assert.Null(FigurePicture.In(Assert.IsType<DisplayOutput>(outputs[1]).Data));
    }
}
