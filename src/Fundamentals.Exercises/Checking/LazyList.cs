using System.Collections;

namespace Fundamentals.Exercises.Checking;

/// <summary>Items that take long to make, made when they are first looked at.</summary>
internal sealed class LazyList<T>(Func<IEnumerable<T>> make) : IReadOnlyList<T>
{
    // A check whose time is up is interrupted, maybe while it makes them; the next one is to try again.
    private readonly Lazy<IReadOnlyList<T>> _items = new(() => [.. make()], LazyThreadSafetyMode.PublicationOnly);

    public int Count => _items.Value.Count;

    public T this[int index] => _items.Value[index];

    public IEnumerator<T> GetEnumerator() => _items.Value.GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
