using Fundamentals.Notebooks.Display;
using Microsoft.DotNet.Interactive.Formatting;

namespace Fundamentals.Notebooks.Tests.Display;

public sealed class ValueFormatterTests
{
    [Theory]
    [InlineData(1, "1")]
    [InlineData(1.5, "1.5")]
    [InlineData("a <b>", "a <b>")]
    [InlineData(true, "True")]
    [InlineData(null, "null")]
    [InlineData(DayOfWeek.Friday, "Friday")]
    public void Format_PlainValue_IsPlainTextAlone(object? value, string text) =>
        Assert.Equal([(MimeBundle.PlainText, text)], Contents(ValueFormatter.Format(value)));

    [Fact]
    public void Format_OneAnonymousObject_IsATableOfOneRowWithoutTheNameOfItsType()
    {
        var text = ValueFormatter.Format(new { Runs = 300, Names = new List<string> { "a", "b" } }).Text!;

        Assert.Contains("Runs", text, StringComparison.Ordinal);
        Assert.Contains("a, b", text, StringComparison.Ordinal);
        Assert.DoesNotContain("Anonymous", text, StringComparison.Ordinal);
    }

    [Fact]
    public void Format_TypeWithItsOwnToString_IsThatText() =>
        Assert.Equal([(MimeBundle.PlainText, "http://a.b/")], Contents(ValueFormatter.Format(new Uri("http://a.b/"))));

    [Fact]
    public void Format_TaskThatHasNotEnded_SaysHowToWaitForIt() =>
        Assert.Equal("A task that has not ended. To wait for it, put await in front.", ValueFormatter.Format(new TaskCompletionSource().Task).Text);

    [Fact]
    public void Format_Type_IsItsName() =>
        Assert.Equal([(MimeBundle.PlainText, "System.String")], Contents(ValueFormatter.Format(typeof(string))));

    [Fact]
    public void Format_SequenceOfRecords_IsATableThatEncodesHtml()
    {
        var bundle = ValueFormatter.Format(new[] { new Node("<a>", 1), new Node("b", 20) });
        Assert.Equal("Name  Keys\n<a>      1\nb       20", bundle.Text);
        Assert.Equal(
            "<table><thead><tr><th scope=\"col\" style=\"text-align:left\">Name</th><th scope=\"col\" style=\"text-align:right\">Keys</th></tr></thead><tbody>"
            + "<tr><td style=\"text-align:left\">&lt;a&gt;</td><td style=\"text-align:right\">1</td></tr>"
            + "<tr><td style=\"text-align:left\">b</td><td style=\"text-align:right\">20</td></tr></tbody></table>",
            bundle.TextOf(MimeBundle.Html));
    }

    [Fact]
    public void Format_LongSequence_SaysHowManyRowsThereAre() =>
        Assert.EndsWith("The first 50 of 60 rows.", ValueFormatter.Format(Enumerable.Range(0, 60).Select(n => new Node("n", n)).ToList()).Text, StringComparison.Ordinal);

    [Theory]
    [InlineData(50, 1, "</table>")]
    [InlineData(51, 2, "<details><summary>Rows 51 to 51</summary><table><thead><tr><th scope=\"col\" style=\"text-align:left\">Name</th><th scope=\"col\" style=\"text-align:right\">Keys</th></tr></thead><tbody><tr><td style=\"text-align:left\">n</td><td style=\"text-align:right\">50</td></tr></tbody></table></details><p>51 rows.</p>")]
    [InlineData(500, 10, "</details><p>500 rows.</p>")]
    [InlineData(1234, 10, "</details><p>The first 500 of 1,234 rows.</p>")]
    public void Format_LongSequence_HasPagesThatOpen(int rows, int pages, string end)
    {
        var html = ValueFormatter.Format(Enumerable.Range(0, rows).Select(n => new Node("n", n)).ToList()).TextOf(MimeBundle.Html)!;
        Assert.Equal(pages, html.Split("<table>").Length - 1);
        Assert.Equal(Math.Min(rows, 500), html.Split("<tr><td").Length - 1);
        Assert.EndsWith(end, html, StringComparison.Ordinal);
    }

    [Fact]
    public void Format_WhatARowRefersTo_IsCollapsed()
    {
        var bundle = ValueFormatter.Format(new[] { new { Name = "a", Node = new Node("<b>", 1), Sizes = new List<int> { 1, 2 } } });
        Assert.EndsWith(
            "<tr><td style=\"text-align:left\">a</td><td style=\"text-align:left\"><details><summary>Node { Name = &lt;b&gt;, Keys = 1 }</summary>"
            + "<table><tbody><tr><td style=\"text-align:left\">Name</td><td style=\"text-align:left\">&lt;b&gt;</td></tr><tr><td style=\"text-align:left\">Keys</td><td style=\"text-align:left\">1</td></tr></tbody></table></details></td>"
            + "<td style=\"text-align:left\">1, 2</td></tr></tbody></table>",
            bundle.TextOf(MimeBundle.Html), StringComparison.Ordinal);
        Assert.Equal("Name  Node                           Sizes\na     Node { Name = <b>, Keys = 1 }  1, 2", bundle.Text);
    }

