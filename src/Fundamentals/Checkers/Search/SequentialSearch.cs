using Fundamentals.Histories;

namespace Fundamentals.Checkers.Search;

/// <summary>
/// Looks for an order of operations that explains every answer and keeps the order of each process, whatever the clock says.
/// </summary>
/// <remarks>
/// A depth-first search like <see cref="LinearizationSearch{TState}"/>: a configuration is how far each process has got, and
/// the state. An operation of unknown outcome comes after what its process had done before and needs not come before what
/// the process did next, so it counts as a process of its own that may stop short.
/// </remarks>
internal sealed class SequentialSearch<TState>
    where TState : notnull
{
    private readonly Operation[] _operations;
    private readonly int[][] _threads; // the operations of each process; then those of unknown outcome, one each
    private readonly (int Thread, int Count)[] _after; // for each of unknown outcome: how far its process must have got
    private readonly int _certain; // how many operations must be placed
    private readonly int _processes;
    private readonly IModel<TState> _model;
    private readonly StateTable<TState> _states;
    private readonly SearchLimit _limit;
    private readonly HashSet<Configuration> _visited = [];
    private readonly Stack<Frame> _path = new();
    private readonly List<int> _order = [];
    private int _placed;
    private int[] _furthestOrder = [];
    private Configuration? _furthest;
    private int _furthestPlaced = -1;

    public SequentialSearch(IReadOnlyList<Operation> operations, IModel<TState> model, SearchLimit limit)
    {
        (_model, _limit) = (model, limit);
        _operations = [.. operations.Where(operation => operation.Outcome == Outcome.Ok || (operation.Outcome == Outcome.Unknown && !model.IsReadOnly(operation)))];
        var certain = Enumerable.Range(0, _operations.Length).Where(i => _operations[i].Outcome == Outcome.Ok).ToList();
        var processes = certain.GroupBy(i => _operations[i].Process, StringComparer.Ordinal).Select(group => group.ToArray()).ToList();
        var unknowns = Enumerable.Range(0, _operations.Length).Where(i => _operations[i].Outcome == Outcome.Unknown).ToList();
        _certain = certain.Count;
        _processes = processes.Count;
        _threads = [.. processes, .. unknowns.Select(i => new[] { i })];
        _after = [.. unknowns.Select(unknown =>
        {
            var thread = processes.FindIndex(process => _operations[process[0]].Process == _operations[unknown].Process);
            return (thread, thread < 0 ? 0 : processes[thread].Count(i => i < unknown));
        })];
        _states = new StateTable<TState>(model, _operations);
    }

    public IEnumerable<Operation> Order => (_furthest is null ? [.. _order] : _furthestOrder).Select(i => _operations[i]);

    /// <summary>Gets the next operations of the processes where the best order ends: none of them can be placed.</summary>
    public IEnumerable<Operation> Blocked =>
        Enumerable.Range(0, _processes).Where(i => _furthest!.Counts[i] < _threads[i].Length).Select(i => _operations[_threads[i][_furthest!.Counts[i]]]);

    public string StateAtBlocked => _states.Describe(_furthest!.State);

    /// <inheritdoc cref="LinearizationSearch{TState}.Run"/>
    public bool? Run()
    {
        if (Enter(new int[_threads.Length], 0))
            return true;
        while (_path.TryPop(out var frame))
        {
            Undo(frame.OrderCount);
            if (_limit.Reached is not null)
                return null;
            var (counts, state) = (frame.At.Counts, frame.At.State);
            var thread = NextThread(counts, ref frame.Tried);
            if (thread < 0)
            {
                Remember(frame.At);
                continue;
            }

            _path.Push(frame);
            var operation = _threads[thread][counts[thread]];
            var next = _states.Step(state, operation);
            if (next == StateTable<TState>.Illegal || (thread >= _processes && next == state))
                continue;
            var advanced = (int[])counts.Clone();
            Place(advanced, thread);
            if (Enter(advanced, next))
                return true;
        }

        // Another part of the check may have reached the limit before this one began.
        return _limit.Reached is null ? false : null;
    }

    private bool Enter(int[] counts, int state)
    {
        for (var thread = 0; thread < _processes; thread++)
        {
            while (CanGoOn(counts, thread) && _model.IsReadOnly(_operations[_threads[thread][counts[thread]]]) && _states.Step(state, _threads[thread][counts[thread]]) != StateTable<TState>.Illegal)
                Place(counts, thread);
        }

        if (_placed == _certain)
        {
            _furthest = null;
            return true;
        }

        var at = new Configuration(counts, state);
        if (!_visited.Add(at) || !_limit.TryExplore())
            return false;
        _path.Push(new Frame(at, _order.Count));
        return false;
    }

    /// <summary>
    /// The process to go on with next: first the one whose next operation was invoked first, since most orders are close to
    /// the clock; operations of unknown outcome last; -1 when all were tried.
    /// </summary>
    private int NextThread(int[] counts, ref int tried)
    {
        var (best, bestRank) = (-1, int.MaxValue);
        for (var thread = 0; thread < _threads.Length; thread++)
        {
            if (!CanGoOn(counts, thread))
                continue;
            var rank = _threads[thread][counts[thread]] + (thread < _processes ? 0 : _operations.Length);
            if (rank > tried && rank < bestRank)
                (best, bestRank) = (thread, rank);
        }

        tried = bestRank;
        return best;
    }

    private bool CanGoOn(int[] counts, int thread)
    {
        if (counts[thread] == _threads[thread].Length)
            return false;
        if (thread < _processes)
            return true;
        var (after, count) = _after[thread - _processes];
        return after < 0 || counts[after] >= count;
    }

    private void Place(int[] counts, int thread)
    {
        _order.Add(_threads[thread][counts[thread]++]);
        if (thread < _processes)
            _placed++;
    }

    private void Undo(int orderCount)
    {
        for (var i = orderCount; i < _order.Count; i++)
            _placed -= _operations[_order[i]].Outcome == Outcome.Ok ? 1 : 0;
        _order.RemoveRange(orderCount, _order.Count - orderCount);
    }

    private void Remember(Configuration deadEnd)
    {
        if (_placed > _furthestPlaced)
            (_furthestPlaced, _furthest, _furthestOrder) = (_placed, deadEnd, [.. _order]);
    }

    private sealed class Configuration(int[] counts, int state) : IEquatable<Configuration>
    {
        public int[] Counts { get; } = counts;

        public int State { get; } = state;

        public bool Equals(Configuration? other) => other is not null && State == other.State && Counts.AsSpan().SequenceEqual(other.Counts);

        public override bool Equals(object? obj) => Equals(obj as Configuration);

        public override int GetHashCode()
        {
            var hash = default(HashCode);
            hash.Add(State);
            foreach (var count in Counts)
                hash.Add(count);
            return hash.ToHashCode();
        }
    }

    private struct Frame(Configuration at, int orderCount)
    {
        public readonly Configuration At = at;
        public readonly int OrderCount = orderCount;
        public int Tried = -1;
    }
}
