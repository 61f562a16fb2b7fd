using System.Text.Json.Nodes;

namespace Fundamentals.Charts.Figures;

/// <summary>
/// What has to be set to get from any one of several objects to any other, when plotly.js merges it in: whatever differs
/// between any two of them, with null for what one of them lacks, since plotly.js takes null for not set.
/// </summary>
internal static class Differences
{
    // plotly.js merges these element by element; all other arrays it replaces.
    private static readonly string[] MergedArrays = ["annotations", "shapes", "images"];

    /// <param name="all">The objects; null stands for an empty one.</param>
    /// <returns>For each object what to merge in to get it.</returns>
    public static JsonObject[] Of(IReadOnlyList<JsonObject?> all)
    {
        JsonObject[] differences = [.. all.Select(_ => new JsonObject())];
        foreach (var name in all.OfType<JsonObject>().SelectMany(one => one.Select(pair => pair.Key)).Distinct(StringComparer.Ordinal))
        {
            JsonNode?[] values = [.. all.Select(one => one?[name])];
            if (values.All(value => JsonNode.DeepEquals(value, values[0])))
                continue;
            var parts = values switch
            {
                _ when values.All(value => value is JsonObject or null) => Of([.. values.Select(value => value as JsonObject)]),
                _ when MergedArrays.Contains(name) => OfElements(values),
                _ => values.Select(value => value?.DeepClone()),
            };
            foreach (var (difference, part) in differences.Zip(parts))
                difference[name] = part;
        }

        return differences;
    }

    /// <summary>Elements that an array lacks are hidden.</summary>
    private static IEnumerable<JsonNode> OfElements(JsonNode?[] arrays)
    {
        var length = arrays.Max(array => array?.AsArray().Count ?? 0);
        var elements = Enumerable.Range(0, length).Select(i => Of([.. arrays.Select(array => ElementOf(array, i))])).ToList();
        return arrays.Select((_, k) => new JsonArray([.. elements.Select(element => (JsonNode)element[k])]));
    }

    private static JsonObject ElementOf(JsonNode? array, int index) =>
        array is JsonArray elements && index < elements.Count ? elements[index]!.AsObject() : new JsonObject { ["visible"] = false };
}
