using System.Text.Json.Nodes;
using Fundamentals.Charts.Partitioning;

namespace Fundamentals.Charts.Tests;

public sealed class SliderChartTests
{
    public static TheoryData<string> Sliders => ["pictures behind a slider", "rings behind a slider", "pictures behind a slider, of rude names"];

    [Theory]
    [MemberData(nameof(Sliders))]
    public void Frames_FromAnyStepToAnyOther_LeaveNothingOfTheFirst(string name)
    {
        var figure = Figure.Parse(Figure.Named(name));
        var frames = figure["frames"]!.AsArray().Select(frame => frame!.AsObject()).ToList();
        var fresh = frames.Select(frame => Show(figure, frame)).ToList();
        Assert.Equal(fresh.Count, fresh.Select(shown => shown.ToJsonString()).Distinct().Count());

        foreach (var (to, target) in frames.Zip(fresh))
        {
            foreach (var from in fresh)
                Assert.Equal(target.ToJsonString(), Show(from, to).ToJsonString());
        }
    }

    [Fact]
    public void Of_StepsInDifferentUnits_NamesThem()
    {
        Picture In(string unit) => LineChart.Of("t", new Axis("x"), new Axis("age", unit), new Series("s", [(1, 2), (2, 3)]));

        var error = Assert.Throws<ArgumentException>(() => SliderChart.Of("step", ("1", In("ms")), ("2", In("s"))));

        Assert.Contains("age (ms)", error.Message, StringComparison.Ordinal);
        Assert.Contains("age (s)", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Frames_OfPictures_ShowTheirTracesTitlesAndTexts()
    {
        var steps = Figure.Steps();
        var figure = Figure.Parse(SliderChart.Of("k", steps));

        for (var i = 0; i < steps.Length; i++)
        {
            var own = Figure.Parse(steps[i].Picture);
            var shown = Show(figure, figure["frames"]![i]!.AsObject());
            var visible = shown["data"]!.AsArray().Where(trace => trace!["visible"]?.GetValue<bool>() != false).ToList();
            Assert.Equal(own["data"]!.AsArray().Select(trace => trace!["hovertext"]?.ToJsonString()), visible.Select(trace => trace!["hovertext"]?.ToJsonString()));
            Assert.Equal(Visible(own, "annotations", "text"), Visible(shown, "annotations", "text"));
            Assert.Equal(Visible(own, "shapes", "x0"), Visible(shown, "shapes", "x0"));
            Assert.Equal(own["layout"]!["title"]!["text"].Text(), shown["layout"]!["title"]!["text"].Text());
            Assert.Equal(own["layout"]!["meta"]!["alt"].Text(), shown["layout"]!["meta"]!["alt"].Text());
        }
    }

    [Fact]
    public void Of_Pictures_HasAFrameAndAStepForEach()
    {
        var figure = Figure.Parse(SliderChart.Of("write share", Figure.Steps()));

        Assert.Equal(["0.1", "0.3"], figure["frames"]!.AsArray().Select(frame => frame!["name"].Text()));
        var slider = figure["layout"]!["sliders"]![0]!;
        Assert.Equal(["0.1", "0.3"], slider["steps"]!.AsArray().Select(step => step!["args"]![0]![0].Text()));
        Assert.Equal("write share: ", slider["currentvalue"]!["prefix"].Text());
    }

    [Fact]
    public void Axes_OfUnlikeSteps_HaveRoomForAll()
    {
        var figure = Figure.Parse(SliderChart.Of("k", ("one", Line((1, 4), (3, 8))), ("two", Line((2, 20)))));

        Assert.Equal([0.9, 3.1], Range(figure, "xaxis"));
        Assert.Equal([0.0, 21], Range(figure, "yaxis"));
        Assert.DoesNotContain("range", figure["frames"]!.ToJsonString());
    }

    [Fact]
    public void Axes_Logarithmic_HaveRoomForAll()
    {
        static Picture Of(double x) => LineChart.Of("t", new Axis("x") { IsLogarithmic = true }, new Axis("y"), new Series("a", [(x, 1)]));

        Assert.Equal([-0.1, 2.1], Range(Figure.Parse(SliderChart.Of("k", ("one", Of(1)), ("two", Of(100)))), "xaxis"));
    }

    [Fact]
    public void Axes_OfUnlikeTicks_NameThoseThatReachFarthest()
    {
        static Picture Of(double most) => LineChart.Of("t", new Axis("x") { IsLogarithmic = true }, new Axis("y"), new Series("a", [(1, 1), (most, 1)]));

        var figure = Figure.Parse(SliderChart.Of("k", ("one", Of(2)), ("two", Of(20))));

        Assert.Equal([1.0, 2, 5, 10, 20], figure["layout"]!["xaxis"]!["tickvals"]!.AsArray().Select(tick => tick!.GetValue<double>()));
        Assert.DoesNotContain("tickvals", figure["frames"]!.ToJsonString());
    }

    [Fact]
    public void Slider_OfLongNames_EndsBeforeTheyAreCutOff()
    {
        JsonNode Slider(string last) => Figure.Parse(SliderChart.Of("k", ("one", Line((1, 1))), (last, Line((1, 2)))))["layout"]!["sliders"]![0]!;

        Assert.Equal(1, Slider("two")["len"]!.GetValue<double>());
        Assert.Equal((0, 0.922), (Slider("twenty letters, or so")["x"]!.GetValue<double>(), Slider("twenty letters, or so")["len"]!.GetValue<double>()));
    }

    [Fact]
    public void Axes_OfUnlikeCategories_NameAll()
    {
        static Picture Of(params string[] nodes) => MovementChart.Of(Fundamentals.Hashing.Movement.Between(Fundamentals.Hashing.ModuloPartitioner.Of(nodes), Fundamentals.Hashing.ModuloPartitioner.Of("z"), Figure.TenThousand));

        var axis = Figure.Parse(SliderChart.Of("k", ("one", Of("a", "b")), ("two", Of("b", "c"))))["layout"]!["yaxis"]!;

        Assert.Equal(["a", "b", "c"], axis["categoryarray"]!.AsArray().Select(category => category.Text()));
        Assert.Equal([2.5, -0.5], axis["range"]!.AsArray().Select(end => end!.GetValue<double>()));
    }

    [Fact]
    public void Title_OfTheWhole_StandsAboveThatOfTheStep()
    {
        var picture = SliderChart.Of("Whole", "k", ("one", Line((1, 1))), ("two", Line((1, 2))));
        var layout = Figure.Parse(picture)["layout"]!;

        Assert.Equal("Whole", picture.Title);
        Assert.Equal("<b>Whole</b><br>Line to 1", layout["title"]!["text"].Text());
        Assert.Equal(82, layout["margin"]!["t"]!.GetValue<double>());
        Assert.Equal("Line to 1", SliderChart.Of("k", ("one", Line((1, 1)))).Title);
    }

    [Fact]
    public void AltText_OfFewSteps_IsThatOfEach()
    {
        var (one, two) = (Line((1, 1)), Line((1, 2)));

        Assert.Equal($"Whole. A slider sets k, in 2 steps. At one: {one.AltText} At two: {two.AltText}", SliderChart.Of("Whole", "k", ("one", one), ("two", two)).AltText);
    }

    [Fact]
    public void AltText_OfManySteps_IsTheirTitles() =>
        Assert.StartsWith("A slider sets k, in 20 steps. At 1: Line to 1. At 2: Line to 2. ", SliderChart.Of("k", Enumerable.Range(1, 20).Select(i => ($"{i}", Line((1, i))))).AltText);

    [Fact]
    public void Of_WhatCannotBeDrawn_SaysWhy()
    {
        static string Error(params (string, Picture)[] steps) => Assert.Throws<ArgumentException>(() => SliderChart.Of("k", steps)).Message;

        Assert.Contains("no steps", Error());
        Assert.Contains("'one' is there twice", Error(("one", Line((1, 1))), ("one", Line((1, 1)))));
        Assert.Contains("'one' has a slider of its own", Error(("one", Figure.Slider())));
        Assert.Contains("have their yaxis at different places", Error(("one", Line((1, 1))), ("two", Figure.Named("service"))));
    }

    private static IEnumerable<string?> Visible(JsonObject figure, string kind, string attribute) =>
        (figure["layout"]![kind]?.AsArray() ?? []).Where(element => element!["visible"]?.GetValue<bool>() != false).Select(element => element![attribute]?.ToJsonString());

    private static Picture Line(params (double X, double Y)[] points) => LineChart.Of($"Line to {points[^1].Y}", new Axis("x") { StartsAtZero = false }, new Axis("y"), new Series("a", points));

    private static IEnumerable<double> Range(JsonObject figure, string axis) => figure["layout"]![axis]!["range"]!.AsArray().Select(end => Math.Round(end!.GetValue<double>(), 9));

    /// <summary>What plotly.js does with a frame: it merges objects, and of arrays only those of annotations, shapes and images.</summary>
    private static JsonObject Show(JsonObject figure, JsonObject frame)
    {
        var shown = new JsonObject { ["data"] = figure["data"]!.DeepClone(), ["layout"] = figure["layout"]!.DeepClone() };
        foreach (var (slot, difference) in frame["traces"]!.AsArray().Zip(frame["data"]!.AsArray()))
            Merge(shown["data"]![slot!.GetValue<int>()]!.AsObject(), difference!.AsObject());
        Merge(shown["layout"]!.AsObject(), frame["layout"]!.AsObject());
        return shown;
    }

    private static void Merge(JsonObject target, JsonObject source)
    {
        foreach (var (name, value) in source)
        {
            if (value is JsonObject inner && target[name] is JsonObject own)
                Merge(own, inner);
            else if (value is JsonArray elements && target[name] is JsonArray merged && name is "annotations" or "shapes" or "images")
                MergeElements((JsonArray)target[name]!, (JsonArray)value!);
            else
                target[name] = value?.DeepClone();
        }
    }

    private static void MergeElements(JsonArray target, JsonArray source)
    {
        for (var i = 0; i < source.Count; i++)
        {
            if (i < target.Count)
                Merge(target[i]!.AsObject(), source[i]!.AsObject());
            else
                target.Add(source[i]!.DeepClone());
        }
    }
}
