using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Fundamentals.Cli.Verifying;

/// <summary>Where two JSON values differ first, in the order of names and elements. Numbers are compared by value.</summary>
internal static class JsonDifference
{
    private const int MostShown = 80;

    private static readonly JsonSerializerOptions Readable = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Says where, with both values; null where they are the same.</summary>
    public static string? First(string what, JsonNode? committed, JsonNode? now)
    {
        if (JsonNode.DeepEquals(committed, now))
            return null;
        var (path, before, after) = Find("", committed, now);
        var excerpts = before is JsonValue && after is JsonValue && before.GetValueKind() == JsonValueKind.String && after.GetValueKind() == JsonValueKind.String
            ? TextDifference.Excerpts(before.GetValue<string>(), after.GetValue<string>())
            : $"    committed: {Shown(before)}\n    now:       {Shown(after)}";
        return $"{what} at {(path.Length == 0 ? "its root" : path.TrimStart('.'))}:\n{excerpts}";
    }

    private static (string Path, JsonNode? Committed, JsonNode? Now) Find(string path, JsonNode? committed, JsonNode? now)
    {
        if (committed is JsonObject before && now is JsonObject after)
        {
            var name = before.Select(member => member.Key).Union(after.Select(member => member.Key)).Order(StringComparer.Ordinal)
                .First(name => before.ContainsKey(name) != after.ContainsKey(name) || !JsonNode.DeepEquals(before[name], after[name]));
            return Find($"{path}.{name}", before[name], after[name]);
        }

        if (committed is JsonArray items && now is JsonArray others)
        {
            var index = items.Zip(others).TakeWhile(pair => JsonNode.DeepEquals(pair.First, pair.Second)).Count();
            if (index < items.Count && index < others.Count)
                return Find($"{path}[{index}]", items[index], others[index]);
            return ($"{path}.length", items.Count, others.Count);
        }

        return (path, committed, now);
    }

    private static string Shown(JsonNode? node)
    {
        var text = node?.ToJsonString(Readable) ?? "nothing";
        return text.Length <= MostShown ? text : text[..MostShown] + "…";
    }
}
