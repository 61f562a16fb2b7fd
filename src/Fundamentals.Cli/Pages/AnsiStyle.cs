using System.Globalization;

namespace Fundamentals.Cli.Pages;

/// <summary>How console text looks at a place. The sixteen named colours; others fall back to the plain one.</summary>
internal readonly record struct AnsiStyle(int? Colour, bool Bold, bool Dim, bool Underlined)
{
    private static readonly string[] Names = ["black", "red", "green", "yellow", "blue", "magenta", "cyan", "white"];

    public static AnsiStyle Plain => default;

    /// <summary>Gets the CSS classes that show it; empty for plain text.</summary>
    public string Classes => string.Join(' ', new[]
    {
        Colour is { } colour ? "ansi-" + Names[colour % 8] : null,
        Bold ? "ansi-bold" : null,
        Dim ? "ansi-dim" : null,
        Underlined ? "ansi-underline" : null,
    }.Where(name => name is not null));

    /// <summary>Applies the parameters of an SGR sequence, such as "1;31".</summary>
    public AnsiStyle After(string parameters)
    {
        var style = this;
        var codes = parameters.Split(';')
            .Select(code => int.TryParse(code, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : 0)
            .ToArray();
        for (var i = 0; i < codes.Length; i++)
        {
            // 38 and 48 bring a colour from a larger palette along: ;5;index or ;2;red;green;blue.
            if (codes[i] is 38 or 48)
                i += i + 1 < codes.Length && codes[i + 1] == 2 ? 4 : 2;
            else
                style = style.With(codes[i]);
        }

        return style;
    }

    private AnsiStyle With(int code) => code switch
    {
        0 => Plain,
        1 => this with { Bold = true },
        2 => this with { Dim = true },
        22 => this with { Bold = false, Dim = false },
        4 => this with { Underlined = true },
        24 => this with { Underlined = false },
        >= 30 and <= 37 => this with { Colour = code - 30 },
        >= 90 and <= 97 => this with { Colour = code - 90 },
        39 => this with { Colour = null },
        _ => this,
    };
}
