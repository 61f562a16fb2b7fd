using System.Text;

namespace Fundamentals.Charts.Figures;

/// <summary>Text as plotly.js draws it: it understands a few HTML tags and entities, and breaks no lines by itself.</summary>
internal static class PlotlyText
{
    /// <summary>The longest line, in characters, that a title of 17 pixels has room for at the width of the house style.</summary>
    public const int TitleLine = 80;

    /// <summary>The longest line, in characters, of the title of an axis.</summary>
    public const int AxisLine = 40;

    /// <summary>Makes text that is shown letter by letter, whatever it contains.</summary>
    public static string Literal(string text) =>
        text.Replace("&", "&amp;").Replace("<", "&lt;").Replace(">", "&gt;");

    /// <summary>Breaks text between words into lines of at most <paramref name="length"/> characters where that is possible.</summary>
    public static IReadOnlyList<string> Lines(string text, int length)
    {
        var lines = new List<string>();
        var line = new StringBuilder();
        foreach (var word in text.Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            if (line.Length > 0 && line.Length + 1 + word.Length > length)
            {
                lines.Add(line.ToString());
                line.Clear();
            }

            if (line.Length > 0)
                line.Append(' ');
            line.Append(word);
        }

        lines.Add(line.ToString());
        return lines;
    }
}
