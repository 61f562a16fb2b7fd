using CsCheck;
using Fundamentals.Kernel.Wire;

namespace Fundamentals.Kernel.Tests.Wire;

public sealed class CodePointsTests
{
    [Theory]
    [InlineData("abc", 2, 2)]
    [InlineData("a\U0001F600b", 1, 1)]
    [InlineData("a\U0001F600b", 2, 3)]
    [InlineData("a\U0001F600b", 3, 4)]
    [InlineData("\ud83d", 1, 1)]
    [InlineData("\ude00\ud83dx", 2, 2)]
    [InlineData("", 0, 0)]
    public void ToUtf16AndBack_Position_IsTheSamePlace(string text, int codePoints, int units)
    {
        Assert.Equal(units, CodePoints.ToUtf16(text, codePoints));
        Assert.Equal(codePoints, CodePoints.FromUtf16(text, units));
    }

    [Theory]
    [InlineData(-1, 0)]
    [InlineData(long.MaxValue, 4)]
    public void ToUtf16_OutsideTheText_IsItsNearerEnd(long codePoints, int units) =>
        Assert.Equal(units, CodePoints.ToUtf16("a\U0001F600b", codePoints));

    [Theory]
    [InlineData(-1, 0)]
    [InlineData(99, 3)]
    public void FromUtf16_OutsideTheText_IsItsNearerEnd(int units, int codePoints) =>
        Assert.Equal(codePoints, CodePoints.FromUtf16("a\U0001F600b", units));

    [Fact]
    public void FromUtf16_InsideAPair_IsBehindIt() => Assert.Equal(2, CodePoints.FromUtf16("a\U0001F600b", 2));

    [Fact]
    public void ToUtf16_AnyTextAndPosition_ComesBack() =>
        Gen.String[Gen.Char, 0, 20].SelectMany(text => Gen.Int[0, text.EnumerateRunes().Count()].Select(position => (text, position)))
            .Sample((text, position) => CodePoints.FromUtf16(text, CodePoints.ToUtf16(text, position)) == position);
}