    [Fact]
    public void Format_Object_IsATableOfItsPropertiesUnderTheNameOfItsType()
    {
        var bundle = ValueFormatter.Format(new Node("a", 1));
        Assert.Equal("Node\n  Name  a\n  Keys  1", bundle.Text);
        Assert.StartsWith("<details open><summary>Node</summary><table><tbody><tr>", bundle.TextOf(MimeBundle.Html), StringComparison.Ordinal);
    }

    [Fact]
    public void Format_TupleOfPlainThings_IsALine() =>
        Assert.Equal([(MimeBundle.PlainText, "(1, two, 0.333333)")], Contents(ValueFormatter.Format((1, "two", 1 / 3.0))));

    [Fact]
    public void Format_HtmlMadeInCode_IsHtml() =>
        Assert.Equal("<b>x</b>", ValueFormatter.Format(PocketViewTags.b("x")).TextOf(MimeBundle.Html));

    [Fact]
    public void Format_Dictionary_IsATable() =>
        Assert.Equal("Key  Value\na        1\nbc      20", ValueFormatter.Format(new Dictionary<string, int> { ["a"] = 1, ["bc"] = 20 }).Text);

    [Fact]
    public void Format_ThingsOfDifferentKinds_AreNumbered() =>
        Assert.Equal("Index  Value\n    0  1\n    1  Node { Name = x, Keys = 2 }\n    2  3, 4", ValueFormatter.Format(new object[] { 1, new Node("x", 2), new[] { 3, 4 } }).Text);

    [Fact]
    public void Format_Groups_HaveTheirKeysAndItems() =>
        Assert.Equal("Key  Items\n  1  1, 3\n  0  2", ValueFormatter.Format(new[] { 1, 2, 3 }.GroupBy(n => n % 2)).Text);

    [Fact]
    public void Format_PropertyThatThrows_SaysSoInItsPlace() =>
        Assert.Equal("Good  Bad\n   1  InvalidOperationException: not now", ValueFormatter.Format(new[] { new Shy() }).Text);

    [Fact]
    public void Format_NestedTypeWithAFormOfItsOwn_IsShownInIt()
    {
        Formatter.Register<Sign>(_ => "<b>!</b>", "text/html");
        Assert.Equal([(MimeBundle.Html, "<b>!</b>"), (MimeBundle.PlainText, "Sign\n  Size  1")], Contents(ValueFormatter.Format(new Sign(1))));
        Assert.Contains("<td style=\"text-align:left\"><b>!</b></td>", ValueFormatter.Format(new[] { new { Sign = new Sign(1) } }).TextOf(MimeBundle.Html), StringComparison.Ordinal);
    }

    [Fact]
    public void Format_EndlessSequence_IsCutOff()
    {
        static IEnumerable<Node> Endless()
        {
            for (var i = 0; ; i++)
                yield return new Node("n", i);
        }

        Assert.EndsWith("The first 50 rows.", ValueFormatter.Format(Endless()).Text, StringComparison.Ordinal);
    }

    [Fact]
    public void Format_Record_HasHtmlWithoutStyleAndText()
    {
        var bundle = ValueFormatter.Format(new Node("a", 1));
        Assert.Equal([MimeBundle.Html, MimeBundle.PlainText], bundle.Data.Keys);
        Assert.DoesNotContain("<style>", bundle.TextOf(MimeBundle.Html), StringComparison.Ordinal);
    }

    [Fact]
    public void Format_RegisteredType_HasEveryFormItAskedFor()
    {
        Formatter.SetPreferredMimeTypesFor(typeof(Drawing), "application/x+json", "text/html");
        Formatter.Register<Drawing>(_ => "{\"a\":1}", "application/x+json");
        Formatter.Register<Drawing>(_ => "<p>", "text/html");
        Formatter.Register<Drawing>(_ => "words", "text/plain");
        Assert.Equal(
            [("application/x+json", "{\"a\":1}"), ("text/html", "<p>"), ("text/plain", "words")],
            Contents(ValueFormatter.Format(new Drawing())));
    }

    [Fact]
    public void Format_FormAskedFor_IsThatFormAlone() =>
        Assert.Equal([("text/html", "<b>x</b>")], Contents(MimeBundle.From([new("text/html", "<b>x</b>")])));

    private static IEnumerable<(string, string)> Contents(MimeBundle bundle) =>
        bundle.Data.Select(pair => (pair.Key, MimeBundle.IsJson(pair.Key) ? pair.Value.ToJsonString() : pair.Value.GetValue<string>()));

    private sealed record Node(string Name, int Keys);

    private sealed record Drawing;

    private sealed record Sign(int Size);

    private sealed class Shy
    {
        public int Good { get; } = 1;

        public string Bad => Good > 0 ? throw new InvalidOperationException("not now") : "";
    }
}
