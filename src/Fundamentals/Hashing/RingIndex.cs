using System.Numerics;

namespace Fundamentals.Hashing;

/// <summary>
/// Finds a ring's points in constant time. The circle is cut into equal slots, one or two for each point; a table says
/// for every slot which point is the first in it or after it. From there the search walks, on average less than one step,
/// since hashed points are spread evenly; where many share a slot it walks past all of them.
/// </summary>
internal sealed class RingIndex
{
    private readonly RingPoint[] _points;
    private readonly int[] _firstOfSlot;
    private readonly int _shift;

    /// <summary>Takes O(P) for P sorted points, and 4 to 8 bytes for each.</summary>
    public RingIndex(RingPoint[] points)
    {
        _points = points;
        var bits = BitOperations.Log2((uint)points.Length | 1) + 1;
        _shift = 64 - bits;
        _firstOfSlot = new int[1 << bits];
        var point = 0;
        for (var slot = 0; slot < _firstOfSlot.Length; slot++)
        {
            while (point < points.Length && points[point].Position < (ulong)slot << _shift)
                point++;
            _firstOfSlot[slot] = point;
        }
    }

    /// <summary>The first point at a position or after it, going clockwise. There must be a point.</summary>
    public int FirstAtOrAfter(ulong position)
    {
        var at = _firstOfSlot[position >> _shift];
        while (at < _points.Length && _points[at].Position < position)
            at++;
        return at < _points.Length ? at : 0; // past the last point the circle begins again
    }
}
