namespace Fundamentals.Charts.Figures;

/// <summary>Numbers as the pictures and their texts write them.</summary>
internal static class Numbers
{
    /// <summary>Writes a count with separators: 12,345.</summary>
    public static string Count(long value) => value.ToString("N0");

    /// <summary>Writes a fraction as percent with one decimal: 0.246 as 24.6 %.</summary>
    public static string Percent(double fraction) => $"{fraction * 100:0.0} %";

    /// <summary>Writes a number with about three significant digits, and whole thousands with separators.</summary>
    public static string Plain(double value) => Math.Abs(value) switch
    {
        0 => "0",
        >= 1000 => value.ToString("N0"),
        >= 100 => value.ToString("0.#"),
        >= 1 => value.ToString("0.##"),
        _ => value.ToString("0.####"),
    };

    /// <summary>Writes a count with its noun: 1 key, 2 keys.</summary>
    public static string Of(long count, string noun) => count == 1 ? $"1 {noun}" : $"{Count(count)} {noun}s";

    /// <summary>Joins names as a sentence does: a, b and c.</summary>
    public static string List(IReadOnlyList<string> items) => items.Count switch
    {
        0 => "none",
        1 => items[0],
        _ => $"{string.Join(", ", items.Take(items.Count - 1))} and {items[^1]}",
    };
}
