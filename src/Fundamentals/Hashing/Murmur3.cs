using System.Buffers.Binary;
using System.Numerics;

namespace Fundamentals.Hashing;

/// <summary>
/// MurmurHash3 in its 128-bit form for 64-bit processors, as Austin Appleby published it in 2011 (SMHasher), and as
/// Cassandra computes it.
/// </summary>
/// <remarks>
/// Cassandra's differs by an oversight that can no longer be mended, since data lies where it put it: of the last bytes, those
/// after the last 16, it takes each one as a signed number, so that one of 128 or more turns over all bits above it.
/// Keys of ASCII text are not affected, nor those whose length is a multiple of 16.
/// </remarks>
public static class Murmur3
{
    private const int BlockBytes = 16;
    private const ulong C1 = 0x87C37B91114253D5;
    private const ulong C2 = 0x4CF5AD432745937F;

    /// <summary>The published hash. Allocates nothing.</summary>
    /// <param name="data">Any bytes.</param>
    /// <param name="seed">Another seed is another, independent hash.</param>
    /// <returns>The two halves in the order in which they are written.</returns>
    public static (ulong First, ulong Second) Hash128(ReadOnlySpan<byte> data, uint seed = 0) => Hash(data, seed, signedTail: false);

    /// <summary>
    /// The token of a partition key, as Cassandra's Murmur3Partitioner makes it: the first half of its hash as a signed
    /// number. The least number of all is not a key's token, and becomes the greatest; no bytes at all have it
    /// nevertheless. Allocates nothing.
    /// </summary>
    /// <param name="key">
    /// The key as Cassandra serialises it: text in UTF-8, numbers with the most significant byte first. A key of several
    /// columns has the length of each in two bytes before it and a zero byte after it.
    /// </param>
    public static long CassandraToken(ReadOnlySpan<byte> key)
    {
        if (key.IsEmpty)
            return long.MinValue;
        var token = (long)Hash(key, seed: 0, signedTail: true).First;
        return token == long.MinValue ? long.MaxValue : token;
    }

    private static (ulong First, ulong Second) Hash(ReadOnlySpan<byte> data, uint seed, bool signedTail)
    {
        ulong h1 = seed, h2 = seed;
        var rest = data;
        for (; rest.Length >= BlockBytes; rest = rest[BlockBytes..])
        {
            h1 ^= Mix1(BinaryPrimitives.ReadUInt64LittleEndian(rest));
            h1 = ((BitOperations.RotateLeft(h1, 27) + h2) * 5) + 0x52DCE729;
            h2 ^= Mix2(BinaryPrimitives.ReadUInt64LittleEndian(rest[8..]));
            h2 = ((BitOperations.RotateLeft(h2, 31) + h1) * 5) + 0x38495AB5;
        }

        h2 ^= Mix2(Tail(rest.Length > 8 ? rest[8..] : [], signedTail));
        h1 ^= Mix1(Tail(rest.Length > 8 ? rest[..8] : rest, signedTail));

        h1 ^= (ulong)data.Length;
        h2 ^= (ulong)data.Length;
        h1 += h2;
        h2 += h1;
        h1 = Finish(h1);
        h2 = Finish(h2);
        h1 += h2;
        h2 += h1;
        return (h1, h2);
    }

    /// <summary>Up to 8 bytes as a number, the first one least significant; no bytes are 0.</summary>
    private static ulong Tail(ReadOnlySpan<byte> bytes, bool signed)
    {
        ulong number = 0;
        for (var index = 0; index < bytes.Length; index++)
            number ^= (signed ? (ulong)(sbyte)bytes[index] : bytes[index]) << (8 * index);
        return number;
    }

    private static ulong Mix1(ulong k) => BitOperations.RotateLeft(k * C1, 31) * C2;

    private static ulong Mix2(ulong k) => BitOperations.RotateLeft(k * C2, 33) * C1;

    private static ulong Finish(ulong h)
    {
        h = (h ^ (h >> 33)) * 0xFF51AFD7ED558CCD;
        h = (h ^ (h >> 33)) * 0xC4CEB9FE1A85EC53;
        return h ^ (h >> 33);
    }
}
