namespace Fundamentals.Tests.Anchors;

/// <summary>
/// How uneven a ring of 1,000 nodes is: Lamping and Veach, "A Fast, Minimal Memory, Consistent Hash Algorithm" (2014),
/// the table of Karger's algorithm. For each number of points per node: the relative standard error of a node's share,
/// and the bounds, relative to the mean, between which 99 % of the shares lie.
/// </summary>
internal static class RingStandardError
{
    public const int Nodes = 1000;

    public static readonly TheoryData<int, double, double, double> Table = new()
    {
        { 1, 0.997906, 0.005, 5.25 },
        { 10, 0.315181, 0.37, 1.98 },
        { 100, 0.0996996, 0.76, 1.28 },
        { 1000, 0.0315723, 0.92, 1.09 },
    };

    /// <summary>The closed form: a node's share is distributed as Beta(v, (n - 1)v).</summary>
    public static double ClosedForm(int nodes, int points) => Math.Sqrt((nodes - 1.0) / (((double)nodes * points) + 1));
}
