using Microsoft.DotNet.Interactive.Formatting;
using Plotly.NET.CSharp;

namespace Fundamentals.Charts.Tests;

public sealed class ChartFormatterTests
{
    private static readonly string[] MimeTypes = ["application/vnd.plotly.v1+json", "text/html", "text/plain"];

    public ChartFormatterTests()
    {
        ChartFormatter.Register();
        ChartFormatter.Register();
    }

    [Fact]
    public void Register_Picture_YieldsJsonHtmlAndText()
    {
        var picture = Figure.Lines();

        Assert.Equal(MimeTypes, Formatter.GetPreferredMimeTypesFor(picture.GetType()));
        Assert.Equal([picture.Json, picture.Html, picture.AltText], MimeTypes.Select(type => picture.ToDisplayString(type)));
    }

    [Fact]
    public void Register_ChartsOfPlotlyNet_YieldTheSameAsTheirPicture()
    {
        var one = Chart.Line<int, int, string>(x: new[] { 1, 2 }, y: new[] { 3, 4 });
        var several = Chart.Combine([one, one]);
        foreach (var chart in new[] { one, several })
        {
            var picture = Picture.Of(chart);

            Assert.Equal(MimeTypes, Formatter.GetPreferredMimeTypesFor(chart.GetType()));
            Assert.Equal([picture.Json, picture.Html, picture.AltText], MimeTypes.Select(type => ((object)chart).ToDisplayString(type)));
        }
    }
}
