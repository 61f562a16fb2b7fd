using System.Text.Json.Nodes;
using Fundamentals.Notebooks.Documents;

namespace Fundamentals.Notebooks.Tests.Documents;

public sealed class NotebookFormatTests
{
    [Theory]
    [InlineData("", "x.ipynb is empty; a notebook is a JSON file.")]
    [InlineData("{\n \"cells\": [\n  oops\n", "x.ipynb is not JSON: line 3: 'o' is an invalid start of a value.")]
    [InlineData("<<<<<<< HEAD\n{}", "x.ipynb is not JSON: line 1: '<' is an invalid start of a value.")]
    [InlineData("[1]", "x.ipynb is not a notebook: it is JSON, but not an object.")]
    [InlineData("null", "x.ipynb is not a notebook: it is JSON, but not an object.")]
    [InlineData("{}", "x.ipynb is not a notebook: it has no \"nbformat\" number.")]
    [InlineData("""{"nbformat":"4"}""", "x.ipynb is not a notebook: it has no \"nbformat\" number.")]
    [InlineData("""{"nbformat":3,"worksheets":[]}""", "x.ipynb is a notebook of format 3; format 4 is needed. Open it in Jupyter and save it, which converts it.")]
    [InlineData("""{"nbformat":5,"cells":[]}""", "x.ipynb is a notebook of format 5, which is unknown here; format 4 is needed.")]
    [InlineData("""{"nbformat":4}""", "x.ipynb is not a notebook: it has no list of cells.")]
    [InlineData("""{"nbformat":4,"cells":[],"metadata":[]}""", "x.ipynb is not a notebook: its metadata are not an object.")]
    [InlineData("""{"nbformat":4,"cells":[3]}""", "x.ipynb is broken: cell 1 is not an object.")]
    [InlineData("""{"nbformat":4,"cells":[{"source":""}]}""", "x.ipynb is broken: cell 1 has no \"cell_type\".")]
    [InlineData("""{"nbformat":4,"cells":[{"cell_type":"heading","source":""}]}""", "x.ipynb is broken: cell 1 is of the unknown type \"heading\".")]
    [InlineData("""{"nbformat":4,"cells":[{"cell_type":"code","source":"1"},{"cell_type":"code"}]}""", "x.ipynb is broken: cell 2 has no \"source\" text.")]
    [InlineData("""{"nbformat":4,"cells":[{"cell_type":"code","source":["1",2]}]}""", "x.ipynb is broken: cell 1 has no \"source\" text.")]
    [InlineData("""{"nbformat":4,"cells":[{"cell_type":"code","source":"1","id":1}]}""", "x.ipynb is broken: the id of cell 1 is not a string.")]
    [InlineData("""{"nbformat":4,"cells":[{"cell_type":"code","source":"\ud83d"}]}""", "x.ipynb holds a string with half of a surrogate pair (an escape such as \\ud83d alone).")]
    public void Parse_BrokenNotebook_SaysWhatIsWrong(string text, string message)
    {
        var error = Assert.Throws<NotebookFormatException>(() => NotebookDocument.Parse(text, "x.ipynb"));

        Assert.Equal(message, error.Message);
        Assert.Equal("x.ipynb", error.Path);
    }

    [Fact]
    public void Parse_SameFieldTwice_IsAnError()
    {
        var error = Assert.Throws<NotebookFormatException>(() => NotebookDocument.Parse("""{"nbformat":4,"nbformat":4,"cells":[]}""", "x.ipynb"));

        Assert.StartsWith("x.ipynb is not JSON: line 1: ", error.Message, StringComparison.Ordinal);
        Assert.Contains("nbformat", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Load_NoSuchFile_Throws() =>
        Assert.Throws<FileNotFoundException>(() => NotebookDocument.Load(Path.Combine(Path.GetTempPath(), "no-such-notebook.ipynb")));

    [Theory]
    [InlineData("""{}""")]
    [InlineData("""{"kernelspec":{"name":"fundamentals-csharp","display_name":"C# (Fundamentals)","language":"C#"}}""")]
    [InlineData("""{"kernelspec":{"name":".net-csharp","display_name":".NET (C#)"}}""")]
    [InlineData("""{"kernelspec":{"name":"mine","language":"csharp"}}""")]
    [InlineData("""{"kernelspec":{"name":"mine"},"language_info":{"name":"C#"}}""")]
    public void RequireCSharp_CSharpNotebook_Passes(string metadata) =>
        Assert.Null(Record.Exception(Notebook(metadata).RequireCSharp));

    [Theory]
    [InlineData(
        """{"kernelspec":{"name":"python3","language":"python"}}""",
        "x.ipynb is written for the kernel \"python3\", in the language python; only C# notebooks run here.")]
    [InlineData(
        """{"language_info":{"name":"F#"}}""",
        "x.ipynb is written for another kernel, in the language F#; only C# notebooks run here.")]
    [InlineData(
        """{"kernelspec":{"name":"xyz"}}""",
        "x.ipynb asks for the unknown kernel \"xyz\"; only C# notebooks run here. Choose the kernel \"C# (Fundamentals)\" and save it.")]
    public void RequireCSharp_OtherKernel_NamesIt(string metadata, string message)
    {
        var error = Assert.Throws<NotebookFormatException>(Notebook(metadata).RequireCSharp);

        Assert.Equal(message, error.Message);
    }

    private static NotebookDocument Notebook(string metadata) => NotebookDocument.Parse(
        new JsonObject { ["nbformat"] = 4, ["nbformat_minor"] = 5, ["cells"] = new JsonArray(), ["metadata"] = JsonNode.Parse(metadata) }.ToJsonString(),
        "x.ipynb");
}
