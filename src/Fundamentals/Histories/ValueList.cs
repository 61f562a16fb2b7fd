using System.Collections;
using System.Runtime.CompilerServices;

namespace Fundamentals.Histories;

/// <summary>Several values as one, such as the two of a compare-and-set. Equal if the same values are in the same order.</summary>
public sealed class ValueList : IReadOnlyList<object?>, IEquatable<ValueList>
{
    private readonly object?[] _items;

    /// <summary>Makes a list.</summary>
    /// <param name="items">Its values; whole numbers become <see cref="long"/>, see <see cref="Normalize"/>.</param>
    public ValueList(params IEnumerable<object?> items)
    {
        ArgumentNullException.ThrowIfNull(items);
        _items = [.. items.Select(Normalize)];
    }

    /// <inheritdoc/>
    public int Count => _items.Length;

    /// <inheritdoc/>
    public object? this[int index] => _items[index];

    /// <summary>
    /// Brings values that mean the same to one form, so that a 3 that was recorded as <see cref="int"/> equals the 3 that
    /// was read from a file: whole numbers become <see cref="long"/>, tuples and sequences a <see cref="ValueList"/>.
    /// Everything else stays what it is.
    /// </summary>
    /// <param name="value">Any value.</param>
    public static object? Normalize(object? value) => value switch
    {
        null or string or long or bool or ValueList => value,
        int or short or byte or sbyte or ushort or uint => Convert.ToInt64(value),
        float single => (double)single,
        ITuple tuple => new ValueList(Enumerable.Range(0, tuple.Length).Select(i => tuple[i])),
        IEnumerable items => new ValueList(items.Cast<object?>()),
        _ => value,
    };

    /// <summary>Writes a value as messages and pictures show it: <c>nil</c>, <c>3</c>, <c>"text"</c>, <c>[1 2]</c>.</summary>
    /// <param name="value">Any value.</param>
    public static string Show(object? value) => value switch
    {
        null => "nil",
        string text => $"\"{text}\"",
        bool flag => flag ? "true" : "false",
        _ => value.ToString() ?? "nil",
    };

    /// <inheritdoc/>
    public bool Equals(ValueList? other) => other is not null && _items.AsSpan().SequenceEqual(other._items);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as ValueList);

    /// <inheritdoc/>
    public override int GetHashCode()
    {
        var hash = default(HashCode);
        foreach (var item in _items)
            hash.Add(item);
        return hash.ToHashCode();
    }

    /// <inheritdoc/>
    public IEnumerator<object?> GetEnumerator() => ((IEnumerable<object?>)_items).GetEnumerator();

    /// <summary>Writes the values in brackets.</summary>
    public override string ToString() => $"[{string.Join(' ', _items.Select(Show))}]";

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
