namespace Fundamentals.Charts.Traces;

/// <summary>Bodies of messages in few letters.</summary>
internal static class BodyText
{
    private const int MostLetters = 26;

    /// <summary>Writes a record as a call of its constructor, without the names; whatever else as it says itself.</summary>
    public static string Short(object body) => Cut(Call(body.ToString() ?? string.Empty));

    public static string Cut(string text) => text.Length <= MostLetters ? text : string.Concat(text.AsSpan(0, MostLetters - 1), "…");

    private static string Call(string text)
    {
        if (text.EndsWith(" { }", StringComparison.Ordinal))
            return text[..^4];
        var open = text.IndexOf(" { ", StringComparison.Ordinal);
        if (open < 0 || !text.EndsWith(" }", StringComparison.Ordinal) || text.IndexOf('{', open + 2) >= 0)
            return text;
        var values = text[(open + 3)..^2].Split(", ").Select(part => part[(part.IndexOf('=') + 1)..].Trim());
        return $"{text[..open]}({string.Join(", ", values)})";
    }
}
