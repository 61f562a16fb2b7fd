using Microsoft.Playwright;

namespace Chapters.Tests.Pages;

/// <summary>What a reader can click and press.</summary>
[Collection(WrittenBook.Collection)]
public sealed class InteractionTests(WrittenBook book)
{
    private const string PaperOfFirstChart = "getComputedStyle(document.querySelector('.chart .main-svg .bg, .chart .main-svg')).backgroundColor";

    // The data are others than before, and each point stands on the page where the axes have its value, to half a pixel.
    private const string IsDrawnAgain = """
        ({ id, before }) => {
          const plot = document.querySelector(`#${id} .frame > .plot`), box = plot.getBoundingClientRect();
          if (JSON.stringify(plot.data.map(t => [t.x, t.y])) === before) return false;
          const distances = [...plot.querySelectorAll(".scatterlayer .trace")].flatMap((drawn) => {
            const { xaxis, yaxis } = drawn.__data__[0].trace;
            const [x, y] = [xaxis, yaxis].map((name) => plot._fullLayout[name[0] + "axis" + name.slice(1)]);
            return [...drawn.querySelectorAll(".point")].map((mark) => {
              const place = mark.getBoundingClientRect(), point = mark.__data__;
              const [left, top] = [box.x + x._offset + x.c2p(point.x), box.y + y._offset + y.c2p(point.y)];
              return Math.hypot(place.x + place.width / 2 - left, place.y + place.height / 2 - top);
            });
          });
          return distances.length > 0 && distances.every((distance) => distance < 0.5);
        }
        """;

    [Fact]
    public async Task Slider_OneStepByKeyboard_ChangesTheChartItsTitleAndItsText()
    {
        var open = await book.OpenAsync("02-cap.html");
        var chart = open.Page.Locator("figure.chart:has(.slider)").First;
        var (title, text, data) = await StateAsync(chart);

        await chart.Locator("input[type=range]").FocusAsync();
        await open.Page.Keyboard.PressAsync("ArrowRight");
        await Assertions.Expect(chart.Locator("figcaption")).Not.ToHaveTextAsync(title);

        var (titleNow, textNow, dataNow) = await StateAsync(chart);
        Assert.NotEqual(title, titleNow);
        Assert.NotEqual(text, textNow);
        Assert.NotEqual(data, dataNow);
        Assert.Equal(await chart.Locator("output").TextContentAsync(), await chart.Locator("input").GetAttributeAsync("aria-valuetext"));
        Assert.EndsWith("02-cap.html", open.Page.Url, StringComparison.Ordinal);

        await open.Page.Keyboard.PressAsync("ArrowLeft");
        await Assertions.Expect(chart.Locator("figcaption")).ToHaveTextAsync(title);
        Assert.Equal(data, (await StateAsync(chart)).Data);
        Assert.Empty(open.Problems);
    }

    [Fact]
    public async Task Slider_WhenThePageTurnsDark_StaysWhereItIs()
    {
        var open = await book.OpenAsync("02-cap.html", new() { ColorScheme = ColorScheme.Light });
        var chart = open.Page.Locator("figure.chart:has(.slider)").First;
        await chart.Locator("input[type=range]").FocusAsync();
        await open.Page.Keyboard.PressAsync("End");
        var (title, _, data) = await StateAsync(chart);

        await open.Page.Locator(".theme").ClickAsync();
        await open.Page.WaitForFunctionAsync($"{PaperOfFirstChart} === 'rgb(23, 25, 27)'");

        await Assertions.Expect(chart.Locator("figcaption")).ToHaveTextAsync(title);
        await open.Page.WaitForFunctionAsync("data => JSON.stringify(document.querySelector('.chart:has(.slider) .plot').data.map(t => [t.x, t.y])) === data", data);
        Assert.Empty(open.Problems);
    }

