using Microsoft.Playwright;

namespace Chapters.Tests.Pages;

/// <summary>
/// The pages of all notebooks, written once by the README's main command, and a browser to read them with. While you work
/// on the pages, FUNDAMENTALS_BOOK may name a folder that they have been written to already.
/// </summary>
public sealed class WrittenBook : IAsyncLifetime
{
    public const string Collection = "The written book";

    private readonly TemporaryFolder _folder = new();
    private readonly Lazy<Task<(int ExitCode, string Output, string Error)>> _run;
    private readonly Lazy<Task<OpenPage>> _page;
    private IPlaywright? _playwright;

    public WrittenBook()
    {
        _run = new(RunAsync);
        _page = new(LaunchAsync);
    }

    /// <summary>Gets the folder that was named, or null.</summary>
    public static string? Given => Environment.GetEnvironmentVariable("FUNDAMENTALS_BOOK") is { Length: > 0 } folder ? Path.GetFullPath(folder) : null;

    public string Folder => Given ?? _folder["book"];

    /// <summary>Writes the book, or says how that went before.</summary>
    public Task<(int ExitCode, string Output, string Error)> WriteAsync() => _run.Value;

    /// <summary>Lists the pages, as paths within the book.</summary>
    public async Task<IReadOnlyList<string>> PagesAsync()
    {
        await WriteAsync();
        return [.. Directory.EnumerateFiles(Folder, "*.html", SearchOption.AllDirectories)
            .Select(page => Path.GetRelativePath(Folder, page).Replace('\\', '/'))
            .Order(StringComparer.Ordinal)];
    }

    /// <summary>Gives the address of a page.</summary>
    public string Address(string page) => new Uri(Path.Combine(Folder, page)).AbsoluteUri;

    /// <summary>Opens a page of the book, and waits until everything on it is drawn; skips where there is no Chromium.</summary>
    public async Task<OpenPage> OpenAsync(string page, View? view = null)
    {
        Chromium.Require();
        var (exitCode, output, error) = await WriteAsync();
        Assert.True(exitCode == 0, output + error);
        var open = await _page.Value;
        await open.OpenAsync(Address(page), view ?? new());
        return open;
    }

    public ValueTask InitializeAsync() => ValueTask.CompletedTask;

    public async ValueTask DisposeAsync()
    {
        if (_page.IsValueCreated)
            await (await _page.Value).Page.Context.Browser!.DisposeAsync();
        _playwright?.Dispose();
        _folder.Dispose();
    }

    private async Task<(int ExitCode, string Output, string Error)> RunAsync()
    {
        if (Given is not null)
            return (0, "", "");
        using var run = new ProgramRun("dotnet", [Path.Combine(AppContext.BaseDirectory, "Fundamentals.Cli.dll"), "run", "--output", Folder], Book.Root);
        return await run.EndAsync();
    }

    private async Task<OpenPage> LaunchAsync()
    {
        _playwright = await Playwright.CreateAsync();
        Assertions.SetDefaultExpectTimeout(OpenPage.Patience);
        var browser = await _playwright.Chromium.LaunchAsync(new()
        {
            ExecutablePath = Chromium.Program,
            Args = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--disable-background-networking", "--disable-component-update", "--disable-sync", "--host-resolver-rules=MAP * ~NOTFOUND"],
        });
        return await OpenPage.OfAsync(browser);
    }
}

[CollectionDefinition(WrittenBook.Collection)]
public sealed class WrittenBookDefinition : ICollectionFixture<WrittenBook>;
