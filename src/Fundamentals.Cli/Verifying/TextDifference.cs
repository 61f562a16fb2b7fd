using System.Text;

namespace Fundamentals.Cli.Verifying;

/// <summary>Where two texts differ first.</summary>
internal static class TextDifference
{
    private const int Before = 30;
    private const int After = 50;

    /// <summary>Says where, with an excerpt of both; null where they are the same.</summary>
    public static string? First(string what, string committed, string now)
    {
        if (committed == now)
            return null;
        var at = committed.AsSpan().CommonPrefixLength(now);
        var line = committed.AsSpan(0, at).Count('\n') + 1;
        return $"{what}, line {line}:\n{Excerpts(committed, now)}";
    }

    /// <summary>Shows both around the first difference.</summary>
    public static string Excerpts(string committed, string now)
    {
        var at = committed.AsSpan().CommonPrefixLength(now);
        return $"    committed: {Around(committed, at)}\n    now:       {Around(now, at)}";
    }

    private static string Around(string text, int at)
    {
        var start = Math.Max(text.AsSpan(0, at).LastIndexOf('\n') + 1, at - Before);
        var end = text.IndexOf('\n', at) is >= 0 and var lineEnd ? lineEnd : text.Length;
        end = Math.Min(end, at + After);
        var excerpt = new StringBuilder();
        if (start > 0 && text[start - 1] != '\n')
            excerpt.Append('…');
        foreach (var c in text.AsSpan(start, end - start))
            excerpt.Append(char.IsControl(c) ? '·' : c);
        if (at == text.Length)
            excerpt.Append("(ends here)");
        else if (end < text.Length && text[end] != '\n')
            excerpt.Append('…');
        else if (end == at)
            excerpt.Append("(the line ends here)");
        return excerpt.ToString();
    }
}
