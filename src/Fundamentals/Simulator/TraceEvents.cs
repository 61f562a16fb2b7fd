using System.Collections;

namespace Fundamentals.Simulator;

/// <summary>A list of events in blocks, so that it grows without copying what is there: traces get long.</summary>
internal sealed class TraceEvents : IReadOnlyList<TraceEvent>
{
    private const int FirstSize = 64;
    private const int BlockBits = 11;
    private const int BlockSize = 1 << BlockBits;

    private readonly List<TraceEvent[]> _blocks = [new TraceEvent[FirstSize]];
    private int _lastCount;

    public int Count => (_blocks.Count - 1) * BlockSize + _lastCount;

    public TraceEvent this[int index]
    {
        get
        {
            ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual((uint)index, (uint)Count, nameof(index));
            return _blocks[index >> BlockBits][index & (BlockSize - 1)];
        }
    }

    public void Add(in TraceEvent happened)
    {
        var block = _blocks[^1];
        if (_lastCount == block.Length)
            block = Grow(block);
        block[_lastCount++] = happened;
    }

    public IEnumerator<TraceEvent> GetEnumerator()
    {
        for (var i = 0; i < Count; i++)
            yield return _blocks[i >> BlockBits][i & (BlockSize - 1)];
    }

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    /// <summary>The first block doubles, so that a short trace stays small; then whole blocks follow.</summary>
    private TraceEvent[] Grow(TraceEvent[] block)
    {
        if (block.Length < BlockSize)
        {
            Array.Resize(ref block, block.Length * 2);
            return _blocks[^1] = block;
        }

        _lastCount = 0;
        _blocks.Add(block = new TraceEvent[BlockSize]);
        return block;
    }
}
