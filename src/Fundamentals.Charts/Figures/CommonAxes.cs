using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace Fundamentals.Charts.Figures;

/// <summary>Gives the axes of several figures the same ranges, in which all of them have room, so that the eye can compare.</summary>
internal static partial class CommonAxes
{
    // What plotly.js leaves free beside the outermost values.
    private const double Padding = 0.05;

    /// <summary>Sets the ranges in the figures' layouts.</summary>
    /// <param name="figures">The figures, <c>{data, layout}</c>.</param>
    public static void Set(IReadOnlyList<JsonObject> figures)
    {
        var names = figures.SelectMany(figure => LayoutOf(figure).Select(pair => pair.Key)).Where(name => AxisName().IsMatch(name)).Distinct(StringComparer.Ordinal).ToList();
        foreach (var name in names)
        {
            JsonObject[] axes = [.. figures.Select(figure => LayoutOf(figure)[name]).OfType<JsonObject>()];
            string[][] categories = [.. figures.Select(figure => AxisValues.Categories(figure, name))];
            if (categories.Any(some => some.Length > 0))
                SetCategories(axes, categories);
            else if (RangeOf(figures, axes, name) is var (from, to))
                SetRange(axes, from, to);
        }
    }

    private static JsonObject LayoutOf(JsonObject figure) => figure["layout"]!.AsObject();

    private static (double From, double To)? RangeOf(IReadOnlyList<JsonObject> figures, JsonObject[] axes, string name)
    {
        var given = axes.Select(axis => axis["range"]).OfType<JsonArray>().SelectMany(range => range.Select(end => end!.GetValue<double>())).ToList();
        var isGivenByAll = axes.All(axis => axis["range"] is not null);
        if (isGivenByAll)
            return (given.Min(), given.Max());
        var isLogarithmic = axes[0]["type"]?.GetValue<string>() == "log";
        var values = figures.SelectMany(figure => AxisValues.Numbers(figure, name)).ToList();
        if (axes.Any(axis => axis["rangemode"]?.GetValue<string>() == "tozero"))
            values.Add(0);
        values = isLogarithmic ? [.. values.Where(value => value > 0).Select(Math.Log10)] : values;
        if (values.Count == 0)
            return null;
        var (least, most) = (values.Min(), values.Max());
        var padding = most > least ? (most - least) * Padding : 1;

        // What begins at zero stands on the axis.
        var (from, to) = isLogarithmic ? (least - padding, most + padding) : (least == 0 ? 0 : least - padding, most == 0 ? 0 : most + padding);
        return (given.Append(from).Min(), given.Append(to).Max());
    }

    private static void SetRange(JsonObject[] axes, double from, double to)
    {
        foreach (var axis in axes)
        {
            axis["range"] = IsReversed(axis) ? new JsonArray(to, from) : new JsonArray(from, to);
            axis.Remove("autorange");
            axis.Remove("rangemode");
        }

        SetTicks([.. axes.Where(axis => axis["tickvals"] is JsonArray && axis["ticktext"] is JsonArray && IsOfNumbers(axis))]);
    }

    /// <summary>The ticks of the axis that reached farthest serve all: those of a shorter one would leave most of the range bare, or crowd it.</summary>
    private static void SetTicks(JsonObject[] axes)
    {
        static double Reach(JsonObject axis) => axis["tickvals"]!.AsArray().Max(tick => tick!.GetValue<double>()) - axis["tickvals"]!.AsArray().Min(tick => tick!.GetValue<double>());
        var longest = axes.MaxBy(Reach);
        foreach (var axis in axes.Where(axis => axis != longest))
        {
            axis["tickvals"] = longest!["tickvals"]!.DeepClone();
            axis["ticktext"] = longest["ticktext"]!.DeepClone();
        }
    }

    private static bool IsOfNumbers(JsonObject axis) => axis["type"]?.GetValue<string>() == "log" || axis["tickformat"] is not null;

    private static void SetCategories(JsonObject[] axes, string[][] categories)
    {
        if (categories.All(some => some.SequenceEqual(categories[0], StringComparer.Ordinal)))
            return;
        string[] all = [.. categories.SelectMany(some => some).Distinct(StringComparer.Ordinal)];
        SetRange(axes, -0.5, all.Length - 0.5);
        foreach (var axis in axes)
        {
            axis["type"] = "category";
            axis["categoryorder"] = "array";
            axis["categoryarray"] = new JsonArray([.. all.Select(category => JsonValue.Create(category))]);
        }
    }

    private static bool IsReversed(JsonObject axis) => axis["range"] is JsonArray range
        ? range[0]!.GetValue<double>() > range[1]!.GetValue<double>()
        : axis["autorange"] is JsonValue value && value.TryGetValue<string>(out var text) && text == "reversed";

    [GeneratedRegex("^[xy]axis[0-9]*$", RegexOptions.None, 1000)]
    private static partial Regex AxisName();
}
