using Fundamentals.Checkers;
using Fundamentals.Histories;

namespace Fundamentals.Tests.Checkers;

/// <summary>
/// The weaker models by their definitions, trying every order: for histories of registers to which each value is written
/// once. Bouajjani et al. (POPL 2017), definitions in section 3, with the least causal order, which is enough there.
/// </summary>
internal sealed class WeakBruteForce
{
    private readonly Operation[] _operations;
    private readonly bool[,] _causes;

    public WeakBruteForce(History history)
    {
        var read = history.Operations.Where(operation => operation is { Action: "read", Outcome: Outcome.Ok }).ToList();
        _operations = [.. history.Operations.Where(operation => operation.Outcome == Outcome.Ok || (operation is { Action: "write", Outcome: Outcome.Unknown } && read.Exists(r => IsSource(operation, r))))];
        var count = _operations.Length;
        _causes = new bool[count, count];
        for (var i = 0; i < count; i++)
        {
            for (var j = 0; j < count; j++)
                _causes[i, j] = InSession(i, j) || IsSource(_operations[i], _operations[j]);
        }

        for (var k = 0; k < count; k++)
        {
            for (var i = 0; i < count; i++)
            {
                for (var j = 0; j < count; j++)
                    _causes[i, j] |= _causes[i, k] && _causes[k, j];
            }
        }
    }

    private IEnumerable<int> All => Enumerable.Range(0, _operations.Length);

    private bool IsCyclic => All.Any(i => _causes[i, i]);

    /// <summary>For each read there is an order of its past, in keeping with causes, that gives the value.</summary>
    public bool IsWeak() => !IsCyclic && All.Where(IsRead).All(read => Orders([.. Past(read), read]).Any(order => Reads(order, read)));

    /// <summary>There is one order of everything, in keeping with causes, of which each read's past gives the value.</summary>
    public bool IsConvergent() => !IsCyclic && Orders([.. All]).Any(order => All.Where(IsRead).All(read => Reads([.. order.Where(i => i == read || _causes[i, read])], read)));

    /// <summary>For each operation there is an order of its past, in keeping with causes, that gives the values of all reads of its process up to it.</summary>
    public bool IsMemory() => !IsCyclic && All.All(last => Orders([.. Past(last), last]).Any(order =>
        order.Where(i => IsRead(i) && (i == last || InSession(i, last))).All(read => Reads(order, read))));

    /// <summary>There is an order of versions, with those of each process in its order, such that each read sees the newest of those it must see, or a newer one.</summary>
    public bool Keeps(SessionGuarantee guarantee) => Permutations([.. All.Where(i => !IsRead(i))]).Where(IsInOwnOrder).Any(versions => All.Where(IsRead).All(read =>
    {
        var source = All.Where(i => IsSource(_operations[i], _operations[read])).Select(i => versions.IndexOf(i)).DefaultIfEmpty(-1).First();
        if (source < 0 && _operations[read].Output is not null)
            return false;
        return All.Where(write => MustSee(guarantee, read, write)).All(write => versions.IndexOf(write) <= source);
    }));

    private bool IsInOwnOrder(List<int> versions) =>
        !versions.Exists(earlier => versions.Exists(later => InSession(earlier, later) && _operations[earlier].Key == _operations[later].Key && versions.IndexOf(earlier) > versions.IndexOf(later)));

    private bool MustSee(SessionGuarantee guarantee, int read, int write)
    {
        if (IsRead(write) || _operations[write].Key != _operations[read].Key)
            return false;
        var sawSoFar = All.Where(i => IsRead(i) && (i == read || InSession(i, read))).Select(i => All.Where(w => IsSource(_operations[w], _operations[i]))).SelectMany(w => w).ToList();
        return guarantee switch
        {
            SessionGuarantee.ReadYourWrites => InSession(write, read),
            SessionGuarantee.MonotonicReads => All.Any(i => IsSource(_operations[write], _operations[i]) && InSession(i, read)),
            SessionGuarantee.MonotonicWrites => sawSoFar.Exists(seen => InSession(write, seen)),
            _ => sawSoFar.Exists(seen => All.Any(i => IsSource(_operations[write], _operations[i]) && InSession(i, seen))),
        };
    }

    private static bool IsSource(Operation write, Operation read) =>
        write.Action == "write" && read is { Action: "read", Outcome: Outcome.Ok } && write.Outcome != Outcome.Failed && write.Key == read.Key && Equals(write.Input, read.Output);

    private bool IsRead(int i) => _operations[i].Action == "read";

    private bool InSession(int earlier, int later) =>
        _operations[earlier].Process == _operations[later].Process && _operations[earlier].Index < _operations[later].Index && _operations[earlier].Outcome == Outcome.Ok;

    private IEnumerable<int> Past(int operation) => All.Where(i => _causes[i, operation]);

    private bool Reads(List<int> order, int read)
    {
        var before = order.TakeWhile(i => i != read).Where(i => !IsRead(i) && _operations[i].Key == _operations[read].Key).ToList();
        return Equals(before.Count == 0 ? null : _operations[before[^1]].Input, _operations[read].Output);
    }

    private IEnumerable<List<int>> Orders(List<int> items) => items.Count == 0
        ? [[]]
        : items.Where(first => !items.Exists(other => _causes[other, first])).SelectMany(first => Orders([.. items.Where(i => i != first)]).Select(rest => rest.Prepend(first).ToList()));

    private static IEnumerable<List<int>> Permutations(List<int> items) => items.Count == 0
        ? [[]]
        : items.SelectMany(first => Permutations([.. items.Where(i => i != first)]).Select(rest => rest.Prepend(first).ToList()));
}
