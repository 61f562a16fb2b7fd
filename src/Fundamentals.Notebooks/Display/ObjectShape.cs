using System.Collections;
using System.Globalization;
using System.Reflection;
using System.Runtime.CompilerServices;
using Microsoft.AspNetCore.Html;

namespace Fundamentals.Notebooks.Display;

/// <summary>What an object consists of, for showing it: its columns, its items, or a text of its own.</summary>
internal static class ObjectShape
{
    private const int MostItems = 20;
    private const int MostText = 200;
    private const int MostDepth = 3;

    /// <summary>Tells whether a value is best shown as the text it gives itself.</summary>
    public static bool IsPlain(object? value) => value is null or string or Delegate or MemberInfo or Assembly
        || value.GetType() is { } type
            && (type.IsPrimitive || type.IsEnum || value is not (IEnumerable or ITuple or IHtmlContent) && SaysItself(type));

    /// <summary>Tells whether the name of a type means nothing to a reader.</summary>
    public static bool IsAnonymous(Type type) =>
        type.IsDefined(typeof(CompilerGeneratedAttribute), inherit: false) && type.Name.StartsWith("<>f__AnonymousType", StringComparison.Ordinal);

    /// <summary>Gives the columns of a table of these objects: public properties, or the items of a tuple.</summary>
    public static List<Column> Columns(Type type)
    {
        if (typeof(ITuple).IsAssignableFrom(type))
            return [.. type.GetFields(BindingFlags.Public | BindingFlags.Instance).Select(field => new Column(field.Name, field.GetValue, IsNumber(field.FieldType)))];
        var properties = type.GetProperties(BindingFlags.Public | BindingFlags.Instance)
            .Where(property => property.CanRead && property.GetIndexParameters().Length == 0 && property.PropertyType is { IsByRef: false, IsByRefLike: false, IsPointer: false })
            .Select(property => new Column(property.Name, row => property.GetValue(row, BindingFlags.DoNotWrapExceptions, null, null, null), IsNumber(property.PropertyType)));
        var items = typeof(IEnumerable).IsAssignableFrom(type) ? [new Column("Items", row => row, IsNumber: false)] : Enumerable.Empty<Column>();
        return [.. properties, .. items];
    }

    /// <summary>Gives the type of the rows of a sequence that makes a table; null for a sequence of plain things or of different ones.</summary>
    public static Type? RowType(Type sequence) => sequence.GetInterfaces().Append(sequence)
        .Where(type => type.IsGenericType && type.GetGenericTypeDefinition() == typeof(IEnumerable<>))
        .Select(type => type.GetGenericArguments()[0])
        .FirstOrDefault(type => !type.IsPrimitive && !type.IsEnum && type != typeof(string) && type != typeof(object)
            && (!typeof(IEnumerable).IsAssignableFrom(type) || type.IsGenericType && type.GetGenericTypeDefinition() == typeof(IGrouping<,>))
            && (type.Namespace != "System" || typeof(ITuple).IsAssignableFrom(type)));

    /// <summary>Writes a value in one line of bounded length, whatever it refers to.</summary>
    public static string Brief(object? value)
    {
        var text = Brief(value, MostDepth);
        return text.Length <= MostText ? text : text[..MostText] + "…";
    }

    /// <summary>Reads a column; what its property throws is its value.</summary>
    public static object? Read(Column column, object row)
    {
        try
        {
            return column.Read(row);
        }
#pragma warning disable CA1031 // It may throw anything, and the other columns are shown all the same.
        catch (Exception e) when (e is not (OperationCanceledException or ThreadInterruptedException))
#pragma warning restore CA1031
        {
            return $"{e.GetType().Name}: {e.Message}";
        }
    }

    /// <summary>Writes a plain value as cells of tables show it.</summary>
    public static string Plain(object? value) => value switch
    {
        null => "null",
        string text => text,
        double number => number.ToString("G6", CultureInfo.InvariantCulture),
        IFormattable formattable => formattable.ToString(null, CultureInfo.InvariantCulture),
        _ => value.ToString() ?? "",
    };

    /// <summary>Gives the name of a type as its author wrote it.</summary>
    public static string NameOf(Type type) => IsAnonymous(type) || typeof(ITuple).IsAssignableFrom(type) ? "" : type.Name.Split('`')[0];

    private static string Brief(object? value, int depth)
    {
        if (IsPlain(value))
            return Plain(value);
        if (depth == 0)
            return "…";
        if (value is IEnumerable items)
        {
            var first = items.Cast<object?>().Take(MostItems + 1).Select(item => Brief(item, depth - 1)).ToList();
            return string.Join(", ", first.Count <= MostItems ? first : [.. first.Take(MostItems), "…"]);
        }

        var parts = Columns(value!.GetType()).Select(column => (column.Name, Text: Brief(Read(column, value), depth - 1)));
        return value is ITuple
            ? $"({string.Join(", ", parts.Select(part => part.Text))})"
            : $"{NameOf(value.GetType())} {{ {string.Join(", ", parts.Select(part => $"{part.Name} = {part.Text}"))} }}".TrimStart();
    }

    private static bool IsNumber(Type type) =>
        (Nullable.GetUnderlyingType(type) ?? type) is { IsEnum: false } plain
        && Type.GetTypeCode(plain) is >= TypeCode.SByte and <= TypeCode.Decimal;

    // A type whose author wrote ToString by hand has said how it wants to be read; a record's is the compiler's.
    private static bool SaysItself(Type type) =>
        type.GetMethod(nameof(ToString), Type.EmptyTypes) is { } method
        && method.DeclaringType != typeof(object)
        && method.DeclaringType != typeof(ValueType)
        && method.GetCustomAttribute<CompilerGeneratedAttribute>() is null
        && !type.Name.StartsWith("<>", StringComparison.Ordinal);
}

/// <summary>A column of a table.</summary>
/// <param name="Name">What stands above it.</param>
/// <param name="Read">Gives its value in a row.</param>
/// <param name="IsNumber">Whether it is flush right.</param>
internal sealed record Column(string Name, Func<object, object?> Read, bool IsNumber);
