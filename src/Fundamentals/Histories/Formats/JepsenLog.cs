using System.Text.RegularExpressions;

namespace Fundamentals.Histories;

/// <summary>An event as a line of Jepsen's log. Lines of other loggers and of the nemesis are skipped.</summary>
internal static partial class JepsenLog
{
    public static HistoryEvent? Parse(string text, int line)
    {
        var entry = Entry().Match(text);
        if (!entry.Success)
            throw new FormatException("is no line of Jepsen's log; expected INFO jepsen.util - PROCESS :invoke|:ok|:fail|:info :ACTION VALUE.");
        if (entry.Groups["logger"].Value != "jepsen.util" || JepsenNemesis.Is(entry.Groups["text"].Value.Split([' ', '\t'], 2)[0]))
            return null;
        var item = Event().Match(entry.Groups["text"].Value);
        if (!item.Success)
            throw new FormatException($"has '{entry.Groups["text"].Value}'; expected PROCESS :invoke|:ok|:fail|:info :ACTION VALUE.");
        var type = Enum.Parse<HistoryEventType>(item.Groups["type"].Value, ignoreCase: true);
        var value = EdnReader.Read(item.Groups["value"].Value);
        return CompareAndSet.FromJepsen(new HistoryEvent(item.Groups["process"].Value, type, item.Groups["f"].Value, null, value, null, line));
    }

    public static string Write(HistoryEvent item, object? input)
    {
        if (item.Key is not null)
            throw new ArgumentException($"Jepsen's log has no keys, and the {item.Action} of {item.Process} is on key {item.Key}. Write EDN or JSON lines.", nameof(item));
        item = CompareAndSet.ToJepsen(item, input);
        return $"INFO  jepsen.util - {item.Process}\t:{item.Type.ToString().ToLowerInvariant()}\t:{item.Action}\t{EdnLines.Write(item.Value)}";
    }

    [GeneratedRegex(@"^(INFO|WARN|ERROR|DEBUG)\s+(?<logger>\S+)\s+-\s+(?<text>.*)$", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Entry();

    [GeneratedRegex(@"^(?<process>\S+)\s+:(?<type>invoke|ok|fail|info)\s+:(?<f>\S+)\s+(?<value>.+)$", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Event();
}
