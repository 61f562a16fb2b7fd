using Fundamentals.Notebooks.Session;
using Fundamentals.Notebooks.Tests.Session;

namespace Fundamentals.Notebooks.Tests.Language;

public sealed class LanguageTests : IDisposable
{
    private readonly SessionUnderTest _session = new();

    [Fact]
    public async Task Complete_AfterADot_OffersMembersThatStartAsTyped()
    {
        await _session.ValueAsync("var name = \"x\";");
        var found = await CompleteAsync("name.Sub|");
        Assert.Equal(["Substring"], found.Items.Select(item => item.Text));
        Assert.Equal(("method", 5, 8), (found.Items[0].Kind, found.Start, found.End));
    }

    [Fact]
    public async Task Complete_NameOfAnEarlierCell_IsOffered()
    {
        await _session.ValueAsync("var ringOfThree = 1; record RingRecord(int N);");
        Assert.Equal(["ringOfThree", "RingRecord"], (await CompleteAsync("var x = ring|")).Items.Select(item => item.Text));
    }

    [Fact]
    public async Task Complete_WhileACellRuns_Answers()
    {
        await _session.ValueAsync("var gate = new TaskCompletionSource(); var name = \"x\";");
        var run = _session.Session.RunAsync("await gate.Task;", 2, _ => { });
        Assert.Equal(["Trim", "TrimEnd", "TrimStart"], (await CompleteAsync("name.Trim|")).Items.Select(item => item.Text));
        Assert.False(run.IsCompleted);
        _session.Session.Interrupt();
        await run;
    }

    [Fact]
    public async Task Inspect_Method_GivesSignatureAndSummary()
    {
        var text = (await _session.Session.InspectAsync("Console.WriteLine(1)", 10, 0, TestContext.Current.CancellationToken)).Data!.Text!;
        Assert.Contains("void Console.WriteLine(int value)", text, StringComparison.Ordinal);
        Assert.Contains("Writes the text representation", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Inspect_Nothing_SaysSo() =>
        Assert.Null((await _session.Session.InspectAsync("   ", 1, 0, TestContext.Current.CancellationToken)).Data);

    [Theory]
    [InlineData("1 + 1", Completeness.Complete, "")]
    [InlineData("if (true)\n{", Completeness.Incomplete, "    ")]
    [InlineData("var f = () => {\n  if (true) {", Completeness.Incomplete, "        ")]
    [InlineData("Console.WriteLine(\"a\"", Completeness.Incomplete, "")]
    [InlineData("int int = ;", Completeness.Invalid, "")]
    public void CheckCompleteness_Code_IsJudged(string code, Completeness answer, string indent) =>
        Assert.Equal((answer, indent), CSharpSession.CheckCompleteness(code));

    private Task<Completions> CompleteAsync(string codeWithCursor)
    {
        var position = codeWithCursor.IndexOf('|', StringComparison.Ordinal);
        return _session.Session.CompleteAsync(codeWithCursor.Remove(position, 1), position, TestContext.Current.CancellationToken);
    }

    public void Dispose() => _session.Dispose();
}
