using Plotly.NET;

namespace Fundamentals.Charts.Figures;

/// <summary>What can be said in words of a chart about whose meaning nothing is known.</summary>
internal static class ChartText
{
    public static string Of(GenericChart chart)
    {
        var traces = GenericChart.getTraces(chart).Select(Describe).ToList();
        var title = FigureJson.TitleOf(chart);
        var count = traces.Count == 1 ? "1 trace" : $"{traces.Count} traces";
        return $"Chart{(title is null ? string.Empty : $" \"{title}\"")} with {count}: {string.Join("; ", traces)}.";
    }

    private static string Describe(Trace trace)
    {
        var name = ValueOf(trace, "name") is string text ? $"{trace.type} \"{text}\"" : trace.type;
        var points = ValueOf(trace, "y") ?? ValueOf(trace, "x") ?? ValueOf(trace, "values");
        return points is System.Collections.IEnumerable values and not string
            ? $"{name} of {values.Cast<object>().Count()} points"
            : name;
    }

    private static object? ValueOf(Trace trace, string attribute) => trace.TryGetPropertyValue(attribute)?.Value;
}
