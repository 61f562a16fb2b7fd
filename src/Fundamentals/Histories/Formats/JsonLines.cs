using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Fundamentals.Histories;

/// <summary>An event as a line of JSON.</summary>
internal static class JsonLines
{
    private static readonly JsonSerializerOptions Plain = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static HistoryEvent Parse(string text, int line)
    {
        try
        {
            using var document = JsonDocument.Parse(text);
            if (document.RootElement.ValueKind != JsonValueKind.Object)
                throw new FormatException("is not a JSON object; each line is one event.");
            var fields = new Dictionary<string, object?>(StringComparer.Ordinal);
            foreach (var field in document.RootElement.EnumerateObject())
                fields[field.Name] = Read(field.Value);
            return EventFields.Read(fields, line);
        }
        catch (JsonException e)
        {
            throw new FormatException($"is not JSON: {e.Message}", e);
        }
        catch (InvalidOperationException e)
        {
            // Half of a surrogate pair, which is legal JSON and no text.
            throw new FormatException("has text that is no Unicode: half of a surrogate pair.", e);
        }
    }

    public static string Write(HistoryEvent item)
    {
        var json = new JsonObject();
        foreach (var (name, value) in EventFields.Of(item))
            json[name] = Write(value);
        return json.ToJsonString(Plain);
    }

    private static object? Read(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Null => null,
        JsonValueKind.True => true,
        JsonValueKind.False => false,
        JsonValueKind.String => value.GetString(),
        JsonValueKind.Number when value.TryGetInt64(out var number) => number,
        JsonValueKind.Number => value.GetDouble(),
        JsonValueKind.Array => new ValueList(value.EnumerateArray().Select(Read)),
        _ => throw new FormatException("a value is an object; expected null, text, a number, true, false or a list of those."),
    };

    private static JsonNode? Write(object? value) => value switch
    {
        null => null,
        string text => JsonValue.Create(text),
        bool flag => JsonValue.Create(flag),
        long number => JsonValue.Create(number),
        double number when double.IsFinite(number) => JsonValue.Create(number),
        ValueList list => new JsonArray([.. list.Select(Write)]),
        _ => throw new ArgumentException($"The value {ValueList.Show(value)} of type {value.GetType().Name} cannot be written; record null, text, numbers, true, false or lists of those.", nameof(value)),
    };
}
