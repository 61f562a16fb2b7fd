using Fundamentals.Hashing;

namespace Fundamentals.Tests.Hashing;

public sealed class KeysTests
{
    [Fact]
    public void Numbered_PrefixAndCount_CountsFromZero()
    {
        Assert.Equal(["user-0", "user-1", "user-2"], Keys.Numbered("user-", 3));
        Assert.Empty(Keys.Numbered("user-", 0));
    }

    [Fact]
    public void Numbered_NegativeCount_IsAnError() =>
        Assert.Equal("count", Assert.Throws<ArgumentOutOfRangeException>(() => Keys.Numbered("user-", -1)).ParamName);
}
