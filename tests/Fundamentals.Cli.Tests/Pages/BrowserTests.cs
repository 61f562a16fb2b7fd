using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Fundamentals.Cli.Running;

namespace Fundamentals.Cli.Tests.Pages;

/// <summary>Written pages in a browser without a network.</summary>
public sealed partial class BrowserTests : IDisposable
{
    private const int PngHeaderLength = 24;
    private readonly TemporaryFolder _folder = new();

    [Fact]
    public async Task Page_WithCharts_DrawsEveryOneWithoutANetwork()
    {
        Chromium.Require();
        var page = await WriteAsync();

        var (dom, console) = await Chromium.OpenAsync(page);

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
        var page = await WriteAsync();
        var picture = _folder["page.png"];

        await Chromium.OpenAsync(page, picture);

        var bytes = await File.ReadAllBytesAsync(picture, TestContext.Current.CancellationToken);
        Assert.Equal([0x89, 0x50, 0x4E, 0x47, 0, 0, 5, 0, 0, 0, 7, 0xD0], [.. bytes[..4], .. bytes[(PngHeaderLength - 8)..PngHeaderLength]]);
        Assert.True(bytes.Length > 40_000, $"A page with two charts gives more than {bytes.Length} bytes of picture.");
    }

    [Fact]
    public async Task Page_WithoutPlotly_ShowsTheTextOfEachChart()
    {
        Chromium.Require();
        var page = await WriteAsync();
        File.Delete(_folder["book/assets/plotly.min.js"]);

        var (dom, _) = await Chromium.OpenAsync(page);

        Assert.Equal(0, Drawn().Count(dom));
        Assert.Equal(2, Failed().Count(dom));
        Assert.Equal(2, OpenDescription().Count(dom));
    }

    [Fact]
    public async Task Page_WithPointsToClick_IsOperatedFromTheKeyboardAsWell()
    {
        Chromium.Require();
        var page = await WriteAsync(NotebookText.Code("Fundamentals.Charts.Histories.ModelMap.Of()"));
        const string press = """
            <script>
            const wait = setInterval(() => {
              if (!document.documentElement.dataset.ready) return;
              clearInterval(wait);
              const button = [...document.querySelectorAll(".point-buttons button")].find((one) => one.textContent === "sequential");
              button.focus();
              button.click();
            }, 20);
            </script>
            """;
        await File.AppendAllTextAsync(page, press, TestContext.Current.CancellationToken);

        var (dom, console) = await Chromium.OpenAsync(page);

        Assert.Equal(10, PointButton().Count(dom));
        Assert.Contains("role=\"status\">sequential: One order explains all answers", dom, StringComparison.Ordinal);
        Assert.Equal(1, SequentialPanel().Count(dom));
        Assert.DoesNotContain(">linearizable: Each operation", dom, StringComparison.Ordinal);
        Assert.Empty(console);
    }

    [Fact]
    public async Task Index_InABrowser_HasNoErrors()
    {
        Chromium.Require();
        await WriteAsync();

        var (dom, console) = await Chromium.OpenAsync(_folder["book/index.html"]);

        Assert.Contains("data-ready=\"true\"", dom, StringComparison.Ordinal);
        Assert.DoesNotContain("data-errors", dom, StringComparison.Ordinal);
        Assert.Empty(console);
    }

    public void Dispose() => _folder.Dispose();

    private Task<string> WriteAsync() => WriteAsync(
        NotebookText.Code("var ring = ConsistentHashRing.Of(\"</script>\", \"b\");\nRingChart.Of(ring)"),
        NotebookText.Code("LoadChart.Of(ring, Keys.Numbered(\"k\", 100))", "hide-input"));

    private async Task<string> WriteAsync(params JsonObject[] cells)
    {
        var library = AppContext.BaseDirectory;
        _folder.Write("setup.csx", $"""
            #r "{library}Fundamentals.dll"
            #r "{library}Fundamentals.Charts.dll"
            using Fundamentals.Charts;
            using Fundamentals.Charts.Partitioning;
            using Fundamentals.Hashing;
            ChartFormatter.Register();
            """);
        _folder.Write("a.ipynb", NotebookText.Of([
            NotebookText.Markdown("# Charts\n\nText </script> and `code`.\n\n## One\n\n## Two"),
            NotebookText.Code("#!import \"setup.csx\""),
            .. cells,
        ]));
        var result = await CliProcess.RunAsync(_folder.Path, "run", "a.ipynb");
        Assert.Equal((ExitCodes.Success, string.Empty), (result.ExitCode, result.Error));
        return _folder["book/a.html"];
    }

    [GeneratedRegex("<figure class=\"chart\"", RegexOptions.None, 1000)]
    private static partial Regex Figure();

    [GeneratedRegex("<figure [^>]*data-drawn=\"true\"", RegexOptions.None, 1000)]
    private static partial Regex Drawn();

    [GeneratedRegex("<figure [^>]*data-failed=", RegexOptions.None, 1000)]
    private static partial Regex Failed();

    [GeneratedRegex("<details class=\"description\" open", RegexOptions.None, 1000)]
    private static partial Regex OpenDescription();

    [GeneratedRegex("<button type=\"button\">", RegexOptions.None, 1000)]
    private static partial Regex PointButton();

    [GeneratedRegex("<tspan[^>]*>sequential: One order", RegexOptions.None, 1000)]
    private static partial Regex SequentialPanel();

    // plotly.js stacks several pictures of this class in each chart: the first is the one with the paper.
    [GeneratedRegex("svg-container\"[^>]*><svg class=\"main-svg\"", RegexOptions.None, 1000)]
    private static partial Regex PlotlySvg();
}
