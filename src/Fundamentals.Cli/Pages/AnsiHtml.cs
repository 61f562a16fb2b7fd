using System.Globalization;
using System.Text;

namespace Fundamentals.Cli.Pages;

/// <summary>
/// Console text as HTML: the colours and weights of ANSI escape sequences (ECMA-48, "SGR") become spans, every other
/// sequence is left out, and a carriage return lets the rest of its line replace what stood before it.
/// </summary>
internal static class AnsiHtml
{
    private const char Escape = '\u001b';

    public static string Render(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        text = ApplyCarriageReturns(text);
        var html = new StringBuilder(text.Length + 64);
        var style = AnsiStyle.Plain;
        var at = 0;
        while (at < text.Length)
        {
            var next = text.IndexOf(Escape, at);
            AppendRun(html, text[at..(next < 0 ? text.Length : next)], style);
            if (next < 0)
                break;
            at = SkipSequence(text, next, ref style);
        }

        return html.ToString();
    }

    private static void AppendRun(StringBuilder html, string run, AnsiStyle style)
    {
        if (run.Length == 0)
            return;
        var classes = style.Classes;
        if (classes.Length == 0)
            html.Append(Html.Escape(run));
        else
            html.Append(CultureInfo.InvariantCulture, $"<span class=\"{classes}\">{Html.Escape(run)}</span>");
    }

    // CSI sequences: ESC [ parameters final; operating system commands: ESC ] ... BEL; others are two characters long.
    private static int SkipSequence(string text, int escape, ref AnsiStyle style)
    {
        var at = escape + 1;
        if (at >= text.Length)
            return at;
        if (text[at] == ']')
            return text.IndexOf('\a', at) is var bell and >= 0 ? bell + 1 : text.Length;
        if (text[at] != '[')
            return at + 1;
        var start = ++at;
        while (at < text.Length && text[at] is < '@' or > '~')
            at++;
        if (at < text.Length && text[at] == 'm')
            style = style.After(text[start..at]);
        return Math.Min(at + 1, text.Length);
    }

    private static string ApplyCarriageReturns(string text)
    {
        if (!text.Contains('\r'))
            return text;
        var lines = text.Replace("\r\n", "\n").Split('\n').Select(line => line.TrimEnd('\r'));
        return string.Join('\n', lines.Select(line => line[(line.LastIndexOf('\r') + 1)..]));
    }
}
