using System.Globalization;
using Fundamentals.Notebooks.Display;

namespace Fundamentals.Notebooks.Tests.Session;

public sealed class CellStateTests : IDisposable
{
    private readonly SessionUnderTest _session = new();

    [Fact]
    public async Task Value_Null_IsShownAndVoidIsNot()
    {
        Assert.Equal("null", await _session.ValueAsync("(string?)null"));
        Assert.Null(await _session.ValueAsync("GC.KeepAlive(1)"));
        Assert.Null(await _session.ValueAsync("await Task.CompletedTask"));
    }

    [Fact]
    public async Task Run_LaterCell_SeesVariablesFunctionsTypesAndUsings()
    {
        await _session.ValueAsync("using System.Globalization; var x = 20; int Twice(int n) => 2 * n; record Point(int X);");
        Assert.Equal("42", await _session.ValueAsync("new Point(Twice(x) + 2).X"));
        Assert.Equal("True", await _session.ValueAsync("CultureInfo.InvariantCulture != null"));
    }

    [Fact]
    public async Task Run_DefinitionAgain_ReplacesTheEarlierOne()
    {
        await _session.ValueAsync("int x = 1; string F() => \"old\";");
        await _session.ValueAsync("string x = \"new\"; string F() => \"new F\";");
        Assert.Equal("new and new F", await _session.ValueAsync("x + \" and \" + F()"));
    }

    [Fact]
    public async Task Run_CellThatThrows_KeepsWhatItAssignedBefore()
    {
        await _session.ValueAsync("var x = 1;");
        var error = await _session.ErrorAsync("x = 2; var y = 3; throw new InvalidOperationException(\"stop\");");
        Assert.Equal("InvalidOperationException", error.Name);
        Assert.Equal("(2, 3)", await _session.ValueAsync("(x, y).ToString()"));
    }

    [Fact]
    public async Task Run_CellThatDoesNotCompile_LeavesTheSessionAsItWas()
    {
        await _session.ValueAsync("var x = 1;");
        await _session.ErrorAsync("var x = 2; nonsense");
        Assert.Equal("1", await _session.ValueAsync("x"));
    }

    [Theory]
    [InlineData("1 + 1", "2")]
    [InlineData("\"text\"", "text")]
    [InlineData("await Task.FromResult(7)", "7")]
    [InlineData("default(string)", "null")]
    [InlineData("_ = 1 + 1;", null)]
    [InlineData("var z = 3;", null)]
    [InlineData("await Task.CompletedTask", null)]
    [InlineData("// nothing here", null)]
    [InlineData("", null)]
    public async Task Run_LastExpression_IsTheValueOnlyWithoutSemicolon(string code, string? value) =>
        Assert.Equal(value, await _session.ValueAsync(code));

    [Fact]
    public async Task Run_CellOfUsingsAlone_HoldsForLaterCells()
    {
        Assert.Null(await _session.ValueAsync("using System.Globalization; // nothing to run"));
        Assert.Equal("True", await _session.ValueAsync("CultureInfo.InvariantCulture != null"));
    }

    [Fact]
    public async Task Run_ManyCells_KeepEachOthersState()
    {
        await _session.ValueAsync("var sum = 0;");
        for (var i = 0; i < 100; i++)
            await _session.ValueAsync($"sum += {i};");
        Assert.Equal("4950", await _session.ValueAsync("sum"));
    }

    // Cells are compiled on the thread that runs them. A megabyte it was when the compiler listed what all is referred to.
    [Fact]
    public async Task Run_SmallCell_AllocatesLessThan700KiB()
    {
        const string Allocated = "GC.GetAllocatedBytesForCurrentThread()";
        var numbers = new List<long>();
        for (var i = 0; i < 10; i++)
            numbers.Add(long.Parse((await _session.ValueAsync(Allocated))!, CultureInfo.InvariantCulture));
        Assert.InRange((numbers[9] - numbers[4]) / 5, 0, 700 * 1024);
    }

    [Fact]
    public async Task Run_Display_ComesBeforeTheValueAndInOrderWithText()
    {
        var outputs = await _session.RunAsync("Console.Write(\"a\"); display(1); Console.Error.Write(\"b\"); 2.Display(); 3");
        Assert.Equal(
            ["stdout a", "display 1", "stderr b", "display 2", "value 3"],
            outputs.Select(output => output switch
            {
                StreamOutput { Name: StreamName.Stdout } text => "stdout " + text.Text,
                StreamOutput text => "stderr " + text.Text,
                DisplayOutput shown => "display " + shown.Data.Text,
                ResultOutput result => "value " + result.Data.Text,
                _ => output.ToString(),
            }));
    }

    [Fact]
    public async Task Run_HandleUpdated_EmitsAnUpdateUnderTheSameName()
    {
        var outputs = (await _session.RunAsync("var h = display(\"half\"); h.Update(\"done\");")).Cast<DisplayOutput>().ToList();
        Assert.Equal([("half", false), ("done", true)], outputs.Select(o => (o.Data.Text, o.IsUpdate)));
        Assert.Equal(outputs[0].DisplayId, outputs[1].DisplayId);
    }

    [Fact]
    public async Task Run_CellsQueuedAtOnce_RunInTheirOrder()
    {
        var session = _session.Session;
        var order = new List<string?>();
        await Task.WhenAll(Enumerable.Range(1, 5).Select(n =>
            session.RunAsync($"await Task.Delay({10 - n}); {n}", n, output => order.Add(((ResultOutput)output).Data.Text))));
        Assert.Equal(["1", "2", "3", "4", "5"], order);
    }

    public void Dispose() => _session.Dispose();
}
