using System.Text.Json.Nodes;
using Fundamentals.Cli.Running;
using Fundamentals.Publishing.Pictures;
using ImageMagick;

namespace Fundamentals.Publishing.Tests;

/// <summary>Drawn in the browser that is present.</summary>
public sealed class ArtistTests
{
    private const string Figure = """{"data":[{"type":"bar","x":["a"],"y":[1],"marker":{"color":"#0072b2"}}],"layout":{"height":300}}""";

    [Fact]
    public async Task DrawAsync_Figure_HasItsSizeItsColoursAndTwiceThePixels()
    {
        Chromium.Require();
        await using var artist = new Artist(null);

        var drawing = await artist.DrawAsync(JsonNode.Parse(Figure)!, TestContext.Current.CancellationToken);

        Assert.Equal((760, 300), (drawing.Width, drawing.Height));
        using var png = new MagickImage(drawing.Png);
        Assert.Equal((1520u, 600u), (png.Width, png.Height));
        Assert.Equal("#0072B2", png.GetPixels().GetPixel(760, 300).ToColor()!.ToHexString());
    }

    [Fact]
    public async Task DrawAsync_AfterAnotherFigureAndInAnotherBrowser_IsTheSamePicture()
    {
        Chromium.Require();
        await using var first = new Artist(null);
        await using var second = new Artist(null);
        await first.DrawAsync(JsonNode.Parse("""{"data":[{"y":[1,5,2]}],"layout":{"height":700,"title":{"text":"another"}}}""")!, TestContext.Current.CancellationToken);

        var after = await first.DrawAsync(JsonNode.Parse(Figure)!, TestContext.Current.CancellationToken);
        var alone = await second.DrawAsync(JsonNode.Parse(Figure)!, TestContext.Current.CancellationToken);

        Assert.Equal((alone.Width, alone.Height), (after.Width, after.Height));
        Assert.Equal(PalettePng.Fit(alone, int.MaxValue), PalettePng.Fit(after, int.MaxValue));
    }

    [Fact]
    public async Task DrawAsync_NoFigure_SaysThatItCannotBeDrawn()
    {
        Chromium.Require();
        await using var artist = new Artist(null);

        var error = await Assert.ThrowsAsync<PictureException>(() => artist.DrawAsync(JsonValue.Create("no figure"), TestContext.Current.CancellationToken));

        Assert.StartsWith("its figure could not be drawn: ", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task DrawAsync_ProgramThatIsNoBrowser_IsNamed()
    {
        await using var artist = new Artist(typeof(ArtistTests).Assembly.Location);

        var error = await Assert.ThrowsAsync<UserException>(() => artist.DrawAsync(JsonNode.Parse(Figure)!, TestContext.Current.CancellationToken));

        Assert.StartsWith($"{typeof(ArtistTests).Assembly.Location} cannot be started as a browser: ", error.Message, StringComparison.Ordinal);
        Assert.DoesNotContain('\n', error.Message);
    }
}
