using Fundamentals.Histories;

namespace Fundamentals.Checkers.Search;

/// <summary>
/// Looks for an order of operations that explains every answer and keeps real time: what had returned before something was
/// invoked comes before it.
/// </summary>
/// <remarks>
/// A depth-first search with a memory of where it has been (Wing and Gong, "Testing and Verifying Concurrent Objects",
/// JPDC 17(1), 1993; Lowe, "Testing for linearizability", CCPE 29(4), 2017). It goes from return to return: the operation
/// that returns next must be placed by then, so operations are placed just in time, itself first, others before it only if
/// that is needed. Where it stands is a configuration: the next return, which pending operations are placed, and the state.
/// Two ways to the same configuration have the same future, so the second is not followed. Two shortcuts change no
/// verdict: an operation that changes nothing is placed as soon as its answer is right, since that can only help; and one
/// of unknown outcome is placed only where it changes something, since it may as well never take effect.
/// </remarks>
internal sealed class LinearizationSearch<TState>
    where TState : notnull
{
    private readonly Timeline _timeline;
    private readonly StateTable<TState> _states;
    private readonly SearchLimit _limit;
    private readonly HashSet<Configuration> _visited = [];
    private readonly Stack<Frame> _path = new();
    private readonly List<int> _order = [];
    private readonly HashSet<int> _furthestStates = [];
    private int _furthest = -1;
    private int[]? _furthestOrder;

    public LinearizationSearch(IReadOnlyList<Operation> operations, IModel<TState> model, SearchLimit limit)
    {
        _timeline = new Timeline(operations, model.IsReadOnly, model.DependsOnProcess);
        _states = new StateTable<TState>(model, _timeline.Operations);
        _limit = limit;
    }

    /// <summary>Gets the order found; if there is none, the one that got furthest.</summary>
    public IEnumerable<Operation> Order => (_furthestOrder ?? [.. _order]).Select(i => _timeline.Operations[i]);

    /// <summary>Gets the operation that cannot be placed, once there is no order.</summary>
    public Operation Blocked => _timeline.Operations[_timeline.Returns[_furthest]];

    /// <summary>Gets the states in which <see cref="Blocked"/> would have had to be possible.</summary>
    public IEnumerable<string> StatesAtBlocked => _furthestStates.Select(_states.Describe);

    /// <summary>Searches.</summary>
    /// <returns>Whether there is an order; null if a limit was reached.</returns>
    public bool? Run()
    {
        if (Enter(new Configuration(0, default, 0)))
            return true;
        while (_path.TryPop(out var frame))
        {
            _order.RemoveRange(frame.OrderCount, _order.Count - frame.OrderCount);
            if (_limit.Reached is not null)
                return null;
            var operation = NextCandidate(ref frame);
            if (operation < 0)
            {
                Remember(frame);
                continue;
            }

            _path.Push(frame);
            var at = frame.At;
            var next = _states.Step(at.State, operation);
            if (next == StateTable<TState>.Illegal || (next == at.State && _timeline.Operations[operation].Outcome == Outcome.Unknown))
                continue;
            _order.Add(operation);
            if (Enter(new Configuration(at.Return, at.Placed.With(_timeline.Slots[operation]), next)))
                return true;
        }

        // Another part of the check may have reached the limit before this one began.
        return _limit.Reached is null ? false : null;
    }

    /// <summary>Goes on from a configuration, unless it is known. True at the end of the history.</summary>
    private bool Enter(Configuration at)
    {
        at = PlaceReaders(at);
        if (at.Return == _timeline.Returns.Length)
        {
            _furthestOrder = null;
            return true;
        }

        if (!_visited.Add(at) || !_limit.TryExplore())
            return false;
        if (at.Return > _furthest)
        {
            _furthest = at.Return;
            _furthestOrder = null;
            _furthestStates.Clear();
        }

        if (at.Return == _furthest)
            _furthestStates.Add(at.State);
        _path.Push(new Frame(at, orderCount: _order.Count));
        return false;
    }

    /// <summary>Places what changes nothing and answers right, and passes the returns of what is placed.</summary>
    private Configuration PlaceReaders(Configuration at)
    {
        var (ret, placed, state) = at;
        for (; ret < _timeline.Returns.Length; ret++)
        {
            foreach (var reader in _timeline.ReadersAt(ret))
            {
                if (placed.Contains(_timeline.Slots[reader]) || _states.Step(state, reader) == StateTable<TState>.Illegal)
                    continue;
                placed = placed.With(_timeline.Slots[reader]);
                _order.Add(reader);
            }

            var slot = _timeline.Slots[_timeline.Returns[ret]];
            if (!placed.Contains(slot))
                break;
            placed = placed.Without(slot);
        }

        return new Configuration(ret, placed, state);
    }

    /// <summary>The operation to try next: the one that returns, then others that could come before it; -1 after the last.</summary>
    private int NextCandidate(ref Frame frame)
    {
        var at = frame.At;
        var returning = _timeline.Returns[at.Return];
        var writers = _timeline.WritersAt(at.Return);
        for (; frame.Next < writers.Length + 1; frame.Next++)
        {
            var candidate = frame.Next == 0 ? returning : writers[frame.Next - 1];
            if ((frame.Next > 0 && candidate == returning) || at.Placed.Contains(_timeline.Slots[candidate]))
                continue;
            frame.Next++;
            return candidate;
        }

        for (; frame.Next - writers.Length - 1 < _timeline.UnknownsAt(at.Return); frame.Next++)
        {
            var unknown = frame.Next - writers.Length - 1;
            var alike = _timeline.AlikeBefore[unknown];
            if (at.Placed.Contains(_timeline.Slots[_timeline.Unknowns[unknown]]) || (alike >= 0 && !at.Placed.Contains(_timeline.Slots[alike])))
                continue;
            frame.Next++;
            return _timeline.Unknowns[unknown];
        }

        return -1;
    }

    private void Remember(Frame deadEnd)
    {
        if (deadEnd.At.Return == _furthest)
            _furthestOrder ??= [.. _order];
    }

    private readonly record struct Configuration(int Return, SlotSet Placed, int State);

    private struct Frame(Configuration at, int orderCount)
    {
        public readonly Configuration At = at;
        public readonly int OrderCount = orderCount;
        public int Next = 0;
    }
}