    [Fact]
    public async Task Slider_OnAPhone_LeavesEveryPointWhereItsAxesSay()
    {
        // There the legend has more rows at some steps than at others, and moves the axes.
        var open = await book.OpenAsync("02-cap.html", new() { Width = 390, Height = 844 });
        var charts = await open.Page.Locator("figure.chart:has(.slider)").AllAsync();
        Assert.NotEmpty(charts);
        foreach (var chart in charts)
        {
            await chart.Locator("input[type=range]").FocusAsync();
            foreach (var key in new[] { "End", "Home" })
            {
                var (_, _, before) = await StateAsync(chart);
                await open.Page.Keyboard.PressAsync(key);
                var id = await chart.GetAttributeAsync("id");
                await open.Page.WaitForFunctionAsync(IsDrawnAgain, new { id, before });
            }
        }

        Assert.Empty(open.Problems);
    }

    [Theory]
    [InlineData(390, "right", "left right", "left")]
    [InlineData(1280, "", "", "")]
    public async Task Chart_FullOfWords_ShowsWhereThereIsMoreToSee(int width, string atStart, string between, string atEnd)
    {
        var open = await book.OpenAsync("00-start-here.html", new() { Width = width, Height = 844 });
        var frame = open.Page.Locator("figure.chart.dense .frame").First;

        await Assertions.Expect(frame).ToHaveAttributeAsync("data-more", atStart);
        await frame.EvaluateAsync("frame => { frame.scrollLeft = 100; }");
        await Assertions.Expect(frame).ToHaveAttributeAsync("data-more", between);
        await frame.EvaluateAsync("frame => { frame.scrollLeft = frame.scrollWidth; }");
        await Assertions.Expect(frame).ToHaveAttributeAsync("data-more", atEnd);
        Assert.Equal(atEnd.Length > 0, await frame.EvaluateAsync<bool>("frame => getComputedStyle(frame, '::before').content !== 'none'"));
        Assert.Empty(open.Problems);
    }

    [Fact]
    public async Task ModelMap_ButtonOfAModel_ShowsItsPromise()
    {
        var open = await book.OpenAsync("04-consistency-models.html");
        var map = open.Page.Locator("figure.chart:has(.choices)").First;
        var panel = map.Locator(".chosen");
        await Assertions.Expect(panel).ToContainTextAsync("linearizable:");

        await map.GetByRole(AriaRole.Button, new() { Name = "sequential", Exact = true }).ClickAsync();
        await Assertions.Expect(panel).ToContainTextAsync("sequential:");
        await Assertions.Expect(map.Locator("button[aria-pressed=true]")).ToHaveTextAsync("sequential");

        Assert.Empty(open.Problems);
    }

    [Fact]
    public async Task ModelMap_ClickOnAModel_ShowsItsPromise()
    {
        var open = await book.OpenAsync("04-consistency-models.html");
        var map = open.Page.Locator("figure.chart:has(.choices)").First;
        var place = await map.Locator(".frame > .plot").EvaluateAsync<float[]>("""
            plot => {
              plot.scrollIntoView({ block: "center", behavior: "instant" });
              const { xaxis, yaxis } = plot._fullLayout, box = plot.getBoundingClientRect();
              return [box.x + xaxis._offset + xaxis.d2p(1.5), box.y + yaxis._offset + yaxis.d2p(1)];
            }
            """);

        // plotly.js knows what is clicked by what is hovered, and forgets it if the mouse has moved within 50 ms before.
        await open.Page.Mouse.MoveAsync(place[0], place[1]);
        await Assertions.Expect(map.Locator(".hoverlayer .hovertext")).ToContainTextAsync("causal:");
        await open.Page.Mouse.DownAsync();
        await open.Page.Mouse.UpAsync();

        await Assertions.Expect(map.Locator(".chosen")).ToContainTextAsync("causal:");
        await Assertions.Expect(map.Locator("button[aria-pressed=true]")).ToHaveTextAsync("causal");
        Assert.Empty(open.Problems);
    }

