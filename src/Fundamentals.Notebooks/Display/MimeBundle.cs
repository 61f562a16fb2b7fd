using System.Collections.Immutable;
using System.Text.Json.Nodes;

namespace Fundamentals.Notebooks.Display;

/// <summary>
/// One value in every form it can be shown in, keyed by MIME type. A value is a JSON string for textual types and any
/// JSON for types that end in <c>+json</c> or are <c>application/json</c>, as in Jupyter's <c>display_data</c>.
/// </summary>
/// <param name="Data">MIME type to content, in ordinal order of the type. Treat the nodes as read-only.</param>
public sealed record MimeBundle(ImmutableSortedDictionary<string, JsonNode> Data)
{
    /// <summary>The MIME type of plain text, which every bundle should hold.</summary>
    public const string PlainText = "text/plain";

    /// <summary>The MIME type of an HTML fragment.</summary>
    public const string Html = "text/html";

    /// <summary>The MIME type of a plotly figure.</summary>
    public const string Plotly = "application/vnd.plotly.v1+json";

    /// <summary>The MIME type of a PNG picture; its content is written in base64.</summary>
    public const string Png = "image/png";

    /// <summary>
    /// Gets what the forms should be shown with, as in the metadata of Jupyter's <c>display_data</c>: under a MIME type its
    /// size, for example, or anything under a name of one's own. Treat the nodes as read-only. Default: nothing.
    /// </summary>
    public ImmutableSortedDictionary<string, JsonNode> Metadata { get; init; } = ImmutableSortedDictionary.Create<string, JsonNode>(StringComparer.Ordinal);

    /// <summary>Gets the plain text, or null where the bundle has none.</summary>
    public string? Text => TextOf(PlainText);

    /// <summary>Gets the content under a textual MIME type, or null where the bundle has none.</summary>
    /// <param name="mimeType">For example <c>text/html</c>.</param>
    public string? TextOf(string mimeType) => Data.TryGetValue(mimeType, out var node) ? node.GetValue<string>() : null;

    /// <summary>Makes a bundle of plain text alone.</summary>
    public static MimeBundle FromText(string text) => From([new(PlainText, text)]);

    /// <summary>Makes a bundle from MIME types and their contents; JSON types are parsed.</summary>
    /// <exception cref="System.Text.Json.JsonException">The content of a JSON type is not JSON.</exception>
    public static MimeBundle From(IEnumerable<KeyValuePair<string, string>> contents)
    {
        ArgumentNullException.ThrowIfNull(contents);
        var data = ImmutableSortedDictionary.CreateBuilder<string, JsonNode>(StringComparer.Ordinal);
        foreach (var (mimeType, content) in contents)
            data[mimeType] = IsJson(mimeType) ? JsonNode.Parse(content)! : JsonValue.Create(content);
        return new MimeBundle(data.ToImmutable());
    }

    /// <summary>Tells whether content of this MIME type is JSON rather than text.</summary>
    public static bool IsJson(string mimeType)
    {
        ArgumentNullException.ThrowIfNull(mimeType);
        return mimeType == "application/json" || mimeType.EndsWith("+json", StringComparison.Ordinal);
    }
}
