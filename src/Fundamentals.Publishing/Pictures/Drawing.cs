namespace Fundamentals.Publishing.Pictures;

/// <summary>A figure as a browser draws it.</summary>
/// <param name="Png">The picture in full colour, <see cref="Scale"/> times as wide and high as it is shown.</param>
/// <param name="Width">The width to show it in, in pixels of a page.</param>
/// <param name="Height">The height to show it in.</param>
internal sealed record Drawing(byte[] Png, int Width, int Height)
{
    /// <summary>How many pixels it has along each of a page's, so that text is sharp on the screens of today.</summary>
    public const int Scale = 2;
}
