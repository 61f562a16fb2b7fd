using System.Collections;

namespace Fundamentals.Notebooks.Display;

/// <summary>Rows and columns of something to show.</summary>
/// <param name="Columns">The columns; none for a sequence of plain values, which are better shown in a line.</param>
/// <param name="Rows">The rows, as many as may be shown.</param>
/// <param name="Count">How many there are in all, or null where finding out could take for ever.</param>
/// <param name="IsOfProperties">Whether the rows are the properties of one object, so that the columns need no names.</param>
internal sealed record Table(List<Column> Columns, List<object?> Rows, int? Count, bool IsOfProperties = false)
{
    /// <summary>Makes the table of an object's properties.</summary>
    public static Table Of(object value)
    {
        var properties = ObjectShape.Columns(value.GetType());
        List<Column> columns =
        [
            new("Name", row => ((Column)row).Name, IsNumber: false),
            new("Value", row => ObjectShape.Read((Column)row, value), properties.TrueForAll(property => property.IsNumber)),
        ];
        return new Table(columns, [.. properties], properties.Count, IsOfProperties: true);
    }

    /// <summary>Makes the table of a sequence's items.</summary>
    /// <param name="sequence">The sequence, which may have no end.</param>
    /// <param name="most">How many rows to show at most.</param>
    public static Table Of(IEnumerable sequence, int most)
    {
        var items = sequence.Cast<object?>().Take(most + 1).ToList();
        var count = items.Count <= most ? items.Count
            : sequence is ICollection all ? all.Count
            : sequence is IEnumerable<object?> typed && typed.TryGetNonEnumeratedCount(out var known) ? known : (int?)null;
        var rows = items.Take(most);
        if (ObjectShape.RowType(sequence.GetType()) is { } type && ObjectShape.Columns(type) is { Count: > 0 } columns)
            return new Table(columns, [.. rows], count);
        if (items.TrueForAll(ObjectShape.IsPlain))
            return new Table([], [.. rows], count);
        return new Table(
            [new("Index", row => ((Indexed)row).Index, IsNumber: true), new("Value", row => ((Indexed)row).Value, IsNumber: false)],
            [.. rows.Select((item, index) => new Indexed(index, item))],
            count);
    }

    /// <summary>Says how many rows there are, where not all are at hand.</summary>
    /// <param name="shown">How many are.</param>
    public string More(int shown) =>
        shown >= Count ? "" : Count is { } all ? $"The first {shown:N0} of {all:N0} rows." : $"The first {shown:N0} rows.";

    private sealed record Indexed(int Index, object? Value);
}
