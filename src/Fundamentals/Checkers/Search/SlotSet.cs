namespace Fundamentals.Checkers.Search;

/// <summary>A small immutable set of slot numbers: one word as long as 64 slots suffice, which is nearly always.</summary>
internal readonly struct SlotSet : IEquatable<SlotSet>
{
    private const int WordBits = 64;

    private readonly ulong _first;
    private readonly ulong[]? _rest; // the words after the first, without trailing zeros

    private SlotSet(ulong first, ulong[]? rest) => (_first, _rest) = (first, rest);

    public bool Contains(int slot)
    {
        if (slot < WordBits)
            return (_first & (1UL << slot)) != 0;
        var word = (slot / WordBits) - 1;
        return _rest is not null && word < _rest.Length && (_rest[word] & (1UL << (slot % WordBits))) != 0;
    }

    public SlotSet With(int slot)
    {
        if (slot < WordBits)
            return new SlotSet(_first | (1UL << slot), _rest);
        var word = (slot / WordBits) - 1;
        var rest = new ulong[Math.Max(_rest?.Length ?? 0, word + 1)];
        _rest?.CopyTo(rest, 0);
        rest[word] |= 1UL << (slot % WordBits);
        return new SlotSet(_first, rest);
    }

    public SlotSet Without(int slot)
    {
        if (slot < WordBits)
            return new SlotSet(_first & ~(1UL << slot), _rest);
        if (!Contains(slot))
            return this;
        var rest = (ulong[])_rest!.Clone();
        rest[(slot / WordBits) - 1] &= ~(1UL << (slot % WordBits));
        var used = rest.Length;
        while (used > 0 && rest[used - 1] == 0)
            used--;
        return new SlotSet(_first, used == 0 ? null : rest[..used]);
    }

    public bool Equals(SlotSet other) =>
        _first == other._first && (_rest == other._rest || (_rest is not null && other._rest is not null && _rest.AsSpan().SequenceEqual(other._rest)));

    public override bool Equals(object? obj) => obj is SlotSet other && Equals(other);

    public override int GetHashCode()
    {
        var hash = (_first ^ (_first >> 32)) * 0x9E3779B97F4A7C15;
        foreach (var word in _rest ?? [])
            hash = (hash ^ word) * 0x9E3779B97F4A7C15;
        return (int)(hash >> 32);
    }
}
