using Microsoft.DotNet.Interactive.Formatting;
using Plotly.NET;

namespace Fundamentals.Charts;

/// <summary>
/// Lets a notebook show pictures: takes the place of the package Plotly.NET.Interactive, which was made for a kernel
/// that is no longer kept.
/// </summary>
public static class ChartFormatter
{
    /// <summary>The MIME type of a plotly figure.</summary>
    public const string PlotlyMimeType = "application/vnd.plotly.v1+json";

    private static readonly string[] MimeTypes = [PlotlyMimeType, HtmlFormatter.MimeType, PlainTextFormatter.MimeType];

    /// <summary>
    /// Makes a displayed <see cref="Picture"/>, and a <see cref="GenericChart"/> that somebody made with Plotly.NET, come
    /// out as one bundle of figure JSON, HTML and plain text. Calling it again changes nothing.
    /// </summary>
    public static void Register()
    {
        Register<Picture>(picture => picture);
        Register<GenericChart>(Picture.Of);
    }

    private static void Register<T>(Func<T, Picture> pictureOf)
    {
        Formatter.SetPreferredMimeTypesFor(typeof(T), MimeTypes);
        Formatter.Register<T>(value => pictureOf(value).Json, PlotlyMimeType);
        Formatter.Register<T>(value => pictureOf(value).Html, HtmlFormatter.MimeType);
        Formatter.Register<T>(value => pictureOf(value).AltText, PlainTextFormatter.MimeType);
    }
}
