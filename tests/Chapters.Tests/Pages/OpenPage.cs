using Microsoft.Playwright;

namespace Chapters.Tests.Pages;

/// <summary>
/// The browser's one page, which remembers what went wrong since a page of the book was opened in it. One for all tests:
/// the browser compiles plotly.js once for a page, which takes it seconds.
/// </summary>
public sealed class OpenPage
{
    /// <summary>How many milliseconds to wait for anything: a loaded machine takes its time to draw a dozen charts.</summary>
    public const float Patience = 180_000;

    private readonly List<string> _problems = [];

    private OpenPage(IPage page) => Page = page;

    public IPage Page { get; }

    /// <summary>Gets what the console complained of, and what was asked of a network.</summary>
    public IReadOnlyList<string> Problems => _problems;

    public static async Task<OpenPage> OfAsync(IBrowser browser)
    {
        var context = await browser.NewContextAsync(new() { Permissions = ["clipboard-read", "clipboard-write"] });
        context.SetDefaultTimeout(Patience);
        var open = new OpenPage(await context.NewPageAsync());
        open.Page.Console += (_, message) =>
        {
            if (message.Type is "error" or "warning")
                open._problems.Add($"{message.Type}: {message.Text}");
        };
        open.Page.PageError += (_, error) => open._problems.Add(error);
        context.Request += (_, request) =>
        {
            if (new Uri(request.Url).Scheme is not ("file" or "data" or "blob"))
                open._problems.Add($"asked for {request.Url}");
        };
        return open;
    }

    /// <summary>Opens a page as a reader who was never here before.</summary>
    public async Task OpenAsync(string address, View view)
    {
        if (Page.Url.StartsWith("file:", StringComparison.Ordinal))
            await Page.EvaluateAsync("localStorage.clear(); sessionStorage.clear();");
        await Page.GotoAsync("about:blank");
        await Page.Mouse.MoveAsync(0, 0);
        await Page.EmulateMediaAsync(new() { Media = Media.Null, ColorScheme = view.ColorScheme, ReducedMotion = view.ReducedMotion });
        await Page.SetViewportSizeAsync(view.Width, view.Height);
        _problems.Clear();
        await GoAsync(address);
    }

    /// <summary>Goes to an address, and waits until everything there is drawn.</summary>
    public async Task GoAsync(string address)
    {
        await Page.GotoAsync(address);
        await ReadyAsync();
    }

    /// <summary>Waits until everything is drawn.</summary>
    public async Task ReadyAsync()
    {
        await Page.WaitForFunctionAsync("document.documentElement.dataset.ready === 'true'");
        await LaidOutAsync();
    }

    /// <summary>Makes the window another size, and waits until the page has taken it in.</summary>
    public async Task ResizeAsync(int width, int height)
    {
        await Page.SetViewportSizeAsync(width, height);
        await LaidOutAsync();
    }

    /// <summary>Counts the elements that a selector finds.</summary>
    public Task<int> CountAsync(string selector) => Page.Locator(selector).CountAsync();

    // What observes sizes is told in a frame after the layout; before the second one from now all of it has been.
    private async Task LaidOutAsync() => await Page.EvaluateAsync("new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)))");
}

/// <summary>How a reader looks at a page.</summary>
public sealed record View
{
    public ColorScheme ColorScheme { get; init; } = ColorScheme.Light;

    public ReducedMotion ReducedMotion { get; init; } = ReducedMotion.NoPreference;

    public int Width { get; init; } = 1280;

    public int Height { get; init; } = 720;
}
