using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Fundamentals.Notebooks.Display;

namespace Fundamentals.Notebooks.Documents;

/// <summary>
/// The picture that stands in a committed notebook in place of a figure's HTML, for readers that run no scripts, and the
/// figure it was drawn from.
/// </summary>
/// <param name="Png">The picture as base64.</param>
/// <param name="FigureHash">The <see cref="HashOf"/> the figure it shows.</param>
/// <param name="DrawnBy">What drew it, for example <c>plotly.js 2.28.0</c>.</param>
/// <param name="Width">The width to show it in, in pixels of a page; it may have more.</param>
/// <param name="Height">The height to show it in.</param>
public sealed record FigurePicture(string Png, string FigureHash, string DrawnBy, int Width, int Height)
{
    private const string Own = "fundamentals";

    /// <summary>Gets how many bytes the picture takes as a file.</summary>
    public int ByteCount => Convert.FromBase64String(Png).Length;

    /// <summary>Finds the picture of a figure in a bundle, or null where it has none that says which figure it shows.</summary>
    public static FigurePicture? In(MimeBundle bundle)
    {
        ArgumentNullException.ThrowIfNull(bundle);
        if (bundle.TextOf(MimeBundle.Png) is not { } png || !bundle.Metadata.TryGetValue(Own, out var own) || !bundle.Metadata.TryGetValue(MimeBundle.Png, out var size))
            return null;
        return own is JsonObject && own["figure"] is JsonValue hash && own["drawnBy"] is JsonValue drawnBy && size is JsonObject
            ? new FigurePicture(png.Trim(), hash.ToString(), drawnBy.ToString(), Number(size["width"]), Number(size["height"]))
            : null;
    }

    /// <summary>Puts the picture in the place of the figure's HTML.</summary>
    /// <param name="bundle">The bundle of the figure.</param>
    public MimeBundle ReplaceHtmlIn(MimeBundle bundle)
    {
        ArgumentNullException.ThrowIfNull(bundle);
        return new MimeBundle(bundle.Data.Remove(MimeBundle.Html).SetItem(MimeBundle.Png, JsonValue.Create(Png)))
        {
            Metadata = bundle.Metadata
                .SetItem(Own, new JsonObject { ["figure"] = FigureHash, ["drawnBy"] = DrawnBy })
                .SetItem(MimeBundle.Png, new JsonObject { ["width"] = Width, ["height"] = Height }),
        };
    }

    /// <summary>
    /// Computes SHA-256 of a figure's JSON with names in ordinal order and numbers as the shortest text that reads back as
    /// the same double, so that a client that saves the notebook in its own way changes nothing.
    /// </summary>
    /// <param name="figure">The content of <see cref="MimeBundle.Plotly"/>.</param>
    public static string HashOf(JsonNode figure)
    {
        ArgumentNullException.ThrowIfNull(figure);
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(Canonical(figure)!.ToJsonString())));
    }

    private static JsonNode? Canonical(JsonNode? node) => node switch
    {
        JsonObject members => new JsonObject(members.OrderBy(member => member.Key, StringComparer.Ordinal).Select(member => KeyValuePair.Create(member.Key, Canonical(member.Value)))),
        JsonArray items => new JsonArray([.. items.Select(Canonical)]),
        JsonValue value when value.GetValueKind() == JsonValueKind.Number => JsonValue.Create(double.Parse(value.ToJsonString(), CultureInfo.InvariantCulture)),
        _ => node?.DeepClone(),
    };

    private static int Number(JsonNode? node) => node is JsonValue value && value.TryGetValue<int>(out var number) ? number : 0;
}
