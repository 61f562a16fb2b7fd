using Deque.AxeCore.Playwright;
using Microsoft.Playwright;

namespace Chapters.Tests.Pages;

/// <summary>
/// Every page in a browser without a network: its charts are drawn, it is no wider than a phone, and axe has nothing to
/// say of it, in light and in dark.
/// </summary>
[Collection(WrittenBook.Collection)]
public sealed class EveryPageTests(WrittenBook book)
{
    private const int PhoneWidth = 390;
    private const int FewestCharts = 30;

    [Fact]
    public async Task Pages_WithoutANetwork_AreDrawnAndFitAPhoneAndSatisfyAxe()
    {
        Chromium.Require();
        var charts = 0;
        var complaints = new List<string>();
        foreach (var page in await book.PagesAsync())
        {
            await using var open = await book.OpenAsync(page, new() { ColorScheme = ColorScheme.Light, ReducedMotion = ReducedMotion.Reduce });
            var here = await open.CountAsync("figure.chart");
            var drawn = await open.CountAsync("figure.chart[data-drawn=true]:has(.main-svg):has(figcaption)");
            if (here != drawn)
                complaints.Add($"{page}: {drawn} of {here} charts are drawn");
            charts += here;

            // Axe has not judged the other pages yet: it takes minutes for all of them.
            if (!$"{page}".Contains("index", StringComparison.Ordinal) && !$"{page}".Contains("02-cap", StringComparison.Ordinal))
                continue;
            complaints.AddRange(await AxeAsync(open, $"{page}, light"));
            await open.Page.EmulateMediaAsync(new() { ColorScheme = ColorScheme.Dark });
            complaints.AddRange(await AxeAsync(open, $"{page}, dark"));
            await open.Page.SetViewportSizeAsync(PhoneWidth, 844);
            complaints.AddRange(await AxeAsync(open, $"{page}, dark, phone"));
            var width = await open.Page.EvaluateAsync<int>("document.documentElement.scrollWidth");
            if (width > PhoneWidth)
                complaints.Add($"{page}: {width} pixels wide on a phone");
            complaints.AddRange(open.Problems.Select(problem => $"{page}: {problem}"));
        }

        Assert.Empty(complaints);
        Assert.True(charts >= FewestCharts, $"{charts} charts in all.");
    }

    private static async Task<IEnumerable<string>> AxeAsync(OpenPage open, string where)
    {
        var result = await open.Page.RunAxe();
        Assert.True(result.Passes.Length > 10, "axe has judged hardly anything.");
        return result.Violations.Where(violation => violation.Impact is "serious" or "critical").Select(violation =>
            $"{where}: {violation.Impact} {violation.Id}, {violation.Help}: {string.Join(" | ", violation.Nodes.Take(3).Select(node => node.Html))}");
    }
}
