using System.Globalization;

namespace Fundamentals.Simulator;

/// <summary>Writes events with nothing left out.</summary>
internal static class TraceText
{
    public static string Line(in TraceEvent happened)
    {
        var message = happened.Message is { } m ? $"{m.Id} {m.From} {m.To} {Value(m.Body)} {m.Request}" : "";
        return string.Create(CultureInfo.InvariantCulture, $"{happened.Id} {happened.At.Ticks} {happened.Kind} {happened.Node} [{message}] [{Value(happened.Detail)}] {happened.Cause}");
    }

    private static string Value(object? value) => value switch
    {
        null => "",
        byte[] bytes => Convert.ToHexString(bytes),
        IFormattable formattable => formattable.ToString(null, CultureInfo.InvariantCulture),
        _ => value.ToString() ?? "",
    };
}
