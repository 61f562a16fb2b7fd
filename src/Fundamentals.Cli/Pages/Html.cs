using System.Net;

namespace Fundamentals.Cli.Pages;

/// <summary>Text made safe for HTML.</summary>
internal static class Html
{
    /// <summary>Escapes text for element content and quoted attributes.</summary>
    public static string Escape(string text) => WebUtility.HtmlEncode(text);

    /// <summary>
    /// Escapes JSON for a script element, whose content ends at the first "&lt;/script" and takes no entities. Inside
    /// JSON, "&lt;" occurs in strings only, where it may be written as an escape.
    /// </summary>
    public static string EscapeJson(string json) =>
        json.Replace("<", "\\u003c").Replace("\u2028", "\\u2028").Replace("\u2029", "\\u2029");
}
