using System.Text.Json.Nodes;
using Newtonsoft.Json;
using Plotly.NET;

namespace Fundamentals.Charts.Figures;

/// <summary>Turns a chart of Plotly.NET into the JSON that plotly.js draws, in the house style.</summary>
internal static class FigureJson
{
    private static readonly Lazy<string> DefaultTemplate = new(() => Write(ChartTemplates.plotly));

    private const int DefaultSize = 600;

    /// <summary>Writes <c>{data, layout, config, frames}</c>; <c>frames</c> only where there are some.</summary>
    /// <param name="chart">The chart.</param>
    /// <param name="title">What to put above it, or null to keep the chart's own.</param>
    /// <param name="altText">What the picture shows, in words.</param>
    /// <param name="frames">The frames of a slider, in plotly.js's form.</param>
    public static JsonObject Of(GenericChart chart, string? title, string altText, IReadOnlyList<Frame> frames)
    {
        var layout = JsonNode.Parse(Write(GenericChart.getLayout(chart)))!.AsObject();
        ApplyHouseStyle(layout);
        if (title is not null)
            SetTitle(layout, title);
        layout["meta"] = new JsonObject { ["alt"] = altText };
        var config = JsonNode.Parse(Write(GenericChart.getConfig(chart)))!.AsObject();
        config["displaylogo"] = false;

        // The buttons lie over the title; a double click resets the view without them.
        if (title is not null)
            config["displayModeBar"] = false;
        var figure = new JsonObject
        {
            ["data"] = JsonNode.Parse(Write(GenericChart.getTraces(chart))),
            ["layout"] = layout,
            ["config"] = config,
        };
        if (frames.Count > 0)
            figure["frames"] = JsonNode.Parse(Write(frames));
        return figure;
    }

    /// <summary>Finds the title a chart has of its own, or null.</summary>
    public static string? TitleOf(GenericChart chart) =>
        JsonNode.Parse(Write(GenericChart.getLayout(chart)))?["title"] is JsonObject title ? title["text"]?.GetValue<string>() : null;

    private static void ApplyHouseStyle(JsonObject layout)
    {
        // A template that the author chose stays; the one Plotly.NET puts everywhere goes.
        if (layout["template"] is not { } template || template.ToJsonString() == JsonNode.Parse(DefaultTemplate.Value)!.ToJsonString())
            layout["template"] = HouseStyle.Template();

        // 600 by 600 is what Plotly.NET sets when nobody chose.
        if (IsDefault(layout["width"]) && IsDefault(layout["height"]))
        {
            layout.Remove("width");
            layout.Remove("height");
        }

        if (layout["width"] is null)
            layout["autosize"] = true;
        layout["height"] ??= (double)HouseStyle.Height;
    }

    private static bool IsDefault(JsonNode? size) => size is null || size.GetValue<double>() == DefaultSize;

    private static void SetTitle(JsonObject layout, string title)
    {
        var lines = PlotlyText.Lines(title, PlotlyText.TitleLine);
        layout["title"] = Title([.. lines.Select(PlotlyText.Literal)]);
        AddToTopMargin(layout, lines.Count - 1);
    }

    /// <summary>Puts a title of a whole, in bold, above the title of a part that a layout has.</summary>
    public static void AddTitle(JsonObject layout, string whole, string part)
    {
        var lines = PlotlyText.Lines(whole, PlotlyText.TitleLine);
        layout["title"] = Title([.. lines.Select(line => $"<b>{PlotlyText.Literal(line)}</b>"), .. PlotlyText.Lines(part, PlotlyText.TitleLine).Where(line => line.Length > 0).Select(PlotlyText.Literal)]);
        AddToTopMargin(layout, lines.Count);
    }

    /// <summary>Turns an object of Plotly.NET into JSON.</summary>
    public static JsonNode Parse(object value) => JsonNode.Parse(Write(value))!;

    private static JsonObject Title(IReadOnlyList<string> lines) => new()
    {
        ["text"] = string.Join("<br>", lines),

        // plotly draws the first of several lines half a line higher than a single one, however many they are.
        ["pad"] = new JsonObject { ["l"] = HouseStyle.TitlePadding, ["t"] = HouseStyle.TitlePadding + (lines.Count > 1 ? HouseStyle.TitleLine / 2 : 0) },
    };

    private static void AddToTopMargin(JsonObject layout, int lines)
    {
        var margin = layout["margin"] as JsonObject ?? [];
        margin["t"] = (margin["t"]?.GetValue<double>() ?? HouseStyle.TopMargin) + (lines * HouseStyle.TitleLine);
        layout["margin"] = margin;
    }

    private static string Write(object value) => JsonConvert.SerializeObject(value, Globals.JSON_CONFIG);
}
