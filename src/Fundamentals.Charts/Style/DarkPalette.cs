using System.Collections.Immutable;

namespace Fundamentals.Charts;

/// <summary>
/// What the colours of pictures become on a dark page. A page that can redraw its pictures replaces each colour by its
/// counterpart; the colours without one stand out on both papers. Where scripts do not reach, pictures stay on white paper.
/// </summary>
public static class DarkPalette
{
    /// <summary>The colour of pictures' background on a dark page.</summary>
    public const string Paper = "#17191b";

    /// <summary>The colour of text.</summary>
    public const string Ink = "#e3e6e9";

    // Blue and black are too dark; grey is what text in dark ink stays readable on. Tints keep their hue.
    private static readonly ImmutableArray<KeyValuePair<string, string>> All =
    [
        new(Palette.Paper, Paper),
        new(Palette.Ink, Ink),
        new(Palette.Quiet, "#7c858d"),
        new(Palette.Grid, "#2c3136"),
        new(Palette.Reference, "#98a3ae"),
        new("#0072b2", "#1f86cc"),
        new("#000000", "#7d8790"),
        new(Palette.FaintBlue, "#1d3345"),
        new(Palette.FaintGreen, "#17382e"),
        new(Palette.FaintRed, "#47291a"),
        new(Palette.FaintGrey, "#24292e"),
        new(Palette.DeepBlue, "#cfe8ff"),
        new(Palette.FaultText, "#ff9d6b"),
    ];

    /// <summary>Gets the colours that change and what they become, both as <c>#rrggbb</c> in lower case.</summary>
    public static IReadOnlyList<KeyValuePair<string, string>> Counterparts => All;

    /// <summary>Finds what a colour becomes on a dark page; itself where it stays.</summary>
    /// <param name="color">As <c>#rrggbb</c>.</param>
    public static string Of(string color)
    {
        ArgumentNullException.ThrowIfNull(color);
        foreach (var (light, dark) in All)
        {
            if (light.Equals(color, StringComparison.OrdinalIgnoreCase))
                return dark;
        }

        return color;
    }
}
