using System.Text;

namespace Fundamentals.Histories;

/// <summary>Reads and writes histories as text.</summary>
public static class HistoryText
{
    /// <summary>Reads a history; its first line tells in which format it is.</summary>
    /// <param name="text">The text, one event a line. Blank lines are skipped.</param>
    /// <param name="source">What to call it in messages, such as its file.</param>
    /// <exception cref="HistoryFormatException">It is not a history; the message names the line.</exception>
    public static History Parse(string text, string source = "history")
    {
        ArgumentNullException.ThrowIfNull(text);
        ArgumentException.ThrowIfNullOrEmpty(source);
        var lines = text.Split('\n').Select((line, index) => (Text: line.Trim(), Number: index + 1)).Where(line => line.Text.Length > 0).ToList();
        if (lines.Count == 0)
            throw new HistoryFormatException(source, 0, "is empty; a history has one event a line.");
        var parse = ParserFor(lines[0].Text) ?? throw new HistoryFormatException(source, lines[0].Number, $"is no event of a history. {Expected}");
        var events = lines.Select(line => ParseLine(parse, line.Text, line.Number, source)).OfType<HistoryEvent>().ToList();
        return events.Count > 0
            ? History.FromEvents(events, source)
            : throw new HistoryFormatException(source, 0, "has no events; a history has one event a line.");
    }

    /// <summary>Writes a history.</summary>
    /// <param name="history">The history.</param>
    /// <param name="format">How.</param>
    /// <exception cref="ArgumentException">The format cannot say it: a key in a Jepsen log, or a value other than null, text, numbers, true, false and lists.</exception>
    public static string Write(History history, HistoryFormat format = HistoryFormat.JsonLines)
    {
        ArgumentNullException.ThrowIfNull(history);
        Func<HistoryEvent, object?, string> line = format switch
        {
            HistoryFormat.JsonLines => (item, _) => JsonLines.Write(item),
            HistoryFormat.Edn => EdnLines.Write,
            HistoryFormat.JepsenLog => JepsenLog.Write,
            _ => throw new ArgumentOutOfRangeException(nameof(format), format, "There is no such format."),
        };
        var text = new StringBuilder();
        foreach (var (item, input) in EventListing.Of(history))
            text.Append(line(item, input)).Append('\n');
        return text.ToString();
    }

    private const string Expected = "A line begins with {\" (JSON lines), {: (EDN) or INFO (Jepsen's log).";

    private static Func<string, int, HistoryEvent?>? ParserFor(string firstLine) => firstLine switch
    {
        ['{', ..] when firstLine[1..].TrimStart() is [':', ..] => EdnLines.Parse,
        ['{', ..] => JsonLines.Parse,
        _ when firstLine.StartsWith("INFO", StringComparison.Ordinal) => JepsenLog.Parse,
        _ => null,
    };

    private static HistoryEvent? ParseLine(Func<string, int, HistoryEvent?> parse, string text, int number, string source)
    {
        try
        {
            return parse(text, number);
        }
        catch (FormatException problem)
        {
            throw new HistoryFormatException(source, number, problem.Message);
        }
    }
}
