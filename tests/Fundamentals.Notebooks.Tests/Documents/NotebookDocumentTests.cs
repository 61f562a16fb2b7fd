using System.Text;
using System.Text.Json.Nodes;
using Fundamentals.Notebooks.Display;
using Fundamentals.Notebooks.Documents;

namespace Fundamentals.Notebooks.Tests.Documents;

public sealed class NotebookDocumentTests
{
    // Written by Jupyter's nbformat 5.5 from a notebook with an attachment, unknown fields, emoji, U+2028 and odd numbers.
    private static readonly string Tricky = File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "Documents", "tricky.ipynb"));

    [Fact]
    public void ToJson_NotebookWrittenByJupyter_IsTheSameText()
    {
        var document = NotebookDocument.Parse(Tricky, "tricky.ipynb");

        Assert.Equal(Tricky, document.ToJson());
    }

    [Fact]
    public void ToJson_UnorderedAndUnindented_IsOrderedAndMeansTheSame()
    {
        const string Text = """{"nbformat_minor":5,"nbformat":4,"metadata":{"z":1.50,"a":[]},"cells":[],"of_the_future":{"k":[1e3,true]}}""";

        var written = NotebookDocument.Parse(Text, "x.ipynb").ToJson();

        Assert.Equal("""
            {
             "cells": [],
             "metadata": {
              "a": [],
              "z": 1.50
             },
             "nbformat": 4,
             "nbformat_minor": 5,
             "of_the_future": {
              "k": [
               1e3,
               true
              ]
             }
            }

            """.ReplaceLineEndings("\n"), written);
    }

    [Fact]
    public void Cells_OfTrickyNotebook_HaveTheirKindsIdsTagsAndText()
    {
        var cells = NotebookDocument.Parse(Tricky, "tricky.ipynb").Cells;

        Assert.Equal([CellKind.Markdown, CellKind.Code, CellKind.Raw], cells.Select(cell => cell.Kind));
        Assert.Equal(["intro", "code-1", "raw-1"], cells.Select(cell => cell.Id));
        Assert.Equal("# Grüße 🚀\nline two\u2028still two\n", cells[0].Source);
        Assert.Equal(["hide-input", "raises-exception"], cells[1].Tags);
        Assert.True(cells[1].HasTag("hide-input"));
        Assert.Equal(3, cells[1].ExecutionCount);
    }

    [Fact]
    public void Outputs_OfEveryType_AreRead()
    {
        var outputs = NotebookDocument.Parse(Tricky, "tricky.ipynb").Cells[1].Outputs;

        Assert.Equal(new StreamOutput(StreamName.Stdout, "one\ntwo\n"), outputs[0]);
        Assert.Equal(new StreamOutput(StreamName.Stderr, "oops"), outputs[1]);
        var display = Assert.IsType<DisplayOutput>(outputs[2]);
        Assert.Equal("<b>\nx</b>", display.Data.TextOf(MimeBundle.Html));
        Assert.Equal("""{"data":[{"y":[1,2.5]}],"layout":{}}""", display.Data.Data[MimeBundle.Plotly].ToJsonString());
        Assert.Equal("42", Assert.IsType<ResultOutput>(outputs[3]).Data.Text);
        var error = Assert.IsType<ErrorOutput>(outputs[4]);
        Assert.Equal(("DivideByZeroException", "by zero"), (error.Name, error.Message));
        Assert.Equal(["\u001b[31mDivideByZeroException\u001b[0m", "line 1"], error.Traceback);
    }

    [Fact]
    public void WithOutputs_OfEveryType_ReadsBackTheSame()
    {
        CellOutput[] outputs =
        [
            new StreamOutput(StreamName.Stdout, "a\nb"),
            new StreamOutput(StreamName.Stderr, "\r\n"),
            new DisplayOutput(MimeBundle.From([new(MimeBundle.Plotly, """{"data":[]}"""), new(MimeBundle.PlainText, "")])),
            new ResultOutput(MimeBundle.FromText("1\n")),
            new ErrorOutput("E", "m", ["x", "y\nz"]),
        ];

        var cell = TestNotebook.WithCode("1").Cells[0].WithOutputs(outputs, 7);
        var read = TestNotebook.Parse(JsonNode.Parse(TestNotebook.Parse().WithCells([cell]).ToJson())!["cells"]![0]!.DeepClone()).Cells[0];

        Assert.Equal(7, read.ExecutionCount);
        Assert.Equal(outputs.Select(Describe), read.Outputs.Select(Describe));
    }

    [Fact]
    public void WithOutputs_MarkdownCell_Throws()
    {
        var cell = NotebookDocument.Parse(Tricky, "tricky.ipynb").Cells[0];

        Assert.Throws<InvalidOperationException>(() => cell.WithOutputs([], null));
    }

    [Fact]
    public void WithSource_LeavesEveryOtherFieldAlone()
    {
        var document = NotebookDocument.Parse(Tricky, "tricky.ipynb");

        var changed = document.WithCells(document.Cells.Select(cell => cell.Id == "code-1" ? cell.WithSource("a\nb") : cell));

        var expected = JsonNode.Parse(Tricky)!;
        expected["cells"]![1]!["source"] = new JsonArray("a\n", "b");
        Assert.True(JsonNode.DeepEquals(expected, JsonNode.Parse(changed.ToJson())));
    }

    [Fact]
    public void Save_OverAnExistingFile_ReplacesItAndLeavesNothingElse()
    {
        var folder = Directory.CreateTempSubdirectory().FullName;
        var path = Path.Combine(folder, "a.ipynb");
        File.WriteAllText(path, "old");

        NotebookDocument.Parse(Tricky, "tricky.ipynb").Save(path);

        Assert.Equal(Encoding.UTF8.GetBytes(Tricky), File.ReadAllBytes(path));
        Assert.Equal([path], Directory.GetFileSystemEntries(folder));
        Directory.Delete(folder, recursive: true);
    }

    [Fact]
    public void Load_FileWithByteOrderMark_IsRead()
    {
        var path = Path.GetTempFileName();
        File.WriteAllText(path, Tricky, new UTF8Encoding(encoderShouldEmitUTF8Identifier: true));

        Assert.Equal(3, NotebookDocument.Load(path).Cells.Length);
        File.Delete(path);
    }

    private static string Describe(CellOutput output) => output switch
    {
        DisplayOutput display => "display " + Describe(display.Data),
        ResultOutput result => "result " + Describe(result.Data),
        ErrorOutput error => $"{error.Name}: {error.Message}: {string.Join('|', error.Traceback)}",
        _ => output.ToString(),
    };

    private static string Describe(MimeBundle bundle) =>
        string.Join(';', bundle.Data.Select(entry => $"{entry.Key}={entry.Value.ToJsonString()}"));
}
