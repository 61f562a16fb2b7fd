using Fundamentals.Exercises.Partitioning;
using Fundamentals.Hashing;

namespace Fundamentals.Exercises.Tests.Partitioning;

public sealed class OwnerOnTheRingTests : IDisposable
{
    private readonly Folder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Check_Stub_IsNotSolved()
    {
        string Owner(IReadOnlyList<RingPoint> points, ulong position) => throw new NotSolvedException();

        Assert.Equal(CheckStatus.NotSolved, Check(Owner).Status);
    }

    [Fact]
    public void Check_ReferenceSolution_IsSolved()
    {
        string Owner(IReadOnlyList<RingPoint> points, ulong position)
        {
            foreach (var point in points)
            {
                if (point.Position >= position)
                    return point.Node;
            }

            return points[0].Node;
        }

        Assert.Equal(CheckStatus.Solved, Check(Owner).Status);
    }

    [Fact]
    public void Check_BinarySearch_IsSolved()
    {
        string Owner(IReadOnlyList<RingPoint> points, ulong position)
        {
            int low = 0, high = points.Count;
            while (low < high)
            {
                var middle = (low + high) / 2;
                (low, high) = points[middle].Position < position ? (middle + 1, high) : (low, middle);
            }

            return points[low % points.Count].Node;
        }

        Assert.Equal(CheckStatus.Solved, Check(Owner).Status);
    }

    [Fact]
    public void Check_NoWrapAround_SaysSo()
    {
        string Throws(IReadOnlyList<RingPoint> points, ulong position) => points.First(p => p.Position >= position).Node;
        string Last(IReadOnlyList<RingPoint> points, ulong position) => points.FirstOrDefault(p => p.Position >= position, points[^1]).Node;
        string Null(IReadOnlyList<RingPoint> points, ulong position) => points.FirstOrDefault(p => p.Position >= position).Node;

        Assert.All([Check(Throws), Check(Last), Check(Null)], result => Says("does not go round", result));
    }

    [Fact]
    public void Check_StrictlyAfter_SaysSo()
    {
        string Owner(IReadOnlyList<RingPoint> points, ulong position) => points.FirstOrDefault(p => p.Position > position, points[0]).Node;

        Says("compare with >=", Check(Owner));
    }

    [Fact]
    public void Check_Nearest_SaysSo()
    {
        string Owner(IReadOnlyList<RingPoint> points, ulong position) => points.MinBy(p => p.Position > position ? p.Position - position : position - p.Position).Node;

        Says("the nearest point", Check(Owner));
    }

    [Fact]
    public void Check_CounterClockwise_SaysSo()
    {
        string Owner(IReadOnlyList<RingPoint> points, ulong position) => points.LastOrDefault(p => p.Position <= position, points[^1]).Node;

        Says("the wrong way", Check(Owner));
    }

    [Fact]
    public void Check_Modulo_SaysSo()
    {
        string Owner(IReadOnlyList<RingPoint> points, ulong position) => points[(int)(position % (ulong)points.Count)].Node;

        Says("modulo the number of points", Check(Owner));
    }

    [Fact]
    public void Check_Constant_SaysSo()
    {
        string First(IReadOnlyList<RingPoint> points, ulong position) => points[0].Node;
        string Same(IReadOnlyList<RingPoint> points, ulong position) => "b";

        Assert.All([Check(First), Check(Same)], result => Says("every key of a ring to the same node", result));
    }

    [Fact]
    public void Check_SignedComparison_IsWrongWithTheCase()
    {
        // Right for small positions, wrong for those above long.MaxValue.
        string Owner(IReadOnlyList<RingPoint> points, ulong position) =>
            points.FirstOrDefault(p => unchecked((long)p.Position) >= unchecked((long)position), points[0]).Node;

        var result = Check(Owner);

        Assert.Equal(CheckStatus.Wrong, result.Status);
        Assert.Equal("This is not the first point at the key's position or after it.", result.Message);
        Assert.StartsWith("position = 10611868480057484650, points ", result.Tried);
        Assert.NotEqual(result.Expected, result.Got);
    }

    [Fact]
    public void Check_Throws_ReportsTheException()
    {
        string Owner(IReadOnlyList<RingPoint> points, ulong position) => throw new FormatException("no such thing");

        var result = Check(Owner);

        Says("threw FormatException instead of returning: no such thing", result);
        Assert.Equal("FormatException: no such thing", result.Got);
    }

    private CheckResult Check(Func<IReadOnlyList<RingPoint>, ulong, string> answer) => Chapter10.OwnerOnTheRing.Check(answer, _folder.Options);

    private static void Says(string part, CheckResult result)
    {
        Assert.Equal(CheckStatus.Wrong, result.Status);
        Assert.Contains(part, result.Message);
        Assert.NotNull(result.Tried);
        Assert.NotNull(result.Expected);
        Assert.NotNull(result.Got);
    }
}
