using System.Text.Json.Nodes;
using Fundamentals.Charts.Figures;

namespace Fundamentals.Charts;

/// <summary>
/// Several pictures in the place of one, with a slider between them. All are in the figure, worked out beforehand, so that
/// the slider works on a static page. Their axes get the same ranges; title, text alternative and height stay whole for each.
/// </summary>
public static class SliderChart
{
    // With more steps the text alternative of the whole gives their titles only.
    private const int FewSteps = 8;

    private static readonly string[] Sides = ["l", "r", "t", "b"];

    /// <summary>Puts pictures behind a slider. The title is that of the picture shown.</summary>
    /// <param name="label">What the slider sets, for example <c>virtual nodes per node</c>.</param>
    /// <param name="steps">The pictures, each with what the slider says of it; the first is shown at first.</param>
    /// <exception cref="ArgumentException">There is no step, a step is there twice, or a picture has a slider of its own.</exception>
    public static Picture Of(string label, params IEnumerable<(string Step, Picture Picture)> steps) => Draw(null, label, steps);

    /// <summary>Puts pictures behind a slider, below a title that stays; the picture's own is in the line below it.</summary>
    /// <param name="title">States what all of them show together.</param>
    /// <param name="label">What the slider sets, for example <c>virtual nodes per node</c>.</param>
    /// <param name="steps">The pictures, each with what the slider says of it; the first is shown at first.</param>
    /// <exception cref="ArgumentException">There is no step, a step is there twice, or a picture has a slider of its own.</exception>
    public static Picture Of(string title, string label, params IEnumerable<(string Step, Picture Picture)> steps)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(title);
        return Draw(title, label, steps);
    }

    private static Picture Draw(string? title, string label, IEnumerable<(string Step, Picture Picture)> steps)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(label);
        ArgumentNullException.ThrowIfNull(steps);
        List<(string Step, Picture Picture)> all = [.. steps];
        Check(all);
        JsonObject[] figures = [.. all.Select(step => step.Picture.CopyFigure())];
        CheckPlaces(all, figures);
        CheckUnits(all, figures);
        CommonAxes.Set(figures);
        var layouts = figures.Select((figure, i) => LayoutOf(figure, title, all[i].Picture.Title)).ToList();
        SetSizes(layouts);
        var altText = AltTextOf(title, label, all);
        var traces = TraceSlots.Of([.. figures.Select(figure => figure["data"]!.AsArray())]);
        var figure = new JsonObject
        {
            ["data"] = new JsonArray([.. traces[0].Select(trace => trace.DeepClone())]),
            ["layout"] = layouts[0].DeepClone(),
            ["config"] = figures[0]["config"]!.DeepClone(),
            ["frames"] = FramesOf(all, traces, layouts),
        };
        var layout = figure["layout"]!;
        layout["sliders"] = new JsonArray(FigureJson.Parse(SliderControl.Of(label, [.. all.Select(step => step.Step)])));
        layout["meta"] = new JsonObject { ["alt"] = altText };
        return Picture.Of(all[0].Picture.Chart, title ?? all[0].Picture.Title, altText, figure);
    }

    private static void Check(List<(string Step, Picture Picture)> steps)
    {
        if (steps.Count == 0)
            throw new ArgumentException("There are no steps for the slider; give at least one.", nameof(steps));
        foreach (var (step, picture) in steps)
        {
            ArgumentException.ThrowIfNullOrWhiteSpace(step, nameof(steps));
            ArgumentNullException.ThrowIfNull(picture, nameof(steps));
            if (steps.Count(other => other.Step == step) > 1)
                throw new ArgumentException($"The step '{step}' is there twice; give each a name of its own.", nameof(steps));
            if (picture.HasFrames)
                throw new ArgumentException($"The picture of the step '{step}' has a slider of its own; a figure has room for one.", nameof(steps));
        }
    }

    /// <summary>plotly.js does not move axes within the paper from one frame to the next.</summary>
    private static void CheckPlaces(List<(string Step, Picture Picture)> steps, JsonObject[] figures)
    {
        JsonNode? PlaceOf(int step, string axis) => figures[step]["layout"]![axis]?["domain"];
        foreach (var axis in AxesOf(figures))
        {
            for (var i = 1; i < figures.Length; i++)
            {
                if (!JsonNode.DeepEquals(PlaceOf(0, axis), PlaceOf(i, axis)))
                    throw new ArgumentException($"The pictures of the steps '{steps[0].Step}' and '{steps[i].Step}' have their {axis} at different places, {PlaceOf(0, axis)?.ToJsonString() ?? "nowhere in particular"} and {PlaceOf(i, axis)?.ToJsonString() ?? "nowhere in particular"}; a slider compares pictures that are laid out alike.", nameof(steps));
            }
        }
    }

    /// <summary>Seconds cannot be compared with milliseconds on one axis.</summary>
    private static void CheckUnits(List<(string Step, Picture Picture)> steps, JsonObject[] figures)
    {
        JsonNode? TitleOf(int step, string axis) => figures[step]["layout"]![axis]?["title"]?["text"];
        foreach (var axis in AxesOf(figures))
        {
            for (var i = 1; i < figures.Length; i++)
            {
                if (!JsonNode.DeepEquals(TitleOf(0, axis), TitleOf(i, axis)))
                    throw new ArgumentException($"The pictures of the steps '{steps[0].Step}' and '{steps[i].Step}' measure different things along their {axis}, {TitleOf(0, axis)?.ToJsonString() ?? "nothing"} and {TitleOf(i, axis)?.ToJsonString() ?? "nothing"}; a slider compares what is measured alike, in the same unit.", nameof(steps));
            }
        }
    }

    private static IEnumerable<string> AxesOf(JsonObject[] figures) => figures.SelectMany(figure => figure["layout"]!.AsObject().Select(pair => pair.Key))
        .Where(name => name.Contains("axis", StringComparison.Ordinal) || name.StartsWith("polar", StringComparison.Ordinal)).Distinct(StringComparer.Ordinal);

    /// <summary>A layout without what is not the step's own, and with the title of the whole above the step's.</summary>
    private static JsonObject LayoutOf(JsonObject figure, string? title, string stepTitle)
    {
        var layout = figure["layout"]!.AsObject();
        layout.Remove("meta");
        if (title is not null)
            FigureJson.AddTitle(layout, title, stepTitle);
        return layout;
    }

    /// <summary>All get the size of the largest and its margins, so that nothing jumps, and room for the slider below.</summary>
    private static void SetSizes(List<JsonObject> layouts)
    {
        const double sliderHeight = 76;
        double Margin(JsonObject layout, string side) => (layout["margin"]?[side] ?? layout["template"]?["layout"]?["margin"]?[side])?.GetValue<double>() ?? 0;
        var height = layouts.Max(layout => layout["height"]!.GetValue<double>() - Margin(layout, "t")) + layouts.Max(layout => Margin(layout, "t"));
        var margins = Sides.Select(side => (side, Size: layouts.Max(layout => Margin(layout, side)))).ToList();
        foreach (var layout in layouts)
        {
            layout["height"] = height + sliderHeight;
            layout["margin"] = new JsonObject(margins.Select(margin => KeyValuePair.Create(margin.side, (JsonNode?)(margin.Size + (margin.side == "b" ? sliderHeight : 0)))));
        }
    }

    private static JsonArray FramesOf(List<(string Step, Picture Picture)> steps, JsonObject[][] traces, List<JsonObject> layouts)
    {
        var slots = traces[0].Select((_, slot) => Differences.Of([.. traces.Select(step => step[slot])])).ToList();
        var layoutDifferences = Differences.Of(layouts);
        return new JsonArray([.. steps.Select((step, k) =>
        {
            layoutDifferences[k]["meta"] = new JsonObject { ["alt"] = step.Picture.AltText };
            return new JsonObject
            {
                ["name"] = step.Step,
                ["data"] = new JsonArray([.. slots.Select(slot => slot[k])]),
                ["traces"] = new JsonArray([.. slots.Select((_, slot) => JsonValue.Create(slot))]),
                ["layout"] = layoutDifferences[k],
            };
        })]);
    }

    private static string AltTextOf(string? title, string label, List<(string Step, Picture Picture)> steps)
    {
        var texts = steps.Select(step => $"At {step.Step}: {(steps.Count <= FewSteps ? step.Picture.AltText : step.Picture.Title + ".")}");
        return $"{(title is null ? "" : $"{title}. ")}A slider sets {label}, in {Numbers.Of(steps.Count, "step")}. {string.Join(" ", texts)}";
    }
}
