namespace Fundamentals.Kernel.Wire;

/// <summary>
/// Positions in text: the protocol counts Unicode code points (since its version 5.2), .NET counts UTF-16 units.
/// Positions outside the text are taken as its nearer end.
/// </summary>
internal static class CodePoints
{
    /// <summary>Converts a position counted in code points to UTF-16 units.</summary>
    public static int ToUtf16(string text, long codePoints)
    {
        var units = 0;
        for (; codePoints > 0 && units < text.Length; codePoints--)
            units += LengthAt(text, units);
        return units;
    }

    /// <summary>Converts a position counted in UTF-16 units to code points. Inside a pair it counts as behind it.</summary>
    public static int FromUtf16(string text, int units)
    {
        var codePoints = 0;
        for (var i = 0; i < units && i < text.Length; i += LengthAt(text, i))
            codePoints++;
        return codePoints;
    }

    private static int LengthAt(string text, int index) =>
        char.IsHighSurrogate(text[index]) && index + 1 < text.Length && char.IsLowSurrogate(text[index + 1]) ? 2 : 1;
}
