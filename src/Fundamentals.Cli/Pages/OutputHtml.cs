using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Fundamentals.Notebooks.Display;

namespace Fundamentals.Cli.Pages;

/// <summary>The outputs of the cells of one page as HTML: of each value, the richest form that works without a network.</summary>
/// <param name="markdown">Renders text in Markdown.</param>
internal sealed class OutputHtml(MarkdownHtml markdown)
{
    // As short as JSON can be; Html.EscapeJson sees to what a script element cannot hold.
    private static readonly JsonSerializerOptions Compact = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Gets how many charts the page has so far.</summary>
    public int ChartCount { get; private set; }

    /// <summary>Renders one output.</summary>
    public string Render(CellOutput output) => output switch
    {
        StreamOutput { Name: StreamName.Stderr } stream => $"<pre class=\"stream stderr\">{AnsiHtml.Render(stream.Text)}</pre>\n",
        StreamOutput stream => $"<pre class=\"stream\">{AnsiHtml.Render(stream.Text)}</pre>\n",
        DisplayOutput display => Render(display.Data),
        ResultOutput result => Render(result.Data),
        ErrorOutput error => Render(error),
        _ => throw new ArgumentException($"No way to show a {output.GetType().Name} on a page.", nameof(output)),
    };

    private static string Render(ErrorOutput error)
    {
        var traceback = error.Traceback.IsDefaultOrEmpty ? $"{error.Name}: {error.Message}" : string.Join('\n', error.Traceback);
        return $"<div class=\"error\" role=\"note\" aria-label=\"Error\"><pre>{AnsiHtml.Render(traceback)}</pre></div>\n";
    }

    private string Render(MimeBundle bundle)
    {
        if (bundle.Data.TryGetValue(MimeBundle.Plotly, out var figure))
            return Chart(figure.ToJsonString(Compact), bundle.Text ?? string.Empty);
        if (bundle.TextOf(MimeBundle.Html) is { } html)
            return $"<div class=\"out-html\">{html}</div>\n";
        if (bundle.TextOf("image/svg+xml") is { } svg)
            return Picture("image/svg+xml", Convert.ToBase64String(Encoding.UTF8.GetBytes(svg)), bundle.Text);
        if (bundle.TextOf("image/png") is { } png)
            return Picture("image/png", png.ReplaceLineEndings(string.Empty), bundle.Text);
        if (bundle.TextOf("text/markdown") is { } text)
            return $"<div class=\"out-markdown\">{markdown.Render(text)}</div>\n";
        return bundle.Text is { } plain ? $"<pre class=\"value\">{AnsiHtml.Render(plain)}</pre>\n" : string.Empty;
    }

    private static string Picture(string type, string base64, string? text) =>
        $"<figure class=\"picture\"><img src=\"data:{type};base64,{base64}\" alt=\"{Html.Escape(text ?? string.Empty)}\"></figure>\n";

    // A screen reader is told the first line, and finds the rest in the text below the chart.
    private string Chart(string figure, string text)
    {
        var id = string.Create(CultureInfo.InvariantCulture, $"chart-{++ChartCount}");
        var name = text.Trim().Split('\n')[0].Trim();
        var description = text.Trim().Length == 0
            ? string.Empty
            : $"<details class=\"description\"><summary>This chart in words</summary><pre id=\"{id}-text\">{Html.Escape(text.Trim())}</pre></details>";
        var described = description.Length == 0 ? string.Empty : $" aria-describedby=\"{id}-text\"";
        return $"""
            <figure class="chart" id="{id}">
            <div class="frame"><div class="plot" role="img" aria-label="{Html.Escape(name.Length == 0 ? "Chart" : name)}"{described}></div></div>
            <script type="application/json">{Html.EscapeJson(figure)}</script>
            {description}</figure>

            """;
    }
}
