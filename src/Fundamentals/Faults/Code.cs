using System.Globalization;

namespace Fundamentals.Faults;

/// <summary>Writes values as C#.</summary>
internal static class Code
{
    public static string Of(string text) => $"\"{text.Replace("\\", "\\\\").Replace("\"", "\\\"")}\"";

    public static string Of(IEnumerable<string> texts) => $"[{string.Join(", ", texts.Select(Of))}]";

    public static string Of(double number) => number.ToString("R", CultureInfo.InvariantCulture);

    /// <summary>Whole milliseconds where that is exact, else ticks.</summary>
    public static string Of(TimeSpan time) => time.Ticks % TimeSpan.TicksPerMillisecond == 0
        ? $"TimeSpan.FromMilliseconds({time.Ticks / TimeSpan.TicksPerMillisecond})"
        : $"new TimeSpan({time.Ticks})";
}
