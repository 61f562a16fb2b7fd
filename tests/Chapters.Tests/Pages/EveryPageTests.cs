using System.Text.Json;
using Deque.AxeCore.Commons;
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
        var pages = await book.PagesAsync();
        // The pages of source files are all made alike, and axe judges one for them.
        var judged = pages.Where(IsWritten).Append(pages.First(page => !IsWritten(page))).ToHashSet(StringComparer.Ordinal);
        foreach (var page in pages)
        {
            var open = await book.OpenAsync(page, new() { ReducedMotion = ReducedMotion.Reduce });
            var here = await open.CountAsync("figure.chart");
            var drawn = await open.CountAsync("figure.chart[data-drawn=true]:has(.main-svg):has(figcaption)");
            if (here != drawn)
                complaints.Add($"{page}: {drawn} of {here} charts are drawn");
            charts += here;

            var isJudged = judged.Contains(page);
            if (isJudged)
            {
                await open.Page.EvaluateAsync(new BundledAxeScriptProvider().GetScript());
                complaints.AddRange(await AxeAsync(open, $"{page}, light"));
            }

            await open.Page.EmulateMediaAsync(new() { ColorScheme = ColorScheme.Dark });
            if (isJudged)
                complaints.AddRange(await AxeAsync(open, $"{page}, dark"));
            await open.ResizeAsync(PhoneWidth, 844);
            if (isJudged)
                complaints.AddRange(await AxeAsync(open, $"{page}, dark, phone"));
            var width = await open.Page.EvaluateAsync<int>("document.documentElement.scrollWidth");
            if (width > PhoneWidth)
                complaints.Add($"{page}: {width} pixels wide on a phone");
            complaints.AddRange(open.Problems.Select(problem => $"{page}: {problem}"));
        }

        Assert.True(complaints.Count == 0, string.Join(Environment.NewLine, complaints));
        Assert.True(charts >= FewestCharts, $"{charts} charts in all.");
    }

    private static bool IsWritten(string page) =>
        !page.StartsWith("source/", StringComparison.Ordinal) || page.EndsWith(".md.html", StringComparison.Ordinal);

    // Without preload: axe would ask for the style sheets in a way that a page from a file is refused.
    private static async Task<IEnumerable<string>> AxeAsync(OpenPage open, string where)
    {
        var result = await open.Page.EvaluateAsync<JsonElement>("axe.run(document, { preload: false, resultTypes: ['violations'] })");
        Assert.True(result.GetProperty("passes").GetArrayLength() > 10, "axe has judged hardly anything.");
        return result.GetProperty("violations").EnumerateArray().Select(violation =>
        {
            var places = violation.GetProperty("nodes").EnumerateArray().Take(3).Select(node => node.GetProperty("html"));
            return $"{where}: {violation.GetProperty("impact")} {violation.GetProperty("id")}, {violation.GetProperty("help")}: {string.Join(" | ", places)}";
        });
    }
}
