namespace Fundamentals.Charts;

/// <summary>
/// The colours of the pictures: those of Okabe and Ito, "Color Universal Design" (2008), which readers with any of the
/// common forms of colour blindness tell apart, ordered so that the ones that stand out on white come first.
/// </summary>
public static class Palette
{
    /// <summary>The colour of pictures' background.</summary>
    public const string Paper = "#ffffff";

    /// <summary>The colour of text.</summary>
    public const string Ink = "#1f2933";

    /// <summary>The colour of what is there for comparison only: what stayed, what was before.</summary>
    public const string Quiet = "#c3cad1";

    /// <summary>The colour of grid lines.</summary>
    public const string Grid = "#e3e8ed";

    /// <summary>The colour of reference lines such as a mean.</summary>
    public const string Reference = "#52606d";

    /// <summary>A ground for text, and the low end of scales: of no meaning.</summary>
    public const string FaintGrey = "#f5f7f9";

    /// <summary>A ground for text: neither good nor bad.</summary>
    public const string FaintBlue = "#d6e6f2";

    /// <summary>A ground for text: kept.</summary>
    public const string FaintGreen = "#cfe8df";

    /// <summary>A ground for text: broken.</summary>
    public const string FaintRed = "#f7d9c4";

    /// <summary>The names of faults, on the ground of a fault as on paper: vermilion is too light for small text.</summary>
    public const string FaultText = "#a3370a";

    /// <summary>The far end of scales that begin with <see cref="FaintGrey"/>.</summary>
    public const string DeepBlue = "#001f33";

    /// <summary>Light text on a colour. Not <see cref="Paper"/>, which turns dark on a dark page, as the colours do not.</summary>
    public const string LightText = "#fefefe";

    /// <summary>Dark text on a colour. Not <see cref="Ink"/>, which turns light on a dark page.</summary>
    public const string DarkText = "#111111";

    private static readonly string[] All =
        ["#0072b2", "#d55e00", "#009e73", "#cc79a7", "#e69f00", "#56b4e9", "#000000", "#f0e442"];

    /// <summary>Gets the eight colours as <c>#rrggbb</c>, in the order in which they are given out.</summary>
    public static IReadOnlyList<string> Colors => All;

    /// <summary>Finds the colour of the thing with this index. After eight they repeat.</summary>
    /// <param name="index">Counted from 0.</param>
    public static string ColorOf(int index)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(index);
        return All[index % All.Length];
    }

    /// <summary>Finds the colour, <see cref="LightText"/> or <see cref="DarkText"/>, in which text is easier to read on a background.</summary>
    /// <param name="background">As <c>#rrggbb</c>.</param>
    public static string TextOn(string background) =>
        ContrastOf(LightText, background) >= ContrastOf(DarkText, background) ? LightText : DarkText;

    /// <summary>Works out the contrast of two colours as WCAG 2.2 defines it, from 1 (none) to 21 (black on white).</summary>
    /// <param name="first">As <c>#rrggbb</c>.</param>
    /// <param name="second">As <c>#rrggbb</c>.</param>
    /// <exception cref="FormatException">A colour is not of the form <c>#rrggbb</c>.</exception>
    public static double ContrastOf(string first, string second)
    {
        var (one, other) = (LuminanceOf(first), LuminanceOf(second));
        return (Math.Max(one, other) + 0.05) / (Math.Min(one, other) + 0.05);
    }

    private static double LuminanceOf(string color)
    {
        ArgumentNullException.ThrowIfNull(color);
        if (color.Length != 7 || color[0] != '#' || !color.AsSpan(1).ContainsOnlyHex())
            throw new FormatException($"'{color}' is not a colour of the form #rrggbb.");
        return (0.2126 * Linear(color, 1)) + (0.7152 * Linear(color, 3)) + (0.0722 * Linear(color, 5));
    }

    private static bool ContainsOnlyHex(this ReadOnlySpan<char> text)
    {
        foreach (var c in text)
        {
            if (!char.IsAsciiHexDigit(c))
                return false;
        }

        return true;
    }

    private static double Linear(string color, int start)
    {
        var channel = Convert.ToInt32(color.Substring(start, 2), 16) / 255.0;
        return channel <= 0.04045 ? channel / 12.92 : Math.Pow((channel + 0.055) / 1.055, 2.4);
    }
}
