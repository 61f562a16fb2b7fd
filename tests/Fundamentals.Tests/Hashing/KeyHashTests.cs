using System.Text;
using CsCheck;
using Fundamentals.Hashing;

namespace Fundamentals.Tests.Hashing;

public sealed class KeyHashTests
{
    /// <summary>The values that the xxHash specification's own program gives for no bytes.</summary>
    [Fact]
    public void Of_EmptyKey_IsThePublishedHashOfNoBytes()
    {
        Assert.Equal(0x2D06800538D394C2UL, KeyHash.Default.Of(""));
        Assert.Equal(0xEF46DB3751D8E999UL, KeyHash.XxHash64().Of(""));
    }

    [Fact]
    public void Of_TextOfAnyLength_IsTheHashOfItsUtf8Bytes() =>
        Gen.Select(Cluster.AnyHash, Gen.String[0, 1000]).Sample((hash, key) =>
            Assert.Equal(hash.OfUtf8(Encoding.UTF8.GetBytes(key)), hash.Of(key)));

    [Theory]
    [InlineData(83)]
    [InlineData(84)]
    [InlineData(85)]
    [InlineData(86)]
    [InlineData(100_000)]
    public void Of_WideTextAroundTheLimitOfTheStack_IsTheHashOfItsUtf8Bytes(int length)
    {
        var key = new string('日', length);

        Assert.Equal(System.IO.Hashing.XxHash3.HashToUInt64(Encoding.UTF8.GetBytes(key)), KeyHash.Default.Of(key));
    }

    [Fact]
    public void Of_HalfOfASurrogatePair_CountsAsTheReplacementCharacter() =>
        Assert.Equal(KeyHash.Default.Of("a\uFFFDb"), KeyHash.Default.Of("a\uD83Db"));

    [Fact]
    public void Of_SameTextComposedDifferently_IsAnotherKey() =>
        Assert.NotEqual(KeyHash.Default.Of("\u00e9"), KeyHash.Default.Of("e\u0301"));

    [Fact]
    public void Of_AnotherSeed_IsAnotherHash()
    {
        Assert.NotEqual(KeyHash.XxHash3(1).Of("a"), KeyHash.XxHash3(2).Of("a"));
        Assert.NotEqual(KeyHash.XxHash64(1).Of("a"), KeyHash.XxHash64(2).Of("a"));
    }

    [Fact]
    public void Equals_SameKindAndSeed_IsTrue()
    {
        Assert.Equal(KeyHash.Default, KeyHash.XxHash3());
        Assert.Equal(KeyHash.XxHash64(7), KeyHash.XxHash64(7));
        Assert.NotEqual(KeyHash.XxHash64(7), KeyHash.XxHash64(8));
        Assert.NotEqual(KeyHash.XxHash3(), KeyHash.XxHash64());
    }
}
