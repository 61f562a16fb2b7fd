namespace Fundamentals.Hashing;

/// <summary>Splits ranges that hold too many keys, and deals the halves out to nodes.</summary>
internal static class RangeSplits
{
    public static IEnumerable<KeyRange> Of(KeyRange[] ranges, IReadOnlyList<string> nodes, string[] sortedKeys, int most)
    {
        var loads = nodes.ToDictionary(node => node, _ => 0, StringComparer.Ordinal);
        var pieces = new List<Piece>();
        var tooLarge = new PriorityQueue<Piece, (int MinusCount, int First)>();
        var start = 0;
        foreach (var range in ranges)
        {
            var end = range.Before is null ? sortedKeys.Length : FirstNotBefore(range.Before, sortedKeys);
            Put(new Piece(range, start, end));
            loads[range.Node] += end - start;
            start = end;
        }

        while (tooLarge.TryDequeue(out var piece, out _))
        {
            var middle = piece.First + (piece.Count / 2);
            loads[piece.Range.Node] -= piece.End - middle;
            var emptiest = nodes.MinBy(node => loads[node])!;
            loads[emptiest] += piece.End - middle;
            Put(new Piece(piece.Range with { Before = sortedKeys[middle] }, piece.First, middle));
            Put(new Piece(piece.Range with { From = sortedKeys[middle], Node = emptiest }, middle, piece.End));
        }

        return pieces.Select(piece => piece.Range).OrderBy(range => range.From, StringComparer.Ordinal);

        void Put(Piece piece)
        {
            if (piece.Count > most)
                tooLarge.Enqueue(piece, (-piece.Count, piece.First));
            else
                pieces.Add(piece);
        }
    }

    private static int FirstNotBefore(string key, string[] sortedKeys)
    {
        var found = Array.BinarySearch(sortedKeys, key, StringComparer.Ordinal);
        return found >= 0 ? found : ~found;
    }

    /// <summary>A range and which of the sorted keys are in it.</summary>
    private readonly record struct Piece(KeyRange Range, int First, int End)
    {
        public int Count => End - First;
    }
}
