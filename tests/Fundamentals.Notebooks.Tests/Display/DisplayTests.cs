using Fundamentals.Notebooks.Display;
using Fundamentals.Notebooks.Tests.Session;

namespace Fundamentals.Notebooks.Tests.Display;

public sealed class DisplayTests : IDisposable
{
    private readonly SessionUnderTest _session = new();

    [Theory]
    [InlineData("As.Html(\"<b>x</b>\")", "text/html", "<b>x</b>")]
    [InlineData("As.Markdown(\"*x*\")", "text/markdown", "*x*")]
    [InlineData("As.Latex(\"$x$\")", "text/latex", "$x$")]
    [InlineData("As.Svg(\"<svg/>\")", "image/svg+xml", "<svg/>")]
    [InlineData("As.Png(new byte[] { 1, 2, 3 })", "image/png", "AQID")]
    public async Task Value_InAFormOfItsOwn_IsShownInItAndAsText(string code, string mimeType, string content)
    {
        var data = Assert.IsType<ResultOutput>(Assert.Single(await _session.RunAsync(code))).Data;
        Assert.Equal([mimeType, "text/plain"], data.Data.Keys.Order(StringComparer.Ordinal));
        Assert.Equal(content, data.TextOf(mimeType));
    }

    [Fact]
    public async Task Html_UnderItsOldName_IsShownAsItIs() =>
        Assert.Equal("<b>x</b>", Assert.IsType<DisplayOutput>(Assert.Single(await _session.RunAsync("_ = display(HTML(\"<b>x</b>\"));"))).Data.TextOf("text/html"));

    [Fact]
    public async Task Value_Json_IsATree() =>
        Assert.Equal(1, Assert.IsType<ResultOutput>(Assert.Single(await _session.RunAsync("As.Json(\"{\\\"a\\\":1}\")"))).Data.Data["application/json"]["a"]!.GetValue<int>());

    [Fact]
    public async Task Display_TextWithItsForm_IsTakenAsItIs() =>
        Assert.Equal("<b>x</b>", Assert.IsType<DisplayOutput>(Assert.Single(await _session.RunAsync("_ = display(\"<b>x</b>\", \"text/html\");"))).Data.TextOf("text/html"));

    [Fact]
    public async Task Update_FromALaterCell_IsAnOutputOfThatCell()
    {
        var shown = Assert.IsType<DisplayOutput>(Assert.Single(await _session.RunAsync("var h = display(\"a\");")));
        var updated = Assert.IsType<DisplayOutput>(Assert.Single(await _session.RunAsync("h.Update(\"b\");")));
        Assert.Equal(("b", shown.DisplayId, true), (updated.Data.Text, updated.DisplayId, updated.IsUpdate));
    }

    [Fact]
    public async Task Clear_Wait_IsAnOutputOfItsOwn() =>
        Assert.Equal([new ClearOutput(true)], await _session.RunAsync("clear(wait: true);"));

    [Fact]
    public async Task ProgressBar_Reports_UpdateItInPlaceOncePerStep()
    {
        var outputs = (await _session.RunAsync("var bar = new ProgressBar(1_000_000, \"<work>\"); for (var i = 0; i <= 1_000_000; i++) bar.Report(i);")).Cast<DisplayOutput>().ToList();
        Assert.Equal(1001, outputs.Count);
        Assert.Single(outputs.Select(output => output.DisplayId).Distinct());
        Assert.Equal("100 % <work>", outputs[^1].Data.Text);
        Assert.Equal("<progress max=\"1\" value=\"1\"></progress> 100 % &lt;work&gt;", outputs[^1].Data.TextOf("text/html"));
    }

    [Theory]
    [InlineData("class N { public N Next { get; set; } public int Id => 1; } var n = new N(); n.Next = n; n")]
    [InlineData("class N { public IEnumerable<N> All => Enumerable.InfiniteSequence(0, 1).Select(_ => this); } new N()")]
    [InlineData("record N(int Id) { public N Next { get; set; } } var n = new N(1); n.Next = n; n")]
    [InlineData("record N(int Id) { public N Next { get; set; } } var n = new N(1); n.Next = n; new[] { n }")]
    [InlineData("class N { public N[] All => [this, this, this]; public int Id => 1; } Enumerable.Repeat(new N(), 1000)")]
    [InlineData("class N { public string Text => new('x', 10_000); } Enumerable.Repeat(new { Inner = new N() }, 1000)")]
    [InlineData("new[] { new { Inner = Enumerable.InfiniteSequence(0, 1) } }")]
    [InlineData("Enumerable.InfiniteSequence(0, 1)")]
    [InlineData("Enumerable.InfiniteSequence(0, 1).Select(n => new { n, Inner = new { A = n } })")]
    public async Task Value_WithoutEnd_IsBounded(string code)
    {
        var data = Assert.IsType<ResultOutput>(Assert.Single(await _session.RunAsync(code))).Data;
        Assert.InRange(data.Data.Values.Sum(form => form.ToJsonString().Length), 1, 2_000_000);
    }

    public void Dispose() => _session.Dispose();
}
