using System.Buffers;
using System.Text;

namespace Fundamentals.Hashing;

/// <summary>
/// Turns a key into a number from 0 to 2^64 - 1: its position. Everything else in this folder works on positions.
/// </summary>
/// <remarks>
/// <para>It promises the same position for the same key in every process, on every machine, for ever. That is why
/// <see cref="string.GetHashCode()"/> is not used: it is seeded anew in each process, so two servers would disagree on
/// where a key lives.</para>
/// <para>It does not promise that nobody can find keys with equal positions: these hashes are fast and even, not
/// cryptographic.</para>
/// <para>A key is hashed as its UTF-8 bytes, without a byte order mark; half of a surrogate pair counts as U+FFFD.
/// Nothing is normalised: "é" as one code point and as two are different keys.</para>
/// <para>To try another hash, derive a record and override <see cref="OfUtf8(ReadOnlySpan{byte})"/>.</para>
/// </remarks>
public abstract record KeyHash
{
    /// <summary>Keys that surely fit into this many bytes are encoded on the stack, longer ones in a borrowed array.</summary>
    private const int StackBytes = 256;

    /// <summary>Gets the hash used wherever none is given: XxHash3 with seed 0.</summary>
    public static KeyHash Default { get; } = new XxHash3KeyHash(0);

    /// <summary>XxHash3 in its 64-bit form: the fastest for short keys.</summary>
    /// <param name="seed">Another seed is another, independent hash.</param>
    public static KeyHash XxHash3(long seed = 0) => new XxHash3KeyHash(seed);

    /// <summary>XxHash64, older and widely implemented: what Envoy's ring uses, with seed 0.</summary>
    /// <param name="seed">Another seed is another, independent hash.</param>
    public static KeyHash XxHash64(long seed = 0) => new XxHash64KeyHash(seed);

    /// <summary>The position of a key. Allocates nothing.</summary>
    /// <param name="key">Any text; the empty one is a key like every other.</param>
    public ulong Of(ReadOnlySpan<char> key)
    {
        var mostBytes = Encoding.UTF8.GetMaxByteCount(key.Length);
        if (mostBytes <= StackBytes)
        {
            Span<byte> onStack = stackalloc byte[StackBytes];
            return OfUtf8(onStack[..Encoding.UTF8.GetBytes(key, onStack)]);
        }

        var borrowed = ArrayPool<byte>.Shared.Rent(mostBytes);
        try
        {
            return OfUtf8(borrowed.AsSpan(0, Encoding.UTF8.GetBytes(key, borrowed)));
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(borrowed);
        }
    }

    /// <summary>The position of a key that is already encoded.</summary>
    /// <param name="utf8">The bytes of the key.</param>
    public abstract ulong OfUtf8(ReadOnlySpan<byte> utf8);

    private sealed record XxHash3KeyHash(long Seed) : KeyHash
    {
        public override ulong OfUtf8(ReadOnlySpan<byte> utf8) => System.IO.Hashing.XxHash3.HashToUInt64(utf8, Seed);

        public override string ToString() => $"XxHash3 with seed {Seed}";
    }

    private sealed record XxHash64KeyHash(long Seed) : KeyHash
    {
        public override ulong OfUtf8(ReadOnlySpan<byte> utf8) => System.IO.Hashing.XxHash64.HashToUInt64(utf8, Seed);

        public override string ToString() => $"XxHash64 with seed {Seed}";
    }
}
