namespace Fundamentals.Tests.Anchors;

/// <summary>
/// Buckets that other implementations of jump consistent hash (Lamping and Veach, 2014) publish with their tests: the
/// paper's own listing in C++ run for growing numbers of buckets, the first keys among 100 buckets, and single pairs.
/// </summary>
internal static class JumpVectors
{
    /// <summary>The bucket of keys 0, 1, 2 and so on among 100.</summary>
    public static readonly IReadOnlyList<int> FirstKeysOf100 = [0, 55, 62, 8, 45, 59, 86, 97, 82, 59, 73, 37, 17, 56, 86, 21, 90, 37, 38, 83];

    /// <summary>Key, buckets, and the key's bucket.</summary>
    public static readonly TheoryData<ulong, int, int> Pairs = new()
    {
        { 10863919174838991, 11, 6 },
        { 2016238256797177309, 11, 3 },
        { 1673758223894951030, 11, 5 },
        { 2, 100001, 80343 },
        { 2201, 100001, 22152 },
        { 2202, 100001, 15018 },
    };

    /// <summary>Key, and its bucket among 1, 2, 3 buckets and so on.</summary>
    public static readonly TheoryData<ulong, int[]> Growing = new()
    {
        { 0, [0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0] },
        { 1, [0, 0, 0, 0, 0, 0, 6, 6, 6, 6, 6, 6, 6, 6, 6, 6, 6, 17, 17] },
        { 3735928559, [0, 1, 2, 3, 3, 5, 5, 5, 5, 5, 5, 5, 5, 5, 5, 5, 16, 16, 16] },
        { 998690804919562253, [0, 1, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 15, 15, 15, 15] },
    };
}
