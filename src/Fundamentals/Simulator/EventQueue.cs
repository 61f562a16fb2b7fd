using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Fundamentals.Simulator;

/// <summary>Something that will happen: the loop calls it when its time has come.</summary>
internal abstract class Happening
{
    /// <summary>Gets or sets the number of times this was called off; an entry from before that no longer counts.</summary>
    public int Revision { get; protected set; }

    /// <summary>Gets whose code it runs, for the error if that fails.</summary>
    public virtual string Who => Client is null ? "The simulation" : $"Client {Client.Name}";

    /// <summary>Gets the client whose code it runs; null if it is somebody else's.</summary>
    public virtual Client? Client => null;

    /// <summary>Tells whether an entry counts that was made at a revision.</summary>
    public virtual bool Counts(int revision) => revision == Revision;

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
    private bool _glance;

    /// <summary>Gets the number of entries, those called off among them.</summary>
    public int Count { get; private set; }

    /// <summary>Adds something due at a tick. O(log n).</summary>
    /// <exception cref="SimulationException">More than 67 million things are to come.</exception>
    public void Schedule(long due, Happening what)
    {
        if (Count == _heap.Length)
            Grow();
        var key = new Key(due, (_scheduled++ << SlotBits) | (uint)Store(what));
        Rise(_heap, Count++, key);
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
            var counts = what.Counts(slot.Revision);
            Free(ref slot);
            RemoveFirst();
            GlanceAtFirst();
            if (counts)
                return true;
        }

        due = 0;
        what = null;
        return false;
    }

    /// <summary>Tells whether an event is due by then, dropping what was called off before it.</summary>
    /// <param name="until">The last tick that counts.</param>
    public bool HasDue(long until)
    {
        while (Count > 0 && _heap[0].Due <= until)
        {
            ref var slot = ref _slots[_heap[0].Order & (MaximumCount - 1)];
            if (slot.What.Counts(slot.Revision))
                return true;
            Free(ref slot);
            RemoveFirst();
        }

        return false;
    }

    /// <summary>Frees the slot of the first entry, which is to be removed.</summary>
    private void Free(ref Slot slot)
    {
        slot.What = null!;
        slot.Revision = _free;
        _free = (int)(_heap[0].Order & (MaximumCount - 1));
    }

    /// <summary>
    /// Reads from what comes next, for nothing but this: the processor then fetches it from memory while it is busy with
    /// the event before. With 10,000 nodes, whose state is more than its nearest cache holds, that saves a tenth of the time or more.
    /// </summary>
    private void GlanceAtFirst()
    {
        if (Count > 0)
            _glance = _slots[_heap[0].Order & (MaximumCount - 1)].What.Counts(revision: 0);
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

    /// <summary>
    /// Fills the gap at the top with the last entry. The gap first sinks to the bottom, the least child moving up each time;
    /// the last entry, which mostly belongs near there, then rises from it. That saves a comparison a level.
    /// </summary>
    private void RemoveFirst()
    {
        var heap = _heap;
        var count = --Count;
        var gap = 0;
        for (var child = 1; child < count; child = gap * Arity + 1)
        {
            var least = child + Arity <= count ? LeastOfFour(heap, child) : LeastUpTo(heap, child, count);
            heap[gap] = heap[least];
            gap = least;
        }

        Rise(heap, gap, heap[count]);
    }

    private static void Rise(Key[] heap, int gap, Key key)
    {
        while (gap > 0)
        {
            var parent = (gap - 1) / Arity;
            if (!key.IsBefore(in heap[parent]))
                break;
            heap[gap] = heap[parent];
            gap = parent;
        }

        heap[gap] = key;
    }

    /// <summary>
    /// Picks without a branch, since which of four random times is least is what a processor cannot foresee: a guess that
    /// fails costs more than all the comparisons. This is the hottest code of a run, hence without bounds checks.
    /// </summary>
    private static int LeastOfFour(Key[] heap, int child)
    {
        ref var first = ref Unsafe.Add(ref MemoryMarshal.GetArrayDataReference(heap), child);
        var left = Bit(Unsafe.Add(ref first, 1).IsBefore(in first));
        var right = 2 + Bit(Unsafe.Add(ref first, 3).IsBefore(in Unsafe.Add(ref first, 2)));
        return child + left + (right - left) * Bit(Unsafe.Add(ref first, right).IsBefore(in Unsafe.Add(ref first, left)));
    }

    private static int Bit(bool value) => Unsafe.As<bool, byte>(ref value);

    private static int LeastUpTo(Key[] heap, int child, int count)
    {
        var least = child;
        for (var other = child + 1; other < count; other++)
        {
            if (heap[other].IsBefore(in heap[least]))
                least = other;
        }

        return least;
    }

    /// <summary>When, and after what else at that time: the upper bits of the order count up, the lower name the slot.</summary>
    [StructLayout(LayoutKind.Auto)]
    private readonly struct Key(long due, ulong order)
    {
        public long Due { get; } = due;

        public ulong Order { get; } = order;

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public bool IsBefore(in Key other) => (Due < other.Due) | ((Due == other.Due) & (Order < other.Order));
    }

    /// <summary>What happens, with its revision when it was scheduled; a free slot names the next free one there.</summary>
    [StructLayout(LayoutKind.Auto)]
    private struct Slot
    {
        public Happening What;
        public int Revision;
    }
}
