using System.Text.Json;
using System.Text.Json.Nodes;

namespace Chapters.Tests;

/// <summary>JSON by its meaning: nbformat writes the names of an object in order, and 1e-15 where .NET writes 1E-15.</summary>
internal static class JsonInOrder
{
    public static JsonNode? Of(JsonNode? node) => node switch
    {
        JsonObject value => new JsonObject(value.OrderBy(pair => pair.Key, StringComparer.Ordinal).Select(pair => KeyValuePair.Create(pair.Key, Of(pair.Value)))),
        JsonArray value => new JsonArray([.. value.Select(Of)]),
        JsonValue value when value.GetValueKind() == JsonValueKind.Number => JsonValue.Create(value.GetValue<double>()),
        _ => node?.DeepClone(),
    };
}
