namespace Fundamentals.Charts.Tests.Style;

public sealed class PaletteTests
{
    [Fact]
    public void Text_OnPaper_HasTheContrastWcagAsksFor()
    {
        Assert.True(Palette.ContrastOf(Palette.Ink, Palette.Paper) >= 7);
        Assert.True(Palette.ContrastOf(Palette.Reference, Palette.Paper) >= 4.5);
    }

    [Fact]
    public void TextOn_EveryColor_IsReadable()
    {
        foreach (var color in Palette.Colors.Append(Palette.Quiet))
            Assert.True(Palette.ContrastOf(Palette.TextOn(color), color) >= 3.5, color);
    }

    [Fact]
    public void Colors_AreThoseOfOkabeAndIto() =>
        Assert.Equal(
            ["#000000", "#0072b2", "#009e73", "#56b4e9", "#cc79a7", "#d55e00", "#e69f00", "#f0e442"],
            Palette.Colors.Order(StringComparer.Ordinal));

    [Fact]
    public void FirstThree_OnPaper_HaveTheContrastOfGraphics()
    {
        foreach (var color in Palette.Colors.Take(3))
            Assert.True(Palette.ContrastOf(color, Palette.Paper) >= 3, color);
    }

    [Fact]
    public void ContrastOf_BlackAndWhite_Is21() => Assert.Equal(21, Palette.ContrastOf("#000000", "#ffffff"), 1e-9);

    [Theory]
    [InlineData("red")]
    [InlineData("#12345")]
    [InlineData("#12345g")]
    public void ContrastOf_NotAColor_SaysWhich(string text) =>
        Assert.Contains($"'{text}'", Assert.Throws<FormatException>(() => Palette.ContrastOf(text, "#ffffff")).Message);

    [Fact]
    public void ColorOf_AfterTheLast_Repeats()
    {
        Assert.Equal(Palette.ColorOf(0), Palette.ColorOf(8));
        Assert.Throws<ArgumentOutOfRangeException>(() => Palette.ColorOf(-1));
    }

    [Fact]
    public void NodeColors_OfANodeThatWent_StaysWithTheOthers()
    {
        var colors = NodeColors.Of(["a", "b", "a", "c"]);

        Assert.Equal([Palette.ColorOf(0), Palette.ColorOf(1), Palette.ColorOf(2), Palette.Quiet], new[] { "a", "b", "c", "d" }.Select(node => colors[node]));
        Assert.Equal(3, colors.Count);
    }
}
