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
}
