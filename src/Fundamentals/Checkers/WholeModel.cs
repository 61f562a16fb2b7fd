using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;
using Fundamentals.Histories;

namespace Fundamentals.Checkers;

/// <summary>All parts of an object as one object: its state is that of every part that was touched.</summary>
internal sealed class WholeModel<TState>(IModel<TState> part) : IModel<ImmutableSortedDictionary<string, TState>>, IEqualityComparer<ImmutableSortedDictionary<string, TState>>
    where TState : notnull
{
    public string Name => part.Name;

    public ImmutableSortedDictionary<string, TState> Initial { get; } = ImmutableSortedDictionary.Create<string, TState>(StringComparer.Ordinal);

    public IEqualityComparer<ImmutableSortedDictionary<string, TState>> Equality => this;

    public bool DependsOnProcess => part.DependsOnProcess;

    public bool TryStep(ImmutableSortedDictionary<string, TState> state, Operation operation, out ImmutableSortedDictionary<string, TState> next)
    {
        next = state;
        var name = part.PartOf(operation);
        var before = state.GetValueOrDefault(name, part.Initial);
        if (!part.TryStep(before, operation, out var after))
            return false;
        if (!part.Equality.Equals(before, after))
            next = part.Equality.Equals(after, part.Initial) ? state.Remove(name) : state.SetItem(name, after);
        return true;
    }

    public bool IsReadOnly(Operation operation) => part.IsReadOnly(operation);

    public string Describe(ImmutableSortedDictionary<string, TState> state) =>
        state.IsEmpty ? part.Describe(part.Initial) : string.Join(", ", state.Select(item => $"{item.Key}: {part.Describe(item.Value)}"));

    public bool Equals(ImmutableSortedDictionary<string, TState>? x, ImmutableSortedDictionary<string, TState>? y)
    {
        if (ReferenceEquals(x, y))
            return true;
        if (x is null || y is null || x.Count != y.Count)
            return false;
        using var others = y.GetEnumerator();
        foreach (var (name, state) in x)
        {
            others.MoveNext();
            if (!string.Equals(name, others.Current.Key, StringComparison.Ordinal) || !part.Equality.Equals(state, others.Current.Value))
                return false;
        }

        return true;
    }

    public int GetHashCode([DisallowNull] ImmutableSortedDictionary<string, TState> obj)
    {
        var hash = default(HashCode);
        foreach (var (name, state) in obj)
        {
            hash.Add(name, StringComparer.Ordinal);
            hash.Add(part.Equality.GetHashCode(state));
        }

        return hash.ToHashCode();
    }
}
