using System.Text.RegularExpressions;

namespace Fundamentals.Cli.Tests.Pages;

/// <summary>Written pages in a browser without a network.</summary>
public sealed partial class BrowserTests(PageWithCharts written) : IClassFixture<PageWithCharts>, IDisposable
{
    private const int PngHeaderLength = 24;
    private readonly TemporaryFolder _folder = new();

    [Fact]
    public async Task Page_WithCharts_DrawsEveryOneWithoutANetwork()
    {
        Chromium.Require();

        var (dom, console) = await Chromium.OpenAsync(await written.PathAsync());

        Assert.Contains("data-ready=\"true\"", dom, StringComparison.Ordinal);
        Assert.Equal(2, Figure().Count(dom));
        Assert.Equal(2, Drawn().Count(dom));
        Assert.Equal(2, PlotlySvg().Count(dom));
        Assert.DoesNotContain("data-errors", dom, StringComparison.Ordinal);
        Assert.Empty(console);
    }

    [Fact]
    public async Task Page_Screenshot_IsTaken()
    {
        Chromium.Require();
        var picture = _folder["page.png"];

        await Chromium.OpenAsync(await written.PathAsync(), picture);

        var bytes = await File.ReadAllBytesAsync(picture, TestContext.Current.CancellationToken);
        Assert.Equal([0x89, 0x50, 0x4E, 0x47, 0, 0, 5, 0, 0, 0, 7, 0xD0], [.. bytes[..4], .. bytes[(PngHeaderLength - 8)..PngHeaderLength]]);
        Assert.True(bytes.Length > 40_000, $"A page with two charts gives more than {bytes.Length} bytes of picture.");
    }

    [Fact]
    public async Task Page_WithoutPlotly_ShowsTheTextOfEachChart()
    {
        Chromium.Require();
        var page = await written.PathAsync();
        foreach (var file in Directory.EnumerateFiles(Path.GetDirectoryName(page)!, "*", SearchOption.AllDirectories).Where(file => Path.GetFileName(file) != "plotly.min.js"))
        {
            var copy = _folder[Path.GetRelativePath(Path.GetDirectoryName(page)!, file)];
            Directory.CreateDirectory(Path.GetDirectoryName(copy)!);
            File.Copy(file, copy);
        }

        var (dom, _) = await Chromium.OpenAsync(_folder["a.html"]);

        Assert.Equal(0, Drawn().Count(dom));
        Assert.Equal(2, Failed().Count(dom));
        Assert.Equal(2, OpenDescription().Count(dom));
    }

    [Fact]
    public async Task Index_InABrowser_HasNoErrors()
    {
        Chromium.Require();

        var (dom, console) = await Chromium.OpenAsync(Path.Combine(Path.GetDirectoryName(await written.PathAsync())!, "index.html"));

        Assert.Contains("data-ready=\"true\"", dom, StringComparison.Ordinal);
        Assert.DoesNotContain("data-errors", dom, StringComparison.Ordinal);
        Assert.Empty(console);
    }

    public void Dispose() => _folder.Dispose();

    [GeneratedRegex("<figure class=\"chart\"", RegexOptions.None, 1000)]
    private static partial Regex Figure();

    [GeneratedRegex("<figure [^>]*data-drawn=\"true\"", RegexOptions.None, 1000)]
    private static partial Regex Drawn();

    [GeneratedRegex("<figure [^>]*data-failed=", RegexOptions.None, 1000)]
    private static partial Regex Failed();

    [GeneratedRegex("<details class=\"description\" open", RegexOptions.None, 1000)]
    private static partial Regex OpenDescription();

    // plotly.js stacks several pictures of this class in each chart: the first is the one with the paper.
    [GeneratedRegex("svg-container\"[^>]*><svg class=\"main-svg\"", RegexOptions.None, 1000)]
    private static partial Regex PlotlySvg();
}
