using System.Text.RegularExpressions;
using Fundamentals.Notebooks.Display;

namespace Fundamentals.Notebooks.Tests.Session;

public sealed partial class CellErrorTests : IDisposable
{
    private readonly SessionUnderTest _session = new();

    [Fact]
    public async Task Run_CodeThatDoesNotCompile_PointsAtThePlace()
    {
        var error = await _session.ErrorAsync("var a = 1;\nvar b = missing + a;");
        Assert.Equal("CompilationError", error.Name);
        Assert.Equal(2, error.Line);
        Assert.Equal(
            """
            Cell 1, line 2, column 9: error CS0103: The name 'missing' does not exist in the current context
                var b = missing + a;
                        ^^^^^^^
            """.ReplaceLineEndings("\n"),
            Plain(error));
    }

    [Fact]
    public async Task Run_CodeThatThrows_ShowsTheLearnersFramesOnly()
    {
        await _session.ValueAsync("int Divide(int a, int b)\n{\n    return a / b;\n}");
        var error = await _session.ErrorAsync("var zero = 0;\nvar x = new[] { 1 }.Select(n => Divide(n, zero))\n    .ToList();");
        Assert.Equal(("DivideByZeroException", 2), (error.Name, error.Line));
        Assert.Equal(
            """
            DivideByZeroException: Attempted to divide by zero.
               at Divide in Cell 1, line 3
               at a lambda in Cell 2, line 2
               at Cell 2, line 2
            """.ReplaceLineEndings("\n"),
            Plain(error));
    }

    [Fact]
    public async Task Run_IndexOutsideOfAnArray_KnowsItsLine() =>
        Assert.Equal(2, (await _session.ErrorAsync("int[] ys = [1, 2, 3];\nConsole.WriteLine(ys[7]);")).Line);

    [Fact]
    public async Task Run_ExceptionAfterAwait_NamesMethodClassAndCause()
    {
        var error = await _session.ErrorAsync(
            """
            class Shop
            {
                public async Task BuyAsync()
                {
                    await Task.Yield();
                    throw new InvalidOperationException("sold out", new TimeoutException("slow"));
                }
            }
            await new Shop().BuyAsync();
            """);
        Assert.Equal(
            """
            InvalidOperationException: sold out
               at Shop.BuyAsync in Cell 1, line 6
               at Cell 1, line 9
            caused by TimeoutException: slow
            """.ReplaceLineEndings("\n"),
            Plain(error));
    }

    [Fact]
    public async Task Run_SeveralExceptionsAtOnce_ShowsEach()
    {
        var error = await _session.ErrorAsync("Task.WaitAll(Task.Run(() => throw new InvalidOperationException(\"a\")), Task.Run(() => throw new TimeoutException(\"b\", new IOException(\"c\"))));");
        Assert.Equal(
            """
            AggregateException: One or more errors occurred. (a) (b)
               at Cell 1, line 1
            caused by InvalidOperationException: a
               at a lambda in Cell 1, line 1
            caused by TimeoutException: b
               at a lambda in Cell 1, line 1
            caused by IOException: c
            """.ReplaceLineEndings("\n"),
            Plain(error));
    }

    [Theory]
    [InlineData("async Task F() { for (var i = 0; i < 1; i++) { await Task.Yield(); } }\nasync Task G()\n{ foreach (var x in new[] { 1 }) F(); await Task.Yield(); }", "Cell 1, line 3, column 34: warning CS4014: ")]
    [InlineData("int x; var unused = 1; async Task F() { }", "")]
    public async Task Run_CodeWithWarnings_ShowsThoseThatMatterWhereTheyAre(string code, string expected)
    {
        var text = string.Concat((await _session.RunAsync(code)).OfType<StreamOutput>().Select(output => output.Text));
        Assert.StartsWith(expected, text, StringComparison.Ordinal);
        Assert.Equal(expected.Length == 0, text.Length == 0);
    }

    private static string Plain(ErrorOutput error) => Ansi().Replace(string.Join('\n', error.Traceback), "");

    [GeneratedRegex("\u001b\\[[0-9;]*m", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Ansi();

    public void Dispose() => _session.Dispose();
}
