using System.Text.Json.Nodes;

namespace Fundamentals.Charts.Figures;

/// <summary>Gives several figures the same number of traces, each of one type: what a figure lacks is an invisible trace.</summary>
internal static class TraceSlots
{
    /// <param name="figures">The traces of each figure.</param>
    /// <returns>For each figure a trace for each slot, in the order in which it draws them within a type.</returns>
    public static JsonObject[][] Of(IReadOnlyList<JsonArray> figures)
    {
        var byType = figures.Select(traces => traces.Select(trace => trace!.AsObject()).ToLookup(TypeOf, StringComparer.Ordinal)).ToList();
        var types = byType.SelectMany(figure => figure.Select(type => type.Key)).Distinct(StringComparer.Ordinal).ToList();
        return [.. byType.Select(figure => types.SelectMany(type => Fill(type, [.. figure[type]], byType.Max(other => other[type].Count()))).ToArray())];
    }

    private static IEnumerable<JsonObject> Fill(string type, JsonObject[] traces, int count) =>
        Enumerable.Range(0, count).Select(i => i < traces.Length ? traces[i].DeepClone().AsObject() : new JsonObject { ["type"] = type, ["visible"] = false, ["hoverinfo"] = "skip" });

    private static string TypeOf(JsonObject trace) => trace["type"]?.GetValue<string>() ?? "scatter";
}
