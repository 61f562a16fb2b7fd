using System.Collections.Immutable;
using Fundamentals.Histories;

namespace Fundamentals.Checkers.Models;

/// <summary>An immutable set of values. Equal if it has the same elements, in whatever order they came.</summary>
public sealed class ValueSet : IEquatable<ValueSet>
{
    // null cannot be a key of every collection, so each element is boxed in a state of its own.
    private readonly ImmutableHashSet<RegisterState> _elements; // order-free: asked for members, written sorted

    private ValueSet(ImmutableHashSet<RegisterState> elements) => _elements = elements; // order-free

    /// <summary>Gets the set without elements.</summary>
    public static ValueSet Empty { get; } = new([]);

    /// <summary>Gets how many elements there are.</summary>
    public int Count => _elements.Count;

    /// <summary>Tells whether an element is there.</summary>
    /// <param name="element">The element.</param>
    public bool Contains(object? element) => _elements.Contains(new RegisterState(element));

    /// <inheritdoc/>
    public bool Equals(ValueSet? other) => other is not null && _elements.SetEquals(other._elements);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as ValueSet);

    /// <inheritdoc/>
    public override int GetHashCode()
    {
        var hash = 0;
        foreach (var element in _elements)
            hash += element.GetHashCode(); // order-free: a sum
        return hash;
    }

    /// <summary>Writes the elements in braces, sorted as text.</summary>
    public override string ToString() =>
        $"{{{string.Join(' ', _elements.Select(element => ValueList.Show(element.Value)).Order(StringComparer.Ordinal))}}}";

    internal ValueSet Add(object? element) => new(_elements.Add(new RegisterState(element)));

    internal ValueSet Remove(object? element) => new(_elements.Remove(new RegisterState(element)));
}
