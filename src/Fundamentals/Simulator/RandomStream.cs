using System.IO.Hashing;
using System.Numerics;
using System.Text;

namespace Fundamentals.Simulator;

/// <summary>
/// A stream of random numbers that is the same for the same seed and name, on every machine and for ever. Each part of a
/// simulation draws from a stream of its own, so that one more draw here moves nothing there.
/// </summary>
/// <remarks>
/// xoshiro256** 1.0 (Blackman and Vigna, "Scrambled Linear Pseudorandom Number Generators", ACM TOMS 47(4), 2021), its
/// state filled by SplitMix64 from the seed and the XxHash3 of the name in UTF-8. Not for cryptography, and not safe for
/// several threads at once.
/// </remarks>
public sealed class RandomStream
{
    private ulong _s0, _s1, _s2, _s3;

    /// <summary>Starts a stream.</summary>
    /// <param name="seed">The seed of the whole simulation.</param>
    /// <param name="name">What tells this stream from others of the same seed.</param>
    public RandomStream(ulong seed, string name)
    {
        ArgumentNullException.ThrowIfNull(name);
        var mix = seed ^ XxHash3.HashToUInt64(Encoding.UTF8.GetBytes(name));
        _s0 = SplitMix64(ref mix);
        _s1 = SplitMix64(ref mix);
        _s2 = SplitMix64(ref mix);
        _s3 = SplitMix64(ref mix);
    }

    /// <summary>Continues from a state, as the published test vectors do.</summary>
    internal RandomStream(ulong s0, ulong s1, ulong s2, ulong s3) => (_s0, _s1, _s2, _s3) = (s0, s1, s2, s3);

    /// <summary>Draws 64 random bits.</summary>
    public ulong NextUInt64()
    {
        var result = BitOperations.RotateLeft(_s1 * 5, 7) * 9;
        var t = _s1 << 17;
        _s2 ^= _s0;
        _s3 ^= _s1;
        _s1 ^= _s2;
        _s0 ^= _s3;
        _s2 ^= t;
        _s3 = BitOperations.RotateLeft(_s3, 45);
        return result;
    }

    /// <summary>Draws a number from 0 inclusive to 1 exclusive, in steps of 2^-53.</summary>
    public double NextDouble() => (NextUInt64() >> 11) * (1.0 / (1UL << 53));

    /// <summary>Draws a whole number, each equally likely.</summary>
    /// <param name="count">How many there are, at least 1: the result is from 0 to <paramref name="count"/> - 1.</param>
    public int Next(int count)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(count, 1);

        // Lemire, "Fast Random Integer Generation in an Interval" (ACM TOMACS 29(1), 2019): reject the few draws that
        // would make some results likelier than others.
        var bound = (uint)count;
        var product = (ulong)(uint)NextUInt64() * bound;
        if ((uint)product < bound)
        {
            var threshold = (0u - bound) % bound;
            while ((uint)product < threshold)
                product = (ulong)(uint)NextUInt64() * bound;
        }

        return (int)(product >> 32);
    }

    /// <summary>Tosses a coin.</summary>
    /// <param name="probability">How likely true is, from 0 (never) to 1 (always).</param>
    public bool Chance(double probability) => NextDouble() < probability;

    /// <summary>Picks one of several, each equally likely.</summary>
    /// <param name="choices">At least one.</param>
    public T Pick<T>(IReadOnlyList<T> choices)
    {
        ArgumentNullException.ThrowIfNull(choices);
        return choices[Next(choices.Count)];
    }

    private static ulong SplitMix64(ref ulong state)
    {
        var z = state += 0x9E3779B97F4A7C15;
        z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9;
        z = (z ^ (z >> 27)) * 0x94D049BB133111EB;
        return z ^ (z >> 31);
    }
}
