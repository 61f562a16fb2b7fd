namespace Fundamentals.Histories;

/// <summary>Makes an event of the named fields that JSON lines and EDN share.</summary>
internal static class EventFields
{
    private const double NanosecondsPerTick = 100;

    public static HistoryEvent Read(IReadOnlyDictionary<string, object?> fields, int line)
    {
        var type = Name(fields, "type") switch
        {
            "invoke" => HistoryEventType.Invoke,
            "ok" => HistoryEventType.Ok,
            "fail" => HistoryEventType.Fail,
            "info" => HistoryEventType.Info,
            var other => throw new FormatException($"the type is '{other}'; expected invoke, ok, fail or info."),
        };
        var at = fields.GetValueOrDefault("time") switch
        {
            null => (TimeSpan?)null,
            long nanoseconds and >= 0 => TimeSpan.FromTicks(nanoseconds / (long)NanosecondsPerTick),
            double nanoseconds and >= 0 and < long.MaxValue => TimeSpan.FromTicks((long)(nanoseconds / NanosecondsPerTick)),
            var other => throw new FormatException($"the time is {ValueList.Show(other)}; expected nanoseconds since the start, from 0."),
        };
        var key = fields.GetValueOrDefault("key") is { } value ? Bare(value) : null;
        return new HistoryEvent(Name(fields, "process"), type, Name(fields, "f"), key, fields.GetValueOrDefault("value"), at, line);
    }

    /// <summary>The fields of an event in the order in which they are written; without those that say nothing.</summary>
    public static IEnumerable<(string Name, object? Value)> Of(HistoryEvent item)
    {
        yield return ("process", long.TryParse(item.Process, out var number) && number.ToString() == item.Process ? number : item.Process);
        yield return ("type", item.Type.ToString().ToLowerInvariant());
        yield return ("f", item.Action);
        if (item.Key is not null)
            yield return ("key", item.Key);
        yield return ("value", item.Value);
        if (item.At is { } at)
            yield return ("time", at.Ticks * (long)NanosecondsPerTick);
    }

    private static string Name(IReadOnlyDictionary<string, object?> fields, string field) =>
        fields.GetValueOrDefault(field) is { } value && Bare(value) is { Length: > 0 } name
            ? name
            : throw new FormatException($"has no '{field}'; an event has process, type (invoke, ok, fail, info), f, and where they apply key, value and time (in ns).");

    private static string Bare(object value) => value as string ?? ValueList.Show(value);
}
