using System.Text.RegularExpressions;

namespace Fundamentals.Charts.Tests.Style;

public sealed partial class DarkPaletteTests
{
    [Fact]
    public void Of_Text_HasTheContrastWcagAsksFor()
    {
        Assert.True(Palette.ContrastOf(DarkPalette.Ink, DarkPalette.Paper) >= 7);
        Assert.True(Palette.ContrastOf(DarkPalette.Of(Palette.Reference), DarkPalette.Paper) >= 4.5);
        foreach (var ground in new[] { Palette.FaintGrey, Palette.FaintBlue, Palette.FaintGreen, Palette.FaintRed, Palette.Grid })
            Assert.True(Palette.ContrastOf(DarkPalette.Ink, DarkPalette.Of(ground)) >= 7, ground);
    }

    // The ground is vermilion, of which an eighth covers the paper.
    [Fact]
    public void Of_NameOfAFault_HasTheContrastWcagAsksForOnItsGround()
    {
        Assert.True(Palette.ContrastOf(Palette.FaultText, Tinted(Palette.Paper)) >= 4.5);
        Assert.True(Palette.ContrastOf(DarkPalette.Of(Palette.FaultText), Tinted(DarkPalette.Paper)) >= 4.5);

        static string Tinted(string paper) => "#" + string.Concat(new[] { 1, 3, 5 }.Select(at =>
            $"{(int)Math.Round((0.13 * Channel(Palette.ColorOf(1), at)) + (0.87 * Channel(paper, at))):x2}"));
        static int Channel(string color, int at) => Convert.ToInt32(color.Substring(at, 2), 16);
    }

    [Fact]
    public void Of_EveryColor_StandsOutAndKeepsItsTextReadable()
    {
        foreach (var color in Palette.Colors.Append(Palette.Quiet))
        {
            Assert.True(Palette.ContrastOf(DarkPalette.Of(color), DarkPalette.Paper) >= 4.4, color);
            Assert.True(Palette.ContrastOf(Palette.TextOn(color), DarkPalette.Of(color)) >= 3.5, color);
        }
    }

    [Fact]
    public void Of_TextOnAColor_Stays() =>
        Assert.Equal([Palette.LightText, Palette.DarkText], new[] { Palette.LightText, Palette.DarkText }.Select(DarkPalette.Of));

    [Fact]
    public void Counterparts_TwoColors_DoNotBecomeOne()
    {
        var all = Palette.Colors.Concat([Palette.Paper, Palette.Ink, Palette.Quiet, Palette.Grid, Palette.Reference, Palette.FaintBlue, Palette.FaintGreen, Palette.FaintRed, Palette.FaintGrey, Palette.DeepBlue, Palette.FaultText]).ToList();

        Assert.Equal(all.Count, all.Select(DarkPalette.Of).Distinct(StringComparer.Ordinal).Count());
        Assert.All(DarkPalette.Counterparts, pair => Assert.Contains(pair.Key, all));
    }

    // A colour that a chart brings along by itself has no counterpart, and would be drawn for white paper in the dark.
    [Fact]
    public void Charts_NoneHasAColorOfItsOwn()
    {
        var folder = Path.Combine(Repository(), "src", "Fundamentals.Charts");
        var literals = Directory.EnumerateFiles(folder, "*.cs", SearchOption.AllDirectories)
            .Where(file => !Path.GetFileName(file).EndsWith("Palette.cs", StringComparison.Ordinal))
            .SelectMany(file => Literal().Matches(File.ReadAllText(file)).Select(match => $"{Path.GetFileName(file)}: {match.Value}"));

        Assert.Empty(literals);
    }

    private static string Repository()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "Fundamentals.sln")))
            folder = folder.Parent ?? throw new DirectoryNotFoundException($"There is no Fundamentals.sln above {AppContext.BaseDirectory}.");
        return folder.FullName;
    }

    [GeneratedRegex("\"#[0-9a-fA-F]{6}\"", RegexOptions.None, 1000)]
    private static partial Regex Literal();
}
