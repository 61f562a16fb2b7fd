using System.Text.Json;
using System.Text.Json.Nodes;

namespace Fundamentals.Notebooks.Documents;

/// <summary>The notebook format's long strings: in the file an array of lines with their line ends, or one string.</summary>
internal static class MultilineText
{
    /// <summary>Joins the lines; null where the node is neither a string nor an array of strings.</summary>
    public static string? Read(JsonNode? node) => node switch
    {
        JsonArray lines when lines.All(IsString) => string.Concat(lines.Select(line => line!.GetValue<string>())),
        JsonValue value when IsString(value) => value.GetValue<string>(),
        _ => null,
    };

    /// <summary>Splits after each line feed.</summary>
    public static JsonArray Write(string text)
    {
        var lines = new JsonArray();
        var start = 0;
        while (start < text.Length)
        {
            var end = text.IndexOf('\n', start) is var lineFeed and >= 0 ? lineFeed + 1 : text.Length;
            lines.Add(JsonValue.Create(text[start..end]));
            start = end;
        }

        return lines;
    }

    private static bool IsString(JsonNode? node) => node?.GetValueKind() == JsonValueKind.String;
}
