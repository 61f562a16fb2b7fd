using System.Xml.Linq;
using Plotly.NET;
using Plotly.NET.CSharp;
using Chart = Plotly.NET.CSharp.Chart;

namespace Fundamentals.Charts.Tests;

public sealed class PictureTests
{
    public static TheoryData<string> Pictures => Figure.Names;

    [Theory]
    [MemberData(nameof(Pictures))]
    public void Json_OfEveryPicture_HasDataLayoutAndConfig(string name)
    {
        var figure = Figure.Parse(Figure.Named(name));

        Assert.NotEmpty(figure["data"]!.AsArray());
        Assert.True(figure["layout"]!["autosize"]!.GetValue<bool>());
        Assert.Null(figure["layout"]!["width"]);
        Assert.True(figure["layout"]!["height"]!.GetValue<double>() >= 300);
        Assert.True(figure["config"]!["responsive"]!.GetValue<bool>());
        Assert.Equal(name.Contains("slider", StringComparison.Ordinal), figure.ContainsKey("frames"));
    }

    [Theory]
    [MemberData(nameof(Pictures))]
    public void Json_OfEveryPicture_HasTheHouseTemplateOnly(string name)
    {
        var template = Figure.Parse(Figure.Named(name))["layout"]!["template"]!;

        Assert.Equal(HouseStyle.Template().ToJsonString(), template.ToJsonString());
        Assert.InRange(template.ToJsonString().Length, 500, 1500);
    }

    [Theory]
    [MemberData(nameof(Pictures))]
    public void MadeTwice_EveryPicture_IsTheSame(string name)
    {
        var (first, second) = (Figure.Named(name), Figure.Named(name));

        Assert.Equal(first.Json, second.Json);
        Assert.Equal(first.Html, second.Html);
        Assert.Equal(first.AltText, second.AltText);
    }

    [Theory]
    [MemberData(nameof(Pictures))]
    public void Titles_OfEveryPicture_AreObjectsForPlotly2And3(string name)
    {
        var picture = Figure.Named(name);
        var layout = Figure.Parse(picture)["layout"]!.AsObject();

        Assert.NotEmpty(picture.Title);
        Assert.NotEmpty(layout["title"]!["text"].Text());
        Assert.DoesNotContain("titlefont", picture.Json);
        foreach (var (axis, value) in layout.Where(pair => pair.Key.EndsWith("axis", StringComparison.Ordinal)))
            Assert.True(value!["title"]!["text"].Text().Length > 0, axis);
        Assert.True(layout.ContainsKey("polar") || (layout.ContainsKey("xaxis") && layout.ContainsKey("yaxis")));
    }

    [Theory]
    [MemberData(nameof(Pictures))]
    public void AltText_OfEveryPicture_HasNumbersAndIsInTheFigure(string name)
    {
        var picture = Figure.Named(name);

        Assert.Contains(picture.AltText, char.IsAsciiDigit);
        Assert.Equal(picture.AltText, picture.ToString());
        Assert.Equal(picture.AltText, Figure.Parse(picture)["layout"]!["meta"]!["alt"].Text());
    }

    [Theory]
    [MemberData(nameof(Pictures))]
    public void Hover_OfEveryTrace_IsSetOrSkipped(string name)
    {
        foreach (var trace in Figure.Parse(Figure.Named(name))["data"]!.AsArray())
            Assert.Contains(trace!["hoverinfo"].Text(), (string[])["text", "skip"]);
    }

    [Theory]
    [MemberData(nameof(Pictures))]
    public void Html_WithRudeNames_InjectsNothing(string name)
    {
        var html = Figure.Named(name).Html;

        Assert.Equal(html.IndexOf("<script>", StringComparison.Ordinal), html.LastIndexOf("<script", StringComparison.Ordinal));
        Assert.Equal(html.IndexOf("</script>", StringComparison.Ordinal), html.LastIndexOf("</script", StringComparison.Ordinal));
        Assert.DoesNotContain("<b>", html);

        // Well-formed as XML: every quote and bracket of the names is encoded.
        var place = XElement.Parse(html[..html.IndexOf("<script>", StringComparison.Ordinal)]);
        Assert.Equal(["data-figure", "role", "aria-label", "style"], place.Attributes().Select(attribute => attribute.Name.LocalName));
        Assert.Equal(Figure.Named(name).AltText, place.Attribute("aria-label")!.Value);
        Assert.Equal(Figure.Named(name).AltText, Assert.Single(place.Elements()).Value);
    }

    [Fact]
    public void Html_OfARudeTitle_IsEncodedInTheLabel() =>
        Assert.Contains("aria-label=\"What &lt;b&gt;&quot;x&quot;&lt;/b&gt;&lt;/script&gt; shows.", Figure.Lines().Html);

