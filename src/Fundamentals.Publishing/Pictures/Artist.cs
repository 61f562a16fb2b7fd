using System.Text.Json.Nodes;
using Fundamentals.Charts;
using Fundamentals.Cli.Running;
using Microsoft.Playwright;

namespace Fundamentals.Publishing.Pictures;

/// <summary>
/// Draws figures with the plotly.js of the book, in a browser without a network that is started at the first figure.
/// </summary>
/// <param name="program">The browser as the user named it, or null.</param>
internal sealed class Artist(string? program) : IAsyncDisposable
{
    // The body's margin is gone and a plain font is there before plotly.js measures text.
    private const string Page = "<!DOCTYPE html><html><head><meta charset=\"utf-8\"><style>body{margin:0}#figure{display:inline-block}</style></head><body><div id=\"figure\"></div></body></html>";

    private const string Draw = """
        async ([text, width]) => {
          const figure = JSON.parse(text), place = document.getElementById('figure');
          if (window.Plotly.purge) window.Plotly.purge(place);
          place.textContent = '';
          figure.layout = figure.layout || {};
          figure.layout.width = figure.layout.width || width;
          await window.Plotly.newPlot(place, figure);
          await document.fonts.ready;
          const size = place.getBoundingClientRect();
          return [Math.ceil(size.width), Math.ceil(size.height)];
        }
        """;

    private readonly SemaphoreSlim _oneAtATime = new(1);
    private IPlaywright? _playwright;
    private IBrowser? _browser;
    private IPage? _page;

    /// <summary>Makes sure that there is a browser.</summary>
    /// <exception cref="UserException">There is none.</exception>
    public void RequireProgram() => ChromiumProgram.Find(program);

    /// <summary>Draws a figure; of one with a slider, the first step.</summary>
    /// <param name="figure">The figure, as <c>application/vnd.plotly.v1+json</c>.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <exception cref="PictureException">plotly.js cannot draw it.</exception>
    /// <exception cref="UserException">The browser does not start.</exception>
    public async Task<Drawing> DrawAsync(JsonNode figure, CancellationToken cancellationToken)
    {
        await _oneAtATime.WaitAsync(cancellationToken);
        try
        {
            return await DrawAsync(figure).WaitAsync(cancellationToken);
        }
        catch (PlaywrightException e)
        {
            cancellationToken.ThrowIfCancellationRequested();
            throw new PictureException($"its figure could not be drawn: {e.Message.Split('\n')[0]}", e);
        }
        finally
        {
            _oneAtATime.Release();
        }
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        // Where the browser is still starting, its driver ends it.
        if (_browser is not null)
            await _browser.DisposeAsync();
        _playwright?.Dispose();
        _oneAtATime.Dispose();
    }

    private async Task<Drawing> DrawAsync(JsonNode figure)
    {
        var page = await PageAsync();
        var size = await page.EvaluateAsync<int[]>(Draw, new object[] { figure.ToJsonString(), HouseStyle.Width });
        var png = await page.Locator("#figure").ScreenshotAsync(new() { Animations = ScreenshotAnimations.Disabled, Scale = ScreenshotScale.Device });
        return new Drawing(png, size[0], size[1]);
    }

    private async Task<IPage> PageAsync()
    {
        if (_page is not null)
            return _page;
        _playwright = await Playwright.CreateAsync();

        _browser = await LaunchAsync(_playwright.Chromium, ChromiumProgram.Find(program));
        var page = await _browser.NewPageAsync(new() { DeviceScaleFactor = Drawing.Scale, ViewportSize = new() { Width = 1000, Height = 1000 }, Offline = true });
        await page.SetContentAsync(Page);
        await page.AddScriptTagAsync(new() { Content = PlotlyJs.Source });
        return _page = page;
    }

    private static async Task<IBrowser> LaunchAsync(IBrowserType type, string file)
    {
        try
        {
            // Ctrl-C is this program's to handle: it closes the browser.
            return await type.LaunchAsync(new()
            {
                ExecutablePath = file,
                Args = ["--host-resolver-rules=MAP * ~NOTFOUND", "--disable-quic", "--disable-component-update", "--font-render-hinting=none", "--force-color-profile=srgb"],
                HandleSIGINT = false,
                HandleSIGTERM = false,
                HandleSIGHUP = false,
            });
        }
        catch (PlaywrightException e)
        {
            throw new UserException($"{file} cannot be started as a browser: {e.Message.Split('\n')[0]}");
        }
    }
}
