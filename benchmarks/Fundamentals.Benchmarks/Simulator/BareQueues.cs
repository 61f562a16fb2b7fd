namespace Fundamentals.Benchmarks.Simulator;

/// <summary>
/// The least a simulator must do: take the earliest entry and put in a later one, at a constant size. By due time alone, as
/// <see cref="PriorityQueue{TElement, TPriority}"/> comes; it may reorder what is due together.
/// </summary>
internal sealed class BareQueue : IWorkload
{
    private readonly PriorityQueue<object, long> _queue = new();
    private readonly Spans _spans = new();
    private readonly int _operations;

    public BareQueue(int size, int operations)
    {
        _operations = operations;
        for (var i = 0; i < size; i++)
            _queue.Enqueue(new object(), _spans.Next());
    }

    public long Run()
    {
        for (var i = 0; i < _operations; i++)
        {
            _queue.TryDequeue(out var what, out var due);
            _queue.Enqueue(what!, due + _spans.Next());
        }

        return _operations;
    }
}

/// <summary>The same, by (due, sequence): what is due together stays in order, as in the simulator.</summary>
internal sealed class OrderedQueue : IWorkload
{
    private readonly PriorityQueue<object, (long Due, long Sequence)> _queue = new();
    private readonly Spans _spans = new();
    private readonly int _operations;
    private long _sequence;

    public OrderedQueue(int size, int operations)
    {
        _operations = operations;
        for (var i = 0; i < size; i++)
            _queue.Enqueue(new object(), (_spans.Next(), _sequence++));
    }

    public long Run()
    {
        for (var i = 0; i < _operations; i++)
        {
            _queue.TryDequeue(out var what, out var key);
            _queue.Enqueue(what!, (key.Due + _spans.Next(), _sequence++));
        }

        return _operations;
    }
}
