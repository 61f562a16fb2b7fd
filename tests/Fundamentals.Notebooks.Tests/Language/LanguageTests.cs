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
    public async Task Complete_Item_HasKindAndSignature()
    {
        await _session.ValueAsync(Shop);
        await _session.ValueAsync("enum Colour { Red } var name = \"x\";");
        Assert.Equal(
            [new Completion("Sell", "method", "int Shop.Sell(int count) (+ 1 overload)"), new Completion("Sold", "property", "bool Shop.Sold")],
            (await CompleteAsync("shop.S|")).Items);
        Assert.Equal([new Completion("Red", "enummember", "Colour.Red")], (await CompleteAsync("Colour.R|")).Items);
        Assert.Equal([new Completion("name", "field", "string name"), new Completion("nameof", "keyword")], (await CompleteAsync("name|")).Items.Take(2));
        Assert.Equal(new Completion("StringBuilder", "class", "class StringBuilder"), (await CompleteAsync("new StringBu|")).Items[0]);
        Assert.Equal(new Completion("First", "method", "int IEnumerable<int>.First<int>() (+ 1 overload)"), (await CompleteAsync("new[] { 1 }.First|")).Items[0]);
    }

    [Theory]
    [InlineData("using System.Te|", "Text")]
    [InlineData("using System.Text.Js|", "Json")]
    [InlineData("using static System.Ma|", "MarshalByRefObject Math MathF")]
    [InlineData("Colour c = Colour.|", "Green Red")]
    [InlineData("Mine(len|", "length: ")]
    [InlineData("\"a\".Subs|tr(1)", "Substring")]
    [InlineData("// Con|", "")]
    [InlineData("var s = \"Con|", "")]
    public async Task Complete_Place_OffersWhatFitsThere(string code, string expected)
    {
        await _session.ValueAsync("enum Colour { Red, Green } void Mine(int length) { }");
        Assert.StartsWith(expected, string.Concat((await CompleteAsync(code)).Items.Select(item => item.Text + " ")), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Colour c = |", "Colour")]
    [InlineData("ca|", "camel", "CancellationToken")]
    public async Task Complete_Order_IsCaseAndWhatThePlaceWantsThenTheAlphabet(string code, params string[] expected)
    {
        await _session.ValueAsync("enum Colour { Red } var camel = 1;");
        Assert.Equal(expected, (await CompleteAsync(code)).Items.Select(item => item.Text).Take(expected.Length));
    }

    [Fact]
    public async Task Complete_ExtensionsOfAnEarlierCell_AreOfferedUnderTheirNames()
    {
        await _session.ValueAsync("static class E { public static int Twice(this int n) => 2 * n; extension(int n) { public int Thrice => 3 * n; } }");
        Assert.Equal(["Twice"], (await CompleteAsync("4.Tw|")).Items.Select(item => item.Text));
        Assert.Equal(["Thrice"], (await CompleteAsync("4.Thr|")).Items.Select(item => item.Text));
    }

    [Theory]
    [InlineData("using var r = new StringReader(\"a\");\nr.ReadTo|", "ReadToEnd ReadToEndAsync ")]
    [InlineData("using var r = new StringRead|", "StringReader ")]
    [InlineData("using var r = new StringReader(\"a\"); var x = r.ReadToE|; // more", "ReadToEnd ReadToEndAsync ")]
    [InlineData("namespace N { class C { void M() { Console.WriteL| } } }", "WriteLine ")]
    [InlineData("namespace N { class C { void M() { Console.WriteL|", "WriteLine ")]
    [InlineData("namespace N { public class Own { public int Mine; } }\nvar own = new N.Own();\nown.Mi|", "Mine ")]
    [InlineData("new Shops.Item(\"a\").Na|", "Name ")]
    [InlineData("using Shops;\nvar i = new Item(\"a\");\ni.Na|", "Name ")]
    [InlineData("using Shops;\n4.Twi|", "Twice ")]
    [InlineData("static class E { public static int Half(this int n) => Math.Sqr| }", "Sqrt ")]
    [InlineData("static class E { extension(string s) { public int Half => s.Leng| } }", "Length ")]
    [InlineData("static class E { extension(StringBuil|der b) { public int Half => 1; } }", "StringBuilder ")]
    [InlineData("var n = (await (Task.FromResult(\"a\"))).Leng|", "Length ")]
    public async Task Complete_WhereTheDialectApplies_OffersWhatFitsAtThePlaceInTheCell(string code, string expected)
    {
        await _session.ValueAsync("namespace Shops { public record Item(string Name); public static class E { public static int Twice(this int n) => 2 * n; } }");
        var found = await CompleteAsync(code);
        Assert.Equal(expected, string.Concat(found.Items.Select(item => item.Text + " ")));
        var cursor = code.IndexOf('|', StringComparison.Ordinal);
        Assert.Equal((code.LastIndexOfAny([' ', '.', '('], cursor) + 1, cursor), (found.Start, code[cursor..].StartsWith("|der", StringComparison.Ordinal) ? found.End - 3 : found.End));
    }

    [Fact]
    public async Task Inspect_WhereTheDialectApplies_FindsTheNameAndTheCall()
    {
        Assert.StartsWith("string StringReader.ReadToEnd()", await InspectAsync("using var r = new StringReader(\"a\");\nr.Read|ToEnd()"), StringComparison.Ordinal);
        Assert.Contains("^", await InspectAsync("namespace N { class C { int M() => Math.Max(1, |) } }"), StringComparison.Ordinal);
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
    [InlineData("Console.WriteLine(\"{0}\", |)", "void Console.WriteLine(string format, object? arg0)\n                                              ^^^^\narg0: An object to write using format.\nvoid Console.WriteLine(")]
    [InlineData("Math.Max(1, |", "byte Math.Max(byte val1, byte val2)\n                              ^^^^\nval2: ")]
    [InlineData("shop.Sell(|", "int Shop.Sell(int count)\n                  ^^^^^\ncount: How many.\nint Shop.Sell(int count, string name)")]
    [InlineData("shop.Sell(1, |", "int Shop.Sell(int count, string name)\n                                ^^^^\nint Shop.Sell(int count)")]
    [InlineData("shop.Sell(name: |", "int Shop.Sell(int count, string name)\n                                ^^^^\nint Shop.Sell(int count)")]
    [InlineData("shop[|", "int Shop.this[int index]\n                  ^^^^^")]
    [InlineData("new Shop(|", "Shop.Shop()\nShop.Shop(string name)")]
    [InlineData("Shop other = new(\"a\"|);", "Shop.Shop(string name)\n                 ^^^^\nShop.Shop()")]
    [InlineData("Func<int, string> f = n => \"\"; f(|", "string Func<int, string>.Invoke(int arg)\n                                    ^^^")]
    [InlineData("string.Join(\", \", shop.Sell(|", "int Shop.Sell(int count)")]
    [InlineData("shop.Buy(1, 2, 3, |", "int Shop.Buy(int count, params int[] more)\n                                     ^^^^")]
    public async Task Inspect_AmongTheArgumentsOfACall_GivesItsOverloadsWithTheParameter(string code, string expected)
    {
        await _session.ValueAsync(Shop);
        Assert.StartsWith(expected, await InspectAsync(code), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("shop.Sell(1); |")]
    [InlineData("shop.Sell(1)|;")]
    [InlineData("Task.Run(() => { | })")]
    [InlineData("nowhere(|")]
    public async Task Inspect_OutsideOfAnyCall_FindsNone(string code)
    {
        await _session.ValueAsync(Shop);
        Assert.DoesNotContain('^', await InspectAsync(code) ?? "");
    }

    [Fact]
    public async Task Inspect_NameAmongArguments_GivesTheNameAndThenTheCall()
    {
        await _session.ValueAsync(Shop);
        Assert.StartsWith("(field) Shop shop\n\nvoid Console.WriteLine(object? value)\n", await InspectAsync("Console.WriteLine(sh|op)"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Inspect_NameWithOverloads_ListsThemAtDetailOne()
    {
        await _session.ValueAsync(Shop);
        Assert.Equal("int Shop.Sell(int count) (+ 1 overload)\n\nSells.", await InspectAsync("shop.Se|ll(1)"));
        Assert.Equal(
            "int Shop.Sell(int count) (+ 1 overload)\n\nSells.\n\nReturns:\n  What is left.\n\nOverloads:\n  int Shop.Sell(int count)\n  int Shop.Sell(int count, string name)",
            await InspectAsync("shop.Se|ll(1)", 1));
        Assert.EndsWith("Overloads:\n  Shop.Shop()\n  Shop.Shop(string name)", await InspectAsync("new Sh|op()", 1), StringComparison.Ordinal);
        var summary = await InspectAsync("Console.Wri|te(1)");
        Assert.Contains("(+ ", summary, StringComparison.Ordinal);
        Assert.DoesNotContain("Exceptions:", summary, StringComparison.Ordinal);
        Assert.Contains("Exceptions:", await InspectAsync("Console.Wri|te(1)", 1), StringComparison.Ordinal);
    }

    private const string Shop = """
        class Shop
        {
            public Shop() { }
            public Shop(string name) { }
            /// <summary>Sells.</summary>
            /// <param name="count">How  many.</param>
            /// <returns>What is left.</returns>
            public int Sell(int count) => 1;
            public int Sell(int count, string name) => 1;
            public int this[int index] => index;
            public bool Sold => true;
            public int Buy(int count, params int[] more) => count;
        }
        var shop = new Shop();
        """;

    private async Task<string?> InspectAsync(string codeWithCursor, int detail = 0)
    {
        var position = codeWithCursor.IndexOf('|', StringComparison.Ordinal);
        return (await _session.Session.InspectAsync(codeWithCursor.Remove(position, 1), position, detail, TestContext.Current.CancellationToken)).Data?.Text;
    }

    private Task<Completions> CompleteAsync(string codeWithCursor)
    {
        var position = codeWithCursor.IndexOf('|', StringComparison.Ordinal);
        return _session.Session.CompleteAsync(codeWithCursor.Remove(position, 1), position, TestContext.Current.CancellationToken);
    }

    public void Dispose() => _session.Dispose();
}