    [Fact]
    public async Task CopyButton_Pressed_PutsTheCodeOnTheClipboard()
    {
        var open = await book.OpenAsync("00-start-here.html");
        var block = open.Page.Locator("#cell-2 .code");

        await block.Locator(".copy").FocusAsync();
        await open.Page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(block.Locator(".copy")).ToHaveTextAsync("Copied");

        var copied = await open.Page.EvaluateAsync<string>("navigator.clipboard.readText()");
        Assert.Equal(await block.Locator("code").TextContentAsync(), copied);
        Assert.Contains("record Write(string Key, string Value);", copied, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Theme_Chosen_IsKeptOnTheNextPageAndDrawnInCharts()
    {
        var open = await book.OpenAsync("00-start-here.html", new() { ColorScheme = ColorScheme.Light });
        Assert.Equal("rgb(255, 255, 255)", await open.Page.EvaluateAsync<string>(PaperOfFirstChart));

        await open.Page.Locator(".theme").ClickAsync();
        await open.Page.WaitForFunctionAsync($"{PaperOfFirstChart} === 'rgb(23, 25, 27)'");
        Assert.Equal("rgb(23, 25, 27)", await open.Page.EvaluateAsync<string>("getComputedStyle(document.body).backgroundColor"));
        await Assertions.Expect(open.Page.Locator(".theme")).ToHaveTextAsync("Light");

        await open.GoAsync(book.Address("10-partitioning.html"));
        Assert.Equal("rgb(23, 25, 27)", await open.Page.EvaluateAsync<string>(PaperOfFirstChart));

        await open.Page.EmulateMediaAsync(new() { Media = Media.Print });
        await open.Page.WaitForFunctionAsync($"{PaperOfFirstChart} === 'rgb(255, 255, 255)'");
        Assert.Equal("rgb(255, 255, 255)", await open.Page.EvaluateAsync<string>("getComputedStyle(document.body).backgroundColor"));
        Assert.Empty(open.Problems);
    }

    [Fact]
    public async Task ArrowKeys_OnAPage_LeadToTheNextAndBack()
    {
        var open = await book.OpenAsync("02-cap.html");

        await open.Page.Keyboard.PressAsync("ArrowRight");
        await Assertions.Expect(open.Page).ToHaveURLAsync(book.Address("03-pacelc.html"));
        await open.ReadyAsync();
        await open.Page.Keyboard.PressAsync("ArrowLeft");
        await Assertions.Expect(open.Page).ToHaveURLAsync(book.Address("02-cap.html"));
        Assert.Empty(open.Problems);
    }

    [Fact]
    public async Task Keyboard_FromTheTop_SkipsToTheTextFirst()
    {
        var open = await book.OpenAsync("02-cap.html");

        await open.Page.Keyboard.PressAsync("Tab");
        Assert.Equal("Skip to the text", await open.Page.EvaluateAsync<string>("document.activeElement.textContent"));
        await open.Page.Keyboard.PressAsync("Enter");

        Assert.EndsWith("#main", open.Page.Url, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Contents_WhileReading_MarkTheSection()
    {
        var open = await book.OpenAsync("02-cap.html", new() { Width = 1400, Height = 900, ReducedMotion = ReducedMotion.Reduce });
        var links = open.Page.Locator(".contents a");
        var third = await links.Nth(2).TextContentAsync();

        await links.Nth(2).ClickAsync();

        await Assertions.Expect(open.Page.Locator(".contents a[aria-current]")).ToHaveTextAsync(third!);
    }

    private static async Task<(string Title, string Text, string Data)> StateAsync(ILocator chart) => (
        (await chart.Locator("figcaption").TextContentAsync())!,
        (await chart.Locator(".frame > .plot").GetAttributeAsync("aria-label"))!,
        await chart.Locator(".frame > .plot").EvaluateAsync<string>("plot => JSON.stringify(plot.data.map(t => [t.x, t.y]))"));
}
