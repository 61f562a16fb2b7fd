using System.Buffers.Binary;
using CsCheck;
using Fundamentals.Hashing;
using Fundamentals.Tests.Anchors;

namespace Fundamentals.Tests.Hashing;

public sealed class Murmur3Tests
{
    /// <summary>
    /// SMHasher's verification: hash the keys {}, {0}, {0, 1} up to 255 bytes, each with the seed 256 minus its length; hash
    /// the results, seed 0. Its four first bytes are 0x6384BA69 for MurmurHash3_x64_128.
    /// </summary>
    [Fact]
    public void Hash128_KeysOfEveryLength_HaveThePublishedVerification()
    {
        var keys = Enumerable.Range(0, 256).Select(number => (byte)number).ToArray();
        var hashes = new byte[256 * 16];
        for (var length = 0; length < 256; length++)
            Write(Murmur3.Hash128(keys.AsSpan(0, length), (uint)(256 - length)), hashes.AsSpan(length * 16));

        Assert.Equal(0x6384BA69u, (uint)Murmur3.Hash128(hashes).First);
    }

    [Theory, MemberData(nameof(CassandraTokens.All), MemberType = typeof(CassandraTokens))]
    public void CassandraToken_PublishedKey_IsItsToken(string hexadecimal, long token) =>
        Assert.Equal(token, Murmur3.CassandraToken(Convert.FromHexString(hexadecimal)));

    [Fact]
    public void CassandraToken_NoBytes_IsTheLeastNumber() => Assert.Equal(long.MinValue, Murmur3.CassandraToken([]));

    /// <summary>
    /// The oversight shows in bytes of 128 and more after the last 16, and nowhere else; not in the eighth of these, which has
    /// no bits above it.
    /// </summary>
    [Fact]
    public void CassandraToken_AnyBytes_IsThePublishedHashUnlessTheLastOnesAreNegative() =>
        Gen.Frequency((3, Gen.Byte[0, 127]), (1, Gen.Byte)).Array[1, 70].Sample(
            bytes =>
            {
                var negative = bytes[(bytes.Length / 16 * 16)..].Where((part, index) => part >= 128 && index != 7).Any();
                Assert.Equal(!negative, (long)Murmur3.Hash128(bytes).First == Murmur3.CassandraToken(bytes));
            },
            iter: 2000);

    private static void Write((ulong First, ulong Second) hash, Span<byte> target)
    {
        BinaryPrimitives.WriteUInt64LittleEndian(target, hash.First);
        BinaryPrimitives.WriteUInt64LittleEndian(target[8..], hash.Second);
    }
}
