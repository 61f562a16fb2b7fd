using System.Globalization;
using ImageMagick;

namespace Fundamentals.Publishing.Pictures;

/// <summary>
/// Pictures as PNG files with a palette. SVG would often be smaller, but GitHub's notebook preview cleans it and then
/// leaves parts of it out, or all (Cantera/cantera-jupyter #37, xflr6/graphviz #182).
/// </summary>
internal static class PalettePng
{
    // From sharp and smooth to plain: what fits first is taken.
    private static readonly (double Scale, uint Colors)[] Tries = [(2, 256), (2, 64), (1.5, 64), (1, 256), (1, 64), (1, 16)];

    /// <summary>Makes the best palette picture that is small enough.</summary>
    /// <param name="drawing">The picture in full colour.</param>
    /// <param name="mostBytes">How many bytes it may take.</param>
    /// <exception cref="PictureException">Even the plainest takes more.</exception>
    public static byte[] Fit(Drawing drawing, int mostBytes)
    {
        byte[] png = [];
        foreach (var (scale, colors) in Tries)
        {
            png = Encode(drawing, scale, colors);
            if (png.Length <= mostBytes)
                return png;
        }

        throw new PictureException($"the picture of its figure takes {png.Length:N0} bytes even without sharpness and with few colours, more than {mostBytes:N0}. Draw fewer points or marks.");
    }

    private static byte[] Encode(Drawing drawing, double scale, uint colors)
    {
        using var image = new MagickImage(drawing.Png);
        if (scale < Drawing.Scale)
            image.Resize((uint)(drawing.Width * scale), (uint)(drawing.Height * scale));
        image.Quantize(new QuantizeSettings { Colors = colors, DitherMethod = DitherMethod.No });
        image.Strip();
        image.Settings.SetDefine(MagickFormat.Png, "exclude-chunks", "date,time,gama,chrm,srgb,bkgd,phys");
        image.Settings.SetDefine(MagickFormat.Png, "compression-level", 9.ToString(CultureInfo.InvariantCulture));
        image.Settings.SetDefine(MagickFormat.Png, "compression-filter", "0");
        return image.ToByteArray(MagickFormat.Png8);
    }
}
