using System.Collections;
using System.Globalization;
using System.Net;
using System.Reflection;
using System.Runtime.CompilerServices;
using System.Text;

namespace Fundamentals.Notebooks.Display;

/// <summary>Shows a sequence of objects as a table with a column for each public property.</summary>
internal static class Table
{
    private const int MostRows = 50;

    /// <summary>Makes a table of a value that is a sequence of records, tuples or other objects of one type, or a single anonymous object.</summary>
    public static bool TryOf(object? value, out MimeBundle table)
    {
        table = null!;
        if (value is not null && IsAnonymous(value.GetType()))
        {
            // The name of its type means nothing, and is another one in every session.
            var row = Array.CreateInstance(value.GetType(), 1);
            row.SetValue(value, 0);
            return TryOf(row, out table);
        }

        if (value is string or IDictionary || value is not IEnumerable sequence || ElementType(value.GetType()) is not { } element)
            return false;
        var columns = Columns(element);
        if (columns.Count == 0)
            return false;
        var rows = sequence.Cast<object?>().Take(MostRows + 1).ToList();
        var cells = rows.Take(MostRows).Select(row => columns.ConvertAll(column => row is null ? "null" : Text(column.Read(row)))).ToList();
        var more = rows.Count <= MostRows ? "" : sequence is ICollection all
            ? $"The first {MostRows} of {all.Count} rows."
            : $"The first {MostRows} rows.";
        table = MimeBundle.From(
        [
            new(MimeBundle.Html, Html(columns, cells, more)),
            new(MimeBundle.PlainText, Plain(columns, cells, more)),
        ]);
        return true;
    }

    private static bool IsAnonymous(Type type) =>
        type.IsDefined(typeof(CompilerGeneratedAttribute), inherit: false) && type.Name.StartsWith("<>f__AnonymousType", StringComparison.Ordinal);

    private static Type? ElementType(Type sequence) =>
        sequence.GetInterfaces().Append(sequence)
            .Where(type => type.IsGenericType && type.GetGenericTypeDefinition() == typeof(IEnumerable<>))
            .Select(type => type.GetGenericArguments()[0])
            .FirstOrDefault(type => !type.IsPrimitive && !type.IsEnum && type != typeof(string) && type != typeof(object)
                && !typeof(IEnumerable).IsAssignableFrom(type) && type.Namespace != "System.Collections.Generic"
                && (type.Namespace != "System" || typeof(ITuple).IsAssignableFrom(type)));

    private static List<Column> Columns(Type element) => typeof(ITuple).IsAssignableFrom(element)
        ? [.. element.GetFields(BindingFlags.Public | BindingFlags.Instance).Select(field => new Column(field.Name, field.GetValue, IsNumber(field.FieldType)))]
        : [.. element.GetProperties(BindingFlags.Public | BindingFlags.Instance)
            .Where(property => property.CanRead && property.GetIndexParameters().Length == 0)
            .Select(property => new Column(property.Name, property.GetValue, IsNumber(property.PropertyType)))];

    private static bool IsNumber(Type type) =>
        (Nullable.GetUnderlyingType(type) ?? type) is { IsEnum: false } plain
        && Type.GetTypeCode(plain) is >= TypeCode.SByte and <= TypeCode.Decimal;

    private static string Text(object? value) => value switch
    {
        null => "null",
        string text => text,
        double number => number.ToString("G6", CultureInfo.InvariantCulture),
        IFormattable formattable => formattable.ToString(null, CultureInfo.InvariantCulture),
        IEnumerable items => string.Join(", ", items.Cast<object?>().Select(Text)),
        _ => value.ToString() ?? "",
    };

    private static string Html(List<Column> columns, List<List<string>> rows, string more)
    {
        var html = new StringBuilder("<table><thead><tr>");
        foreach (var column in columns)
            html.Append(CultureInfo.InvariantCulture, $"<th scope=\"col\"{Align(column)}>{WebUtility.HtmlEncode(column.Name)}</th>");
        html.Append("</tr></thead><tbody>");
        foreach (var row in rows)
        {
            html.Append("<tr>");
            foreach (var (column, cell) in columns.Zip(row))
                html.Append(CultureInfo.InvariantCulture, $"<td{Align(column)}>{WebUtility.HtmlEncode(cell)}</td>");
            html.Append("</tr>");
        }

        html.Append("</tbody></table>");
        return more.Length == 0 ? html.ToString() : html.Append("<p>").Append(more).Append("</p>").ToString();
    }

    private static string Align(Column column) => column.IsNumber ? " style=\"text-align:right\"" : " style=\"text-align:left\"";

    private static string Plain(List<Column> columns, List<List<string>> rows, string more)
    {
        var widths = columns.Select((column, i) => rows.Select(row => row[i].Length).Append(column.Name.Length).Max()).ToList();
        var lines = rows.Prepend(columns.ConvertAll(column => column.Name))
            .Select(row => string.Join("  ", row.Select((cell, i) => columns[i].IsNumber ? cell.PadLeft(widths[i]) : cell.PadRight(widths[i]))).TrimEnd());
        return string.Join('\n', more.Length == 0 ? lines : lines.Append(more));
    }

    private sealed record Column(string Name, Func<object, object?> Read, bool IsNumber);
}
