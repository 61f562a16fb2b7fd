using Fundamentals.Charts.Figures;
using Fundamentals.Hashing;

namespace Fundamentals.Charts.Partitioning;

/// <summary>The rows of a <see cref="MovementChart"/>, one for each node before the change, and what can be written into them.</summary>
internal sealed class MovementRows(Movement movement)
{
    /// <summary>About how many pixels the longest row has beside a legend.</summary>
    private const double Pixels = 430;

    private const double LetterWidth = 7.6;

    private readonly int _widest = movement.Counts.GroupBy(count => count.From).Max(row => row.Sum(count => count.Count));

    public IReadOnlyList<string> Nodes => movement.NodesBefore;

    /// <summary>Gets where the axis ends, so that what stands beside rows has room.</summary>
    public double End => Nodes.Select((_, row) => Total(row) + (((Beside(row).Length * LetterWidth) + 14) / Pixels * _widest)).Max();

    /// <summary>For each row the number of keys of one kind.</summary>
    public int[] Values(Func<MoveCount, bool> isOne) => [.. Nodes.Select(node => CountsOf(node).Where(isOne).Sum(count => count.Count))];

    public int Total(int row) => CountsOf(Nodes[row]).Sum(count => count.Count);

    public bool HasRoomFor(int value) => (double)value / _widest * Pixels >= (Numbers.Count(value).Length * LetterWidth) + 4;

    /// <summary>What has to be written beside a row.</summary>
    public string Beside(int row)
    {
        if (Total(row) == 0)
            return "no keys";
        var small = CountsOf(Nodes[row]).Where(count => !HasRoomFor(count.Count));
        return string.Join(", ", small.Select(count => $"{Numbers.Count(count.Count)} {(count.Stays ? "stay" : $"→ {count.To}")}"));
    }

    private IEnumerable<MoveCount> CountsOf(string node) => movement.Counts.Where(count => count.From == node);
}
