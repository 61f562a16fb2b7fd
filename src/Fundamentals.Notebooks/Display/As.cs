namespace Fundamentals.Notebooks.Display;

/// <summary>Content in a form of its own, to be displayed or left as a cell's value: <c>As.Html("&lt;b&gt;bold&lt;/b&gt;")</c>.</summary>
public static class As
{
    /// <summary>HTML, taken as it is.</summary>
    public static MimeBundle Html(string html) => Text(MimeBundle.Html, html);

    /// <summary>Markdown.</summary>
    public static MimeBundle Markdown(string markdown) => Text("text/markdown", markdown);

    /// <summary>LaTeX, with its dollar signs.</summary>
    public static MimeBundle Latex(string latex) => Text("text/latex", latex);

    /// <summary>An SVG picture.</summary>
    public static MimeBundle Svg(string svg) => Text("image/svg+xml", svg);

    /// <summary>A PNG picture.</summary>
    public static MimeBundle Png(byte[] png)
    {
        ArgumentNullException.ThrowIfNull(png);
        return With(MimeBundle.Png, Convert.ToBase64String(png), $"PNG picture, {png.Length} bytes");
    }

    /// <summary>JSON, which front ends show as a tree.</summary>
    /// <exception cref="System.Text.Json.JsonException">The text is not JSON.</exception>
    public static MimeBundle Json(string json) => Text("application/json", json);

    private static MimeBundle Text(string mimeType, string content)
    {
        ArgumentNullException.ThrowIfNull(content);
        return With(mimeType, content, content);
    }

    private static MimeBundle With(string mimeType, string content, string plain) =>
        MimeBundle.From([new(mimeType, content), new(MimeBundle.PlainText, plain)]);
}
