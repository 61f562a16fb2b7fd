using System.Collections;
using System.Reflection;
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
        if (value is MimeBundle bundle)
            return bundle;
        // A text for which a form is named is content of that form.
        if (mimeTypes.Length > 0 && value is string content)
            return MimeBundle.From(mimeTypes.Append(MimeBundle.PlainText).Distinct(StringComparer.Ordinal).Select(type => KeyValuePair.Create(type, content)));
        if (mimeTypes.Length > 0)
            return MimeBundle.From(mimeTypes.Select(type => KeyValuePair.Create(type, Content(value, type))));
        var preferred = Formatter.GetPreferredMimeTypesFor(value?.GetType());
        if (!IsRegistered(preferred))
        {
            if (value is Task task)
                return MimeBundle.FromText(task.IsCompleted ? $"A task, {task.Status}." : "A task that has not ended. To wait for it, put await in front.");
            if (IsPlain(value))
                return MimeBundle.FromText(value?.ToString() ?? "null");
            if (Table.TryOf(value, out var table))
                return table;
        }

        return MimeBundle.From(preferred.Append(MimeBundle.PlainText).Distinct(StringComparer.Ordinal)
            .Select(type => KeyValuePair.Create(type, Content(value, type))));
    }

    // The default preference of the formatting library is HTML alone, or plain text for strings.
    private static bool IsRegistered(IReadOnlyCollection<string> preferred) =>
        preferred.Any(type => type is not (MimeBundle.Html or MimeBundle.PlainText)) || preferred.Count > 1;

    private static bool IsPlain(object? value) => value is null or string or Delegate or System.Reflection.MemberInfo or System.Reflection.Assembly
        || value.GetType() is { } type
            && (type.IsPrimitive || type.IsEnum || value is not (IEnumerable or ITuple) && SaysItself(type));

    // A type whose author wrote ToString by hand has said how it wants to be read; a record's is the compiler's.
    private static bool SaysItself(Type type) =>
        type.GetMethod(nameof(ToString), Type.EmptyTypes) is { } method
        && method.DeclaringType != typeof(object)
        && method.DeclaringType != typeof(ValueType)
        && method.GetCustomAttribute<CompilerGeneratedAttribute>() is null
        && !type.Name.StartsWith("<>", StringComparison.Ordinal);

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
