using Fundamentals.Charts.Figures;
using Fundamentals.Hashing;
using Plotly.NET;

namespace Fundamentals.Charts.Partitioning;

/// <summary>
/// The load of the same nodes at several settings of one knob, with a slider between them. All settings are worked out
/// beforehand and are in the figure, so that the slider works on a static page.
/// </summary>
public static class LoadSliderChart
{
    /// <summary>Draws the loads.</summary>
    /// <param name="knob">What the slider sets, for example <c>virtual nodes per node</c>.</param>
    /// <param name="settings">The values to choose from, the first of which is shown at first, with the load at each.</param>
    /// <param name="colors">The nodes' colours; by default in the order of the nodes.</param>
    /// <exception cref="ArgumentException">There are no settings, a value occurs twice, or the loads are not of the same nodes.</exception>
    public static Picture Of(string knob, IEnumerable<(string Value, KeyLoad Load)> settings, NodeColors? colors = null)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(knob);
        ArgumentNullException.ThrowIfNull(settings);
        var all = settings.ToList();
        Check(all);
        var first = all[0].Load;
        var highest = all.Max(setting => setting.Load.Nodes.Max(node => node.Keys));
        var title = TitleOf(knob, all);

        var layout = LoadBars.LayoutOf(first, ExpectedLoad.Mean(first), highest).With(("height", 500), ("sliders", new[] { SliderControl.Of(knob, [.. all.Select(setting => setting.Value)]) }));
        layout.With(("margin", Attributes.Of(("t", 84), ("r", 112), ("b", 130))), ("annotations", Labels(first, highest)));
        var text = all.Select(setting => $"At {setting.Value}: {LoadText.Describe(setting.Load, ExpectedLoad.Mean(setting.Load))}");
        return Picture.Of(
            [LoadBars.Trace(first, ExpectedLoad.Mean(first), colors)],
            layout,
            title,
            $"{title}. A slider sets {knob}. {string.Join(" ", text)}",
            [.. all.Select(setting => FrameOf(setting.Value, setting.Load, highest))]);
    }

    private static void Check(List<(string Value, KeyLoad Load)> settings)
    {
        if (settings.Count == 0)
            throw new ArgumentException("There are no settings for the slider; give at least one.", nameof(settings));
        foreach (var (value, load) in settings)
        {
            if (settings.Count(other => other.Value == value) > 1)
                throw new ArgumentException($"The setting '{value}' is there twice.", nameof(settings));
            if (!load.Nodes.Select(node => node.Node).SequenceEqual(settings[0].Load.Nodes.Select(node => node.Node)))
                throw new ArgumentException($"The load at '{value}' is of other nodes than the load at '{settings[0].Value}'; a slider compares the same nodes.", nameof(settings));
        }
    }

    private static string TitleOf(string knob, List<(string Value, KeyLoad Load)> settings)
    {
        var (before, after) = (settings[0].Load.PeakToMean, settings[^1].Load.PeakToMean);
        var verb = after < before ? "falls" : "goes";
        return $"From {settings[0].Value} to {settings[^1].Value} {knob} the fullest node's load {verb} from {before:0.00} to {after:0.00} times the mean";
    }

    private static Frame FrameOf(string value, KeyLoad load, int highest) => new Frame().With(
        ("name", value),
        ("data", new[] { LoadBars.Values(load, ExpectedLoad.Mean(load)) }),
        ("layout", Attributes.Of(
            ("shapes", LoadBars.Lines(ExpectedLoad.Mean(load))),
            ("annotations", Labels(load, highest)))));

    private static DynamicObj.DynamicObj[] Labels(KeyLoad load, int highest)
    {
        var note = Attributes.Of(
            ("text", $"fullest / mean = {load.PeakToMean:0.00}, relative standard deviation = {Numbers.Percent(load.RelativeStandardDeviation)}"),
            ("xref", "paper"),
            ("yref", "paper"),
            ("x", 0),
            ("xanchor", "left"),
            ("y", 1),
            ("yanchor", "bottom"),
            ("yshift", 6),
            ("font", Attributes.Of(("size", 14))),
            ("showarrow", false));
        return [.. LoadBars.Labels(load, ExpectedLoad.Mean(load), highest * LoadBars.Headroom), note];
    }
}