    [Fact]
    public void Json_OfRudeNames_ShowsThemLetterByLetter()
    {
        var figure = Figure.Parse(Figure.Lines());

        // plotly.js turns the entities back into letters, and tags into bold text.
        Assert.Equal("What &lt;b&gt;\"x\"&lt;/b&gt;&lt;/script&gt; shows", figure["layout"]!["title"]!["text"].Text());
        Assert.Equal("measured &lt;b&gt;\"x\"&lt;/b&gt;&lt;/script&gt;", figure["data"]![0]!["name"].Text());
    }

    [Fact]
    public void Html_LoadsTheVersionThatPlotlyNetCarries()
    {
        var html = Figure.Lines().Html;

        Assert.Contains($"https://cdn.plot.ly/plotly-{PlotlyJs.Version}.min.js", html);
        Assert.Contains("if (window.Plotly)", html);
        Assert.Contains($"min-height:{HouseStyle.Height}px", html);
    }

    [Fact]
    public void Html_RoleOfPicturesWithControls_IsFigure()
    {
        Assert.Contains("role=\"img\"", Figure.Lines().Html);
        Assert.Contains("role=\"figure\"", Figure.Slider().Html);
    }

    [Fact]
    public void Title_LongerThanALine_IsBrokenAndGetsRoom()
    {
        var chart = Chart.Line<int, int, string>(x: new[] { 1 }, y: new[] { 1 });
        var words = string.Join(' ', Enumerable.Repeat("word", 30));

        var layout = Figure.Parse(Picture.Of(chart, words, "1 point"))["layout"]!;

        Assert.Equal(2, layout["title"]!["text"].Text().Split("<br>").Length);
        Assert.Equal(82, layout["margin"]!["t"]!.GetValue<double>());
    }

    [Theory]
    [InlineData(1, 16, 60)]
    [InlineData(2, 27, 82)]
    [InlineData(3, 27, 104)]
    public void Title_OfSeveralLines_BeginsAtOneHeight(int lines, double padding, double margin)
    {
        var chart = Chart.Line<int, int, string>(x: new[] { 1 }, y: new[] { 1 });

        var layout = Figure.Parse(Picture.Of(chart, string.Join(' ', Enumerable.Repeat(new string('a', 70), lines)), "1 point"))["layout"]!;

        Assert.Equal((padding, margin), (layout["title"]!["pad"]!["t"]!.GetValue<double>(), layout["margin"]!["t"]!.GetValue<double>()));
    }

    [Fact]
    public void Of_ChartMadeWithPlotlyNet_GetsTheHouseStyleAndItsOwnTitle()
    {
        var chart = Chart.Column<int, string, string>(values: new[] { 3, 1, 2 }, Keys: new[] { "a", "b", "c" });
        chart = Plotly.NET.Chart.withTitle("Mine", null).Invoke(chart);

        var picture = Picture.Of(chart);

        var layout = Figure.Parse(picture)["layout"]!;
        Assert.Equal(HouseStyle.Template().ToJsonString(), layout["template"]!.ToJsonString());
        Assert.Equal("Mine", layout["title"]!["text"].Text());
        Assert.Equal(HouseStyle.Height, layout["height"]!.GetValue<double>());
        Assert.Equal("Chart \"Mine\" with 1 trace: bar of 3 points.", picture.AltText);
        Assert.InRange(picture.Json.Length, 500, 2500);
    }

    [Fact]
    public void Of_ChartWithItsOwnTemplateAndSize_KeepsThem()
    {
        var chart = Chart.Point<int, int, string>(x: new[] { 1 }, y: new[] { 1 }).WithSize(300, 200);
        chart = Plotly.NET.Chart.withTemplate(ChartTemplates.darkMirrored).Invoke(chart);

        var layout = Figure.Parse(Picture.Of(chart))["layout"]!;

        Assert.NotEqual(HouseStyle.Template().ToJsonString(), layout["template"]!.ToJsonString());
        Assert.Equal(300, layout["width"]!.GetValue<double>());
        Assert.Equal(200, layout["height"]!.GetValue<double>());
    }

    [Fact]
    public void Of_EmptyTexts_Throws()
    {
        var chart = Chart.Line<int, int, string>(x: new[] { 1 }, y: new[] { 1 });

        Assert.Throws<ArgumentException>(() => Picture.Of(chart, " ", "text"));
        Assert.Throws<ArgumentException>(() => Picture.Of(chart, "title", ""));
        Assert.Throws<ArgumentNullException>(() => Picture.Of(null!));
    }
}
