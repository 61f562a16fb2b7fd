namespace Fundamentals.Hashing;

/// <summary>
/// More numbers out of one hash. Steele, Lea and Flood, "Fast Splittable Pseudorandom Number Generators" (OOPSLA 2014).
/// </summary>
internal static class SplitMix64
{
    /// <summary>2^64 over the golden ratio, made odd: the step from one number of the stream to the next.</summary>
    private const ulong Step = 0x9E3779B97F4A7C15;

    /// <summary>
    /// One of the positions to try for a key: number 0 is its own, the others are as if hashed anew, for the price of a
    /// few multiplications.
    /// </summary>
    public static ulong Probe(ulong position, int number) =>
        number == 0 ? position : Mix(position + ((ulong)number * Step));

    /// <summary>Stirs all bits: of two inputs that differ in one bit, about half of the bits of the results differ.</summary>
    public static ulong Mix(ulong bits)
    {
        bits = (bits ^ (bits >> 30)) * 0xBF58476D1CE4E5B9;
        bits = (bits ^ (bits >> 27)) * 0x94D049BB133111EB;
        return bits ^ (bits >> 31);
    }
}
