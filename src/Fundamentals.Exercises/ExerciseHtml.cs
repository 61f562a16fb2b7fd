using System.Net;
using System.Text;

namespace Fundamentals.Exercises;

/// <summary>
/// The HTML of what checks, hints and progress say. Text takes the page's own colour, so that it is readable on light
/// and dark pages; a status has a sign and a word beside its colour.
/// </summary>
internal static class ExerciseHtml
{
    public static string Of(CheckResult result)
    {
        var html = new StringBuilder()
            .Append($"""<div role="status" style="border-left:4px solid {Color(result.Status)};padding:4px 12px">""")
            .Append($"<strong>{StatusText.Icon(result.Status)} {StatusText.Word(result.Status)}</strong>: {Encode(result.ExerciseId)} {Encode(result.Title)}")
            .Append($"""<div style="margin:4px 0">{Encode(result.Message)}</div>""");
        Row[] rows = [new("tried", result.Tried), new("expected", result.Expected), new("got", result.Got), new("printed", result.Printed)];
        if (rows.Any(row => row.Value is not null))
        {
            html.Append("<table>");
            foreach (var (name, value) in rows)
            {
                if (value is not null)
                    html.Append($"""<tr><th scope="row" style="text-align:left;vertical-align:top;padding-right:12px">{name}</th><td style="text-align:left"><code style="white-space:pre-wrap">{Encode(value)}</code></td></tr>""");
            }

            html.Append("</table>");
        }

        return html.Append(Note(result.Note)).Append("</div>").ToString();
    }

    public static string Of(Hint hint) =>
        $"<details><summary>Hint {hint.Level} of {Hint.Levels} for {Encode(hint.ExerciseId)} {Encode(hint.Title)}</summary><p>{Encode(hint.Text)}</p></details>";

    public static string Of(ChapterProgress progress)
    {
        var html = new StringBuilder($"<div><strong>{Encode(progress.Chapter)}: {progress.Solved} of {progress.Exercises.Length} exercises solved</strong><ul>");
        foreach (var exercise in progress.Exercises)
            html.Append($"<li>{Encode(exercise.ToString())}</li>");
        return html.Append("</ul>").Append(Note(progress.Problem)).Append("</div>").ToString();
    }

    private static string Note(string? note) => note is null ? string.Empty : $"<p><em>Note: {Encode(note)}</em></p>";

    private static string Encode(string text) => WebUtility.HtmlEncode(text);

    // The palette of the pictures: green, vermilion, and a grey that shows on white and on dark.
    private static string Color(CheckStatus status) => status switch
    {
        CheckStatus.Solved => "#009e73",
        CheckStatus.Wrong => "#d55e00",
        _ => "#808080",
    };

    private readonly record struct Row(string Name, string? Value);
}
