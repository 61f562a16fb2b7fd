using System.Text.Json;
using System.Text.Json.Nodes;

namespace Fundamentals.Charts.Figures;

/// <summary>Which values the traces of a figure have along one of its axes.</summary>
internal static class AxisValues
{
    /// <summary>The categories, in the order in which they are drawn; empty if it is not an axis of categories.</summary>
    public static string[] Categories(JsonObject figure, string axis) =>
    [
        .. (figure["layout"]![axis]?["categoryarray"]?.AsArray() ?? [])
            .Concat(TracesOn(figure, axis).SelectMany(trace => Array(trace, Letter(axis))))
            .Where(value => value?.GetValueKind() is JsonValueKind.String)
            .Select(value => value!.GetValue<string>())
            .Distinct(StringComparer.Ordinal),
    ];

    /// <summary>Numbers, the least and greatest of which tell how far the traces reach.</summary>
    public static IEnumerable<double> Numbers(JsonObject figure, string axis)
    {
        var isStacked = figure["layout"]!["barmode"]?.GetValue<string>() is "stack" or "relative";
        var traces = TracesOn(figure, axis).ToList();
        var bars = traces.Where(trace => TypeOf(trace) == "bar" && IsValueAxis(trace, axis)).ToList();
        foreach (var trace in traces.Except(bars))
        {
            var values = NumbersIn(trace, Letter(axis)).ToList();
            var half = TypeOf(trace) is "bar" or "heatmap" ? HalfWidth(trace, values) : 0;
            foreach (var value in values)
            {
                yield return value - half;
                yield return value + half;
            }
        }

        if (bars.Count > 0)
            yield return 0;
        var ends = bars.SelectMany(bar => Array(bar, axis[0] == 'x' ? "y" : "x").Zip(NumbersIn(bar, Letter(axis)), (place, value) => (Place: $"{place}", Value: value))).ToList();
        var heights = isStacked ? ends.GroupBy(end => (end.Place, end.Value < 0)).Select(stack => stack.Sum(end => end.Value)) : ends.Select(end => end.Value);
        foreach (var height in heights)
            yield return height;
        foreach (var end in bars.SelectMany(bar => NumbersIn(bar, "base").Zip(NumbersIn(bar, Letter(axis)), (from, length) => from + length)))
            yield return end;
    }

    private static IEnumerable<JsonObject> TracesOn(JsonObject figure, string axis) =>
        figure["data"]!.AsArray().Select(trace => trace!.AsObject()).Where(trace => (trace[Letter(axis) + "axis"]?.GetValue<string>() ?? Letter(axis)) == axis.Replace("axis", ""));

    private static string TypeOf(JsonObject trace) => trace["type"]?.GetValue<string>() ?? "scatter";

    private static string Letter(string axis) => axis[..1];

    private static bool IsValueAxis(JsonObject bar, string axis) => (bar["orientation"]?.GetValue<string>() == "h") == (axis[0] == 'x');

    private static double HalfWidth(JsonObject trace, List<double> places)
    {
        var widths = NumbersIn(trace, "width").ToList();
        var sorted = places.Distinct().Order().ToList();
        var least = sorted.Count < 2 ? 1 : sorted.Zip(sorted.Skip(1), (one, next) => next - one).Min();
        return (widths.Count > 0 ? widths.Max() : least) / 2;
    }

    private static JsonArray Array(JsonObject trace, string name) => trace[name] as JsonArray ?? [];

    private static IEnumerable<double> NumbersIn(JsonObject trace, string name) =>
        (trace[name] is JsonValue single ? [single] : Array(trace, name)).Where(value => value?.GetValueKind() is JsonValueKind.Number).Select(value => value!.GetValue<double>());
}
