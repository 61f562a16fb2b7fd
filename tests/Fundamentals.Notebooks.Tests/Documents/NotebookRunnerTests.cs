using Fundamentals.Notebooks.Display;
using Fundamentals.Notebooks.Documents;

namespace Fundamentals.Notebooks.Tests.Documents;

public sealed class NotebookRunnerTests
{
    [Fact]
    public async Task RunAsync_CellsThatSucceed_AreNumberedAndSeeEachOther()
    {
        var run = await RunAsync(TestNotebook.WithCode("var x = 20;", "  ", "Console.Write(\"a\"); Console.Write(\"b\"); x + 1"));

        Assert.Null(run.Failure);
        Assert.Equal([1, null, 2], run.Document.Cells.Select(cell => cell.ExecutionCount));
        Assert.Empty(run.Document.Cells[0].Outputs);
        Assert.Equal(new StreamOutput(StreamName.Stdout, "ab"), run.Document.Cells[2].Outputs[0]);
        Assert.Equal("21", Assert.IsType<ResultOutput>(run.Document.Cells[2].Outputs[1]).Data.Text);
    }

    [Fact]
    public async Task RunAsync_CellThatFails_EndsTheRunAndKeepsOutputsSoFar()
    {
        var stale = new StreamOutput(StreamName.Stdout, "of an earlier run");
        var document = TestNotebook.WithCode("1", "Console.WriteLine(\"before\");\nthrow new InvalidOperationException(\"boom\");", "3");
        document = document.WithCells([.. document.Cells[..2], document.Cells[2].WithOutputs([stale], 9)]);

        var run = await RunAsync(document);

        Assert.False(run.Succeeded);
        Assert.Equal($"{document.Path}, cell 2, line 2: InvalidOperationException: boom", run.Failure!.ToString());
        Assert.Equal("1", Assert.IsType<ResultOutput>(run.Document.Cells[0].Outputs[0]).Data.Text);
        Assert.Equal(new StreamOutput(StreamName.Stdout, "before\n"), run.Document.Cells[1].Outputs[0]);
        Assert.Equal("boom", Assert.IsType<ErrorOutput>(run.Document.Cells[1].Outputs[1]).Message);
        Assert.Empty(run.Document.Cells[2].Outputs);
        Assert.Null(run.Document.Cells[2].ExecutionCount);
    }

    [Fact]
    public async Task RunAsync_FailingCellThatMayFail_GoesOn()
    {
        var document = TestNotebook.Parse(TestNotebook.Code("throw new Exception(\"meant\");", NotebookRunner.MayFailTag), TestNotebook.Code("2"));

        var run = await RunAsync(document);

        Assert.Null(run.Failure);
        Assert.Equal("meant", Assert.IsType<ErrorOutput>(run.Document.Cells[0].Outputs[0]).Message);
        Assert.Equal("2", Assert.IsType<ResultOutput>(run.Document.Cells[1].Outputs[0]).Data.Text);
    }

    [Fact]
    public async Task RunAsync_Progress_IsToldBeforeEachCellAndAtTheEnd()
    {
        var told = new List<NotebookProgress>();

        await NotebookRunner.RunAsync(
            TestNotebook.WithCode("1", "", "2"), new NotebookRunOptions { Progress = told.Add }, TestContext.Current.CancellationToken);

        Assert.Equal([new(0, 2), new(1, 2), new(2, 2)], told);
    }

    [Fact]
    public async Task RunAsync_GivenUp_InterruptsTheCellAndThrows()
    {
        using var given = new CancellationTokenSource();
        var options = new NotebookRunOptions { Progress = _ => given.CancelAfter(TimeSpan.FromMilliseconds(50)) };

        var run = NotebookRunner.RunAsync(TestNotebook.WithCode("await Task.Delay(-1);"), options, given.Token);

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => run.WaitAsync(TimeSpan.FromSeconds(30), TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task RunAsync_OtherLanguage_Throws()
    {
        var document = NotebookDocument.Parse(
            """{"nbformat":4,"nbformat_minor":5,"cells":[],"metadata":{"kernelspec":{"name":"python3","language":"python"}}}""", "x.ipynb");

        await Assert.ThrowsAsync<NotebookFormatException>(() => RunAsync(document));
    }

    private static Task<NotebookRun> RunAsync(NotebookDocument document) =>
        NotebookRunner.RunAsync(document, new NotebookRunOptions(), TestContext.Current.CancellationToken);
}
