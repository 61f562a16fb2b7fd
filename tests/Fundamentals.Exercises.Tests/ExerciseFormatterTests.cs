using Fundamentals.Exercises.Partitioning;
using Microsoft.DotNet.Interactive.Formatting;

namespace Fundamentals.Exercises.Tests;

public sealed class ExerciseFormatterTests
{
    private static readonly CheckResult Wrong = new("10.1", "Owner", CheckStatus.Wrong, "It is <b>wrong</b>.")
    {
        Tried = "</code><script>alert(1)</script>",
        Expected = "\"a\"",
        Got = "'b'",
        Note = "<i>note</i>",
    };

    public ExerciseFormatterTests() => ExerciseFormatter.Register();

    [Fact]
    public void Register_EveryType_YieldsHtmlAndText()
    {
        var progress = Chapter10.ProgressIn(ProgressFile.In("nowhere"));
        foreach (var value in new object[] { Wrong, Chapter10.OwnerOnTheRing.Hint(1), progress })
        {
            Assert.Equal(["text/html", "text/plain"], Formatter.GetPreferredMimeTypesFor(value.GetType()));
            Assert.Equal(value.ToString(), value.ToDisplayString("text/plain"));
            Assert.StartsWith("<d", value.ToDisplayString("text/html"));
        }
    }

    [Fact]
    public void Html_OfAResult_IsEncoded()
    {
        var html = Wrong.ToDisplayString("text/html");

        Assert.DoesNotContain("<script", html);
        Assert.DoesNotContain("<b>", html);
        Assert.DoesNotContain("<i>", html);
        Assert.Contains("&lt;script&gt;alert(1)&lt;/script&gt;", html);
        Assert.Contains("&quot;a&quot;", html);
    }

    [Theory]
    [InlineData(CheckStatus.NotSolved, "○ Not solved yet")]
    [InlineData(CheckStatus.Wrong, "✘ Not right yet")]
    [InlineData(CheckStatus.Solved, "✔ Solved")]
    public void Status_InHtmlAndText_HasSignAndWord(CheckStatus status, string text)
    {
        var result = new CheckResult("10.1", "Owner", status, "Because.");

        Assert.Contains($"<strong>{text}</strong>", result.ToDisplayString("text/html"));
        Assert.Equal($"{text}: 10.1 Owner\nBecause.", result.ToDisplayString("text/plain"));
    }

    [Fact]
    public void Text_OfAResult_HasTriedExpectedAndGot() =>
        Assert.Equal(
            "✘ Not right yet: 10.1 Owner\nIt is <b>wrong</b>.\n  tried:    </code><script>alert(1)</script>\n  expected: \"a\"\n  got:      'b'\nNote: <i>note</i>",
            Wrong.ToString());

    [Fact]
    public void Html_OfAHint_IsFolded()
    {
        var html = new Hint("10.1", "Owner", 2, "Compare a < b.").ToDisplayString("text/html");

        Assert.Equal("<details><summary>Hint 2 of 3 for 10.1 Owner</summary><p>Compare a &lt; b.</p></details>", html);
    }

    [Fact]
    public void Html_OfProgress_ListsEveryExercise()
    {
        var progress = new ChapterProgress("Chapter 10", [new("10.1", "Owner", true), new("10.2", "Moves", false)], "No <file>.");

        Assert.Equal(
            "<div><strong>Chapter 10: 1 of 2 exercises solved</strong><ul><li>✔ 10.1 Owner (solved)</li><li>○ 10.2 Moves (not solved yet)</li></ul><p><em>Note: No &lt;file&gt;.</em></p></div>",
            progress.ToDisplayString("text/html"));
    }
}
