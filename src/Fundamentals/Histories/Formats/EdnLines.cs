namespace Fundamentals.Histories;

/// <summary>An event as a map of Clojure's data notation, as Jepsen and Knossos keep histories. Those of the nemesis are skipped.</summary>
internal static class EdnLines
{
    public static HistoryEvent? Parse(string text, int line)
    {
        try
        {
            var item = Read(text, line);
            return JepsenNemesis.Is(item.Process) ? null : item;
        }
        catch (FormatException) when (JepsenNemesis.IsIn(text))
        {
            return null;
        }
    }

    private static HistoryEvent Read(string text, int line)
    {
        if (EdnReader.Read(text) is not Dictionary<string, object?> map)
            throw new FormatException("is not a map; each line is one event.");
        foreach (var field in new[] { "process", "type", "f" })
        {
            if (map.GetValueOrDefault(field) is string { Length: > 1 } name && name[0] == ':')
                map[field] = name[1..];
        }

        return CompareAndSet.FromJepsen(EventFields.Read(map, line), hasReason: map.ContainsKey("error"));
    }

    public static string Write(HistoryEvent item, object? input) =>
        $"{{{string.Join(", ", EventFields.Of(CompareAndSet.ToJepsen(item, input)).Select(Field))}}}";

    /// <summary>Writes a value.</summary>
    public static string Write(object? value) => value switch
    {
        null => "nil",
        string text => $"\"{text.Replace("\\", "\\\\").Replace("\"", "\\\"").Replace("\n", "\\n").Replace("\r", "\\r").Replace("\t", "\\t")}\"",
        bool flag => flag ? "true" : "false",
        long number => number.ToString(),
        double number when double.IsFinite(number) => number.ToString("R"),
        ValueList list => $"[{string.Join(' ', list.Select(Write))}]",
        _ => throw new ArgumentException($"The value {ValueList.Show(value)} of type {value.GetType().Name} cannot be written; record null, text, numbers, true, false or lists of those.", nameof(value)),
    };

    private static string Field((string Name, object? Value) field) => field.Name is "type" or "f"
        ? $":{field.Name} :{field.Value}"
        : $":{field.Name} {Write(field.Value)}";
}
