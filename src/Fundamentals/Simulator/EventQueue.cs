using System.Diagnostics.CodeAnalysis;
using System.Runtime.InteropServices;

namespace Fundamentals.Simulator;

/// <summary>Something that will happen: the loop calls it when its time has come.</summary>
internal abstract class Happening
{
    /// <summary>Gets or sets the number of times this was called off; an entry from before that no longer counts.</summary>
    public int Revision { get; protected set; }

    /// <summary>Gets whose code it runs, for the error if that fails.</summary>
    public virtual string Who => "The simulation";

    /// <summary>Does it.</summary>
    public abstract void Happen();
}

/// <summary>
/// What is to come, by due time and, for the same time, in the order it was scheduled. A plain priority queue is not
/// enough: it may reorder what is due together.
/// </summary>
/// <remarks>
/// A heap with four children a node: shallower than with two, and children lie beside each other in memory. It is made of
/// plain numbers, 16 bytes an entry; the objects stay where they are, in slots, so that moving entries about costs the
/// garbage collector nothing.
/// </remarks>
internal sealed class EventQueue
{
    private const int Arity = 4;
    private const int SlotBits = 26;
    private const int MaximumCount = 1 << SlotBits;

    private Key[] _heap = new Key[64];
    private Slot[] _slots = new Slot[64];
    private int _used;
    private int _free = -1;
    private ulong _scheduled;

    /// <summary>Gets the number of entries, those called off among them.</summary>
    public int Count { get; private set; }

    /// <summary>Adds something due at a tick. O(log n).</summary>
    /// <exception cref="SimulationException">More than 67 million things are to come.</exception>
    public void Schedule(long due, Happening what)
    {
        if (Count == _heap.Length)
            Grow();
        var key = new Key(due, (_scheduled++ << SlotBits) | (uint)Store(what));
        var heap = _heap;
        var i = Count++;
        while (i > 0)
        {
            var parent = (i - 1) / Arity;
            if (!key.IsBefore(in heap[parent]))
                break;
            heap[i] = heap[parent];
            i = parent;
        }

        heap[i] = key;
    }

    /// <summary>Takes the next event, if one is due by then, dropping what was called off.</summary>
    /// <param name="until">The last tick that counts.</param>
    /// <param name="due">When it is due.</param>
    /// <param name="what">The event.</param>
    public bool TryTake(long until, out long due, [NotNullWhen(true)] out Happening? what)
    {
        while (Count > 0)
        {
            due = _heap[0].Due;
            if (due > until)
                break;
            ref var slot = ref _slots[_heap[0].Order & (MaximumCount - 1)];
            what = slot.What;
            var counts = slot.Revision == what.Revision;
            slot.What = null!;
            slot.Revision = _free;
            _free = (int)(_heap[0].Order & (MaximumCount - 1));
            RemoveFirst();
            if (counts)
                return true;
        }

        due = 0;
        what = null;
        return false;
    }

    private int Store(Happening what)
    {
        var place = _free;
        if (place >= 0)
            _free = _slots[place].Revision;
        else
            place = _used++;
        ref var slot = ref _slots[place];
        slot.What = what;
        slot.Revision = what.Revision;
        return place;
    }

    private void Grow()
    {
        if (Count == MaximumCount)
            throw new SimulationException($"More than {MaximumCount} events are to come; the simulation cannot keep more.");
        Array.Resize(ref _heap, Count * 2);
        Array.Resize(ref _slots, Count * 2);
    }

    private void RemoveFirst()
    {
        var heap = _heap;
        var count = --Count;
        var last = heap[count];
        var i = 0;
        for (var child = 1; child < count; child = i * Arity + 1)
        {
            var end = Math.Min(child + Arity, count);
            var least = child;
            for (var other = child + 1; other < end; other++)
            {
                if (heap[other].IsBefore(in heap[least]))
                    least = other;
            }

            if (!heap[least].IsBefore(in last))
                break;
            heap[i] = heap[least];
            i = least;
        }

        heap[i] = last;
    }

    /// <summary>When, and after what else at that time: the upper bits of the order count up, the lower name the slot.</summary>
    [StructLayout(LayoutKind.Auto)]
    private readonly struct Key(long due, ulong order)
    {
        public long Due { get; } = due;

        public ulong Order { get; } = order;

        public bool IsBefore(in Key other) => Due < other.Due || (Due == other.Due && Order < other.Order);
    }

    /// <summary>What happens, with its revision when it was scheduled; a free slot names the next free one there.</summary>
    [StructLayout(LayoutKind.Auto)]
    private struct Slot
    {
        public Happening What;
        public int Revision;
    }
}
