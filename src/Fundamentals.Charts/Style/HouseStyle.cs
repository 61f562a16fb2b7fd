using System.Text.Json.Nodes;

namespace Fundamentals.Charts;

/// <summary>
/// How every picture looks, in one place: a plotly template of about one kilobyte, put in place of Plotly.NET's own of eight.
/// </summary>
/// <remarks>
/// Pictures are drawn on white paper of their own rather than a transparent one: no single text colour reaches the
/// contrast of 4.5 that WCAG asks for on a white page and on a dark editor (#1e1e1e) alike; the best grey gets 4.1.
/// A white card with dark text is readable on both, and in the saved picture. A page of the book knows whether it is
/// dark, and redraws them in the colours of <see cref="DarkPalette"/>.
/// </remarks>
public static class HouseStyle
{
    /// <summary>The width in pixels at which pictures are designed and saved. On a page they take what width there is.</summary>
    public const int Width = 760;

    /// <summary>The height in pixels where a picture does not ask for another.</summary>
    public const int Height = 420;

    internal const int TopMargin = 60;

    internal const int LeftMargin = 64;

    internal const int RightMargin = 24;

    internal const int TitlePadding = 16;

    /// <summary>The height in pixels of each line of a title.</summary>
    internal const int TitleLine = 22;

    private const string Fonts = "system-ui, -apple-system, 'Segoe UI', Roboto, 'Helvetica Neue', Arial, sans-serif";

    // Written with objects for titles and without titlefont, so that plotly.js 2 and 3 both take it.
    private static readonly string Text = new JsonObject
    {
        ["layout"] = new JsonObject
        {
            ["autotypenumbers"] = "strict",
            ["font"] = new JsonObject { ["family"] = Fonts, ["size"] = 13, ["color"] = Palette.Ink },
            ["paper_bgcolor"] = Palette.Paper,
            ["plot_bgcolor"] = Palette.Paper,
            ["colorway"] = new JsonArray([.. Palette.Colors.Select(c => JsonValue.Create(c))]),
            ["title"] = new JsonObject
            {
                ["x"] = 0,
                ["xref"] = "container",
                ["xanchor"] = "left",
                ["y"] = 1,
                ["yref"] = "container",
                ["yanchor"] = "top",
                ["pad"] = new JsonObject { ["l"] = TitlePadding, ["t"] = TitlePadding },
                ["font"] = new JsonObject { ["size"] = 17 },
            },
            ["margin"] = new JsonObject { ["l"] = LeftMargin, ["r"] = RightMargin, ["t"] = TopMargin, ["b"] = 56 },
            ["xaxis"] = Axis(),
            ["yaxis"] = Axis(),
            ["polar"] = new JsonObject { ["bgcolor"] = Palette.Paper },
            ["legend"] = new JsonObject { ["title"] = new JsonObject { ["font"] = new JsonObject { ["size"] = 12 } } },
            ["hoverlabel"] = new JsonObject { ["align"] = "left", ["font"] = new JsonObject { ["size"] = 13 } },
        },
    }.ToJsonString();

    /// <summary>Makes a copy of the template.</summary>
    public static JsonNode Template() => JsonNode.Parse(Text)!;

    private static JsonObject Axis() => new()
    {
        ["automargin"] = true,
        ["gridcolor"] = Palette.Grid,
        ["linecolor"] = Palette.Reference,
        ["zerolinecolor"] = Palette.Reference,
        ["zerolinewidth"] = 1,
        ["title"] = new JsonObject { ["standoff"] = 12 },
    };
}
