namespace Fundamentals.Simulator;

/// <summary>Something that will happen: the loop calls it when its time has come.</summary>
internal abstract class Happening
{
    /// <summary>Gets or sets the number of times this was called off; an entry from before that no longer counts.</summary>
    public int Revision { get; protected set; }

    /// <summary>Does it.</summary>
    public abstract void Happen();
}

/// <summary>
/// What is to come, by due time and, for the same time, in the order it was scheduled. A plain priority queue is not
/// enough: it may reorder what is due together.
/// </summary>
/// <remarks>A heap with four children a node: shallower than with two, and children lie beside each other in memory.</remarks>
internal sealed class EventQueue
{
    private const int Arity = 4;

    private Entry[] _heap = new Entry[64];
    private long _scheduled;

    /// <summary>Gets the number of entries, those called off among them.</summary>
    public int Count { get; private set; }

    /// <summary>Adds something due at a tick. O(log n).</summary>
    public void Schedule(long due, Happening what)
    {
        if (Count == _heap.Length)
            Array.Resize(ref _heap, _heap.Length * 2);
        var entry = new Entry(due, _scheduled++, what, what.Revision);
        var i = Count++;
        while (i > 0)
        {
            var parent = (i - 1) / Arity;
            if (!entry.IsBefore(in _heap[parent]))
                break;
            _heap[i] = _heap[parent];
            i = parent;
        }

        _heap[i] = entry;
    }

    /// <summary>Tells when the next event is due, dropping what was called off.</summary>
    public bool TryPeek(out long due)
    {
        while (Count > 0 && _heap[0].IsCalledOff)
            RemoveFirst();
        due = Count > 0 ? _heap[0].Due : 0;
        return Count > 0;
    }

    /// <summary>Takes the next event; there must be one, as <see cref="TryPeek"/> tells.</summary>
    public Happening Take()
    {
        var first = _heap[0].What;
        RemoveFirst();
        return first;
    }

    private void RemoveFirst()
    {
        var last = _heap[--Count];
        _heap[Count] = default;
        if (Count == 0)
            return;
        var i = 0;
        while (true)
        {
            var child = i * Arity + 1;
            if (child >= Count)
                break;
            var end = Math.Min(child + Arity, Count);
            var least = child;
            for (var other = child + 1; other < end; other++)
            {
                if (_heap[other].IsBefore(in _heap[least]))
                    least = other;
            }

            if (!_heap[least].IsBefore(in last))
                break;
            _heap[i] = _heap[least];
            i = least;
        }

        _heap[i] = last;
    }

    private readonly struct Entry(long due, long sequence, Happening what, int revision)
    {
        public long Due { get; } = due;

        private long Sequence { get; } = sequence;

        public Happening What { get; } = what;

        public bool IsCalledOff => revision != What.Revision;

        public bool IsBefore(in Entry other) => Due < other.Due || (Due == other.Due && Sequence < other.Sequence);
    }
}
