using System.Runtime.CompilerServices;
using Microsoft.DotNet.Interactive.Formatting;

namespace Fundamentals.Notebooks.Display;

/// <summary>
/// Chooses the forms in which a value is shown: those registered for its type with
/// <see cref="Formatter"/>, plain text for what is plain, a table for a sequence of objects, and always plain text too.
/// </summary>
public static class ValueFormatter
{
    /// <summary>Formats a value.</summary>
    /// <param name="value">The value; may be null.</param>
    /// <param name="mimeTypes">The forms wanted; by default those the type prefers.</param>
    public static MimeBundle Format(object? value, params string[] mimeTypes)
    {
        ArgumentNullException.ThrowIfNull(mimeTypes);
        if (value is MimeBundle ready)
            return ready;
        // A text for which a form is named is content of that form.
        if (mimeTypes.Length > 0 && value is string content)
            return MimeBundle.From(mimeTypes.Append(MimeBundle.PlainText).Distinct(StringComparer.Ordinal).Select(type => KeyValuePair.Create(type, content)));
        // Not asked of a chart, say, which has all its forms of its own and whose insides are large.
        var usual = new Lazy<MimeBundle?>(() => Usual(value));
        var type = value?.GetType() ?? typeof(object);
        var preferred = Formatter.GetPreferredMimeTypesFor(value?.GetType());
        if (mimeTypes.Length == 0 && !IsRegistered(type) && preferred.All(mime => mime is MimeBundle.Html or MimeBundle.PlainText) && usual.Value is { } bundle)
            return bundle;
        return MimeBundle.From((mimeTypes.Length > 0 ? mimeTypes : preferred.Append(MimeBundle.PlainText)).Distinct(StringComparer.Ordinal).Select(mime =>
            KeyValuePair.Create(mime, !IsRegistered(type, mime) && !MimeBundle.IsJson(mime) && usual.Value?.TextOf(mime) is { } text ? text : Content(value, mime))));
    }

    // Where nobody has registered anything else; null for what the formatting library shows well.
    private static MimeBundle? Usual(object? value)
    {
        if (value is Task task)
            return MimeBundle.FromText(task.IsCompleted ? $"A task, {task.Status}." : "A task that has not ended. To wait for it, put await in front.");
        if (ObjectShape.IsPlain(value))
            return MimeBundle.FromText(value?.ToString() ?? "null");
        if (value is ITuple tuple && Enumerable.Range(0, tuple.Length).All(i => ObjectShape.IsPlain(tuple[i])))
            return MimeBundle.FromText(ObjectShape.Brief(value));
        return (!HasFormOfItsOwn(value!.GetType()) || IsRegistered(value.GetType())) && ObjectView.TryOf(value, out var shown) ? shown : null;
    }

    /// <summary>Tells whether the formatting library shows this type in a way of its own, rather than as any object.</summary>
    internal static bool HasFormOfItsOwn(Type type) => Formatter.GetPreferredFormatterFor(type, MimeBundle.Html).Type != typeof(object);

    /// <summary>Gives the HTML of a value that has a form of its own.</summary>
    internal static string HtmlOf(object value) => Content(value, MimeBundle.Html);

    private static bool IsRegistered(Type type, string? mimeType = null) => Formatter.RegisteredFormatters(includeDefaults: false)
        .Any(formatter => formatter.Type.IsAssignableFrom(type) && (mimeType is null || formatter.MimeType == mimeType));

    private static string Content(object? value, string mimeType)
    {
        var content = value is string text && mimeType != MimeBundle.Html ? text : value.ToDisplayString(mimeType);
        return mimeType == MimeBundle.Html ? WithoutStyle(content) : content;
    }

    // The library ends every HTML value with the same 600 bytes of style; the pages that show it have their own.
    private static string WithoutStyle(string html)
    {
        const string Close = "</style>";
        var start = html.LastIndexOf("<style>", StringComparison.Ordinal);
        return start >= 0 && html.EndsWith(Close, StringComparison.Ordinal) ? html[..start] : html;
    }
}
