using System.Text.Json.Nodes;
using Fundamentals.Charts.Figures;
using Plotly.NET;

namespace Fundamentals.Charts;

/// <summary>
/// A chart of Plotly.NET with what a reader needs around it: a title that states what it shows, and text that says the
/// same to those who cannot see it. Displayed in a notebook it is one bundle of the figure's JSON, HTML and text.
/// </summary>
/// <remarks>Called picture since Plotly.NET has types named Chart and Figure of its own.</remarks>
public sealed class Picture
{
    private readonly Lazy<JsonObject> _figure;
    private readonly Lazy<string> _json;

    private Picture(GenericChart chart, string? title, string altText, IReadOnlyList<Frame> frames)
    {
        Chart = chart;
        Title = title ?? string.Empty;
        AltText = altText;
        HasFrames = frames.Count > 0;
        _figure = new(() => FigureJson.Of(chart, title, altText, frames));
        _json = new(() => _figure.Value.ToJsonString());
    }

    private Picture(GenericChart chart, string title, string altText, JsonObject figure)
    {
        (Chart, Title, AltText, HasFrames) = (chart, title, altText, figure.ContainsKey("frames"));
        _figure = new(() => figure);
        _json = new(() => figure.ToJsonString());
    }

    /// <summary>Gets the chart, to which Plotly.NET's own functions apply. It has no title yet.</summary>
    public GenericChart Chart { get; }

    /// <summary>Gets the title, as plain text in one line; long ones are broken when they are drawn.</summary>
    public string Title { get; }

    /// <summary>Gets what the picture shows, in words and numbers.</summary>
    public string AltText { get; }

    /// <summary>
    /// Gets the figure, <c>{data, layout, config, frames?}</c>, as <c>application/vnd.plotly.v1+json</c> wants it. It holds
    /// no &lt;, &gt; or &amp; (they are written as escapes), so that it can stand inside a script element. The text
    /// alternative is in <c>layout.meta.alt</c>.
    /// </summary>
    public string Json => _json.Value;

    /// <summary>
    /// Gets a fragment of a page that draws the figure with the page's plotly.js, or loads <see cref="PlotlyJs.CdnAddress"/>
    /// where it has none. Until it is drawn, and where scripts do not run, it shows <see cref="AltText"/>.
    /// </summary>
    public string Html => FigureHtml.Of(Json, AltText, (int)_figure.Value["layout"]!["height"]!.GetValue<double>(), HasFrames);

    /// <summary>Makes a picture of a chart.</summary>
    /// <param name="chart">The chart.</param>
    /// <param name="title">States what the picture shows; plain text, replaces a title the chart has.</param>
    /// <param name="altText">Says what the picture shows to those who cannot see it, with the numbers.</param>
    /// <exception cref="ArgumentException">A text is empty.</exception>
    public static Picture Of(GenericChart chart, string title, string altText)
    {
        ArgumentNullException.ThrowIfNull(chart);
        ArgumentException.ThrowIfNullOrWhiteSpace(title);
        ArgumentException.ThrowIfNullOrWhiteSpace(altText);
        return new Picture(chart, title, altText, Array.Empty<Frame>());
    }

    /// <summary>Makes a picture of a chart somebody made without one: keeps its title, and lists its traces as text.</summary>
    /// <param name="chart">The chart.</param>
    public static Picture Of(GenericChart chart)
    {
        ArgumentNullException.ThrowIfNull(chart);
        return new Picture(chart, title: null, ChartText.Of(chart), Array.Empty<Frame>());
    }

    /// <inheritdoc/>
    public override string ToString() => AltText;

    /// <summary>Gets a value indicating whether it has frames, and so a control to choose one.</summary>
    internal bool HasFrames { get; }

    /// <summary>Copies the figure, to be changed.</summary>
    internal JsonObject CopyFigure() => _figure.Value.DeepClone().AsObject();

    /// <summary>Makes a picture of a figure that is written already; the chart is the nearest that Plotly.NET can say.</summary>
    internal static Picture Of(GenericChart chart, string title, string altText, JsonObject figure) => new(chart, title, altText, figure);

    internal static Picture Of(IEnumerable<Trace> traces, Layout layout, string title, string altText, IReadOnlyList<Frame>? frames = null) =>
        new(
            GenericChart.NewMultiChart(Microsoft.FSharp.Collections.ListModule.OfSeq(traces), layout, Defaults.DefaultConfig, Defaults.DefaultDisplayOptions),
            title,
            altText,
            frames ?? []);
}
