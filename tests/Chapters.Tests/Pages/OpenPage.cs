using Microsoft.Playwright;

namespace Chapters.Tests.Pages;

/// <summary>A page in a browser of its own, which remembers what went wrong.</summary>
public sealed class OpenPage : IAsyncDisposable
{
    /// <summary>How many milliseconds to wait for anything: a loaded machine takes its time to draw a dozen charts.</summary>
    public const float Patience = 180_000;

    private readonly IBrowserContext _context;
    private readonly List<string> _problems = [];

    private OpenPage(IBrowserContext context, IPage page) => (_context, Page) = (context, page);

    public IPage Page { get; }

    /// <summary>Gets what the console complained of, and what was asked of a network.</summary>
    public IReadOnlyList<string> Problems => _problems;

    public static async Task<OpenPage> OpenAsync(IBrowser browser, string path, BrowserNewContextOptions options)
    {
        var context = await browser.NewContextAsync(options);
        context.SetDefaultTimeout(Patience);
        var open = new OpenPage(context, await context.NewPageAsync());
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
        await open.GoAsync(new Uri(path).AbsoluteUri);
        return open;
    }

    /// <summary>Goes to an address, and waits until everything there is drawn.</summary>
    public async Task GoAsync(string address)
    {
        await Page.GotoAsync(address);
        await ReadyAsync();
    }

    /// <summary>Waits until everything is drawn.</summary>
    public async Task ReadyAsync() => await Page.WaitForFunctionAsync("document.documentElement.dataset.ready === 'true'");

    /// <summary>Counts the elements that a selector finds.</summary>
    public Task<int> CountAsync(string selector) => Page.Locator(selector).CountAsync();

    public async ValueTask DisposeAsync() => await _context.DisposeAsync();
}
