using Fundamentals.Publishing.Pictures;
using ImageMagick;

namespace Fundamentals.Publishing.Tests;

public sealed class PalettePngTests
{
    private const int Width = 100;
    private const int Height = 80;
    private const int Unlimited = int.MaxValue;

    [Fact]
    public void Fit_PlainPicture_IsAPaletteOfFullSize()
    {
        using var png = new MagickImage(PalettePng.Fit(Plain(), Unlimited));

        Assert.Equal((Width * 2u, Height * 2u, ColorType.Palette), (png.Width, png.Height, png.ColorType));
        Assert.Equal("#D55E00", png.GetPixels().GetPixel(1, 1).ToColor()!.ToHexString());
    }

    [Fact]
    public void Fit_Twice_GivesTheSameBytes() => Assert.Equal(PalettePng.Fit(Noise(), Unlimited), PalettePng.Fit(Noise(), Unlimited));

    [Fact]
    public void Fit_PictureOfManyColours_GetsFewerThenSmaller()
    {
        var full = PalettePng.Fit(Noise(), Unlimited);
        var fewer = PalettePng.Fit(Noise(), full.Length - 1);
        var smaller = PalettePng.Fit(Noise(), fewer.Length - 1);

        Assert.Equal((Width * 2u, Width * 2u, (uint)(Width * 1.5)), (WidthOf(full), WidthOf(fewer), WidthOf(smaller)));
        Assert.True(smaller.Length < fewer.Length && fewer.Length < full.Length);
    }

    [Fact]
    public void Fit_PictureThatCannotBeSmallEnough_SaysSo()
    {
        var error = Assert.Throws<PictureException>(() => PalettePng.Fit(Noise(), 100));

        Assert.Matches("^the picture of its figure takes [0-9,]+ bytes even without sharpness and with few colours, more than 100. Draw fewer points or marks.$", error.Message);
    }

    private static uint WidthOf(byte[] png) => new MagickImageInfo(png).Width;

    private static Drawing Plain()
    {
        using var image = new MagickImage(new MagickColor("#D55E00"), Width * 2, Height * 2);
        return new Drawing(image.ToByteArray(MagickFormat.Png32), Width, Height);
    }

    // A fixed sequence of bytes that looks like none.
    private static Drawing Noise()
    {
        var state = 1u;
        var pixels = new byte[Width * 2 * Height * 2 * 3];
        for (var i = 0; i < pixels.Length; i++)
            pixels[i] = (byte)((state = (state * 1664525) + 1013904223) >> 24);
        using var image = new MagickImage(pixels, new PixelReadSettings(Width * 2, Height * 2, StorageType.Char, PixelMapping.RGB));
        return new Drawing(image.ToByteArray(MagickFormat.Png32), Width, Height);
    }
}
