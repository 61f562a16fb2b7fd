using Deque.AxeCore.Playwright;
using Microsoft.Playwright;

namespace Chapters.Tests.Pages;

/// <summary>Every page, as axe judges it: in light and in dark, on a wide screen and on a phone.</summary>
[Collection(WrittenBook.Collection)]
public sealed class AccessibilityTests(WrittenBook book)
{
    private static readonly ViewportSize Phone = new() { Width = 390, Height = 844 };

    [Fact]
    public async Task Pages_InLightAndDarkAndOnAPhone_GiveAxeNothingToComplainOf()
    {
        Chromium.Require();
        var violations = new List<string>();
        foreach (var page in await book.PagesAsync())
        {
            await using var open = await book.OpenAsync(page, new() { ColorScheme = ColorScheme.Light, ReducedMotion = ReducedMotion.Reduce });
            violations.AddRange(await ViolationsAsync(open, $"{page}, light"));
            await open.Page.EmulateMediaAsync(new() { ColorScheme = ColorScheme.Dark });
            violations.AddRange(await ViolationsAsync(open, $"{page}, dark"));
            await open.Page.SetViewportSizeAsync(Phone.Width, Phone.Height);
            violations.AddRange(await ViolationsAsync(open, $"{page}, dark, phone"));
            await open.Page.EmulateMediaAsync(new() { ColorScheme = ColorScheme.Light });
            violations.AddRange(await ViolationsAsync(open, $"{page}, light, phone"));
            Assert.Empty(open.Problems);
        }

        Assert.Empty(violations);
    }

    [Fact]
    public async Task Pages_OnAPhone_AreNotWiderThanIt()
    {
        Chromium.Require();
        foreach (var page in await book.PagesAsync())
        {
            await using var open = await book.OpenAsync(page, new() { ViewportSize = Phone, IsMobile = true, HasTouch = true });

            Assert.Equal((page, Phone.Width), (page, await open.Page.EvaluateAsync<int>("document.documentElement.scrollWidth")));
        }
    }

    private static async Task<IEnumerable<string>> ViolationsAsync(OpenPage open, string where)
    {
        var result = await open.Page.RunAxe();
        Assert.True(result.Passes.Length > 10, "axe has judged hardly anything.");
        return result.Violations.Select(violation =>
            $"{where}: {violation.Impact} {violation.Id}, {violation.Help}: {string.Join(" | ", violation.Nodes.Take(3).Select(node => node.Html))}");
    }
}
