using System.Diagnostics;

namespace Fundamentals.Tests.Shared;

/// <summary>A headless browser that opens a page from disk, with every host name leading nowhere.</summary>
internal static class Chromium
{
    private static readonly string[] Names = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable"];

    public static string? Program { get; } = (Environment.GetEnvironmentVariable("PATH") ?? string.Empty)
        .Split(Path.PathSeparator)
        .SelectMany(folder => Names.Select(name => Path.Combine(folder, name)))
        .FirstOrDefault(File.Exists);

    public static void Require() =>
        Assert.SkipWhen(Program is null, "No Chromium on the PATH. On Debian and Ubuntu: apt-get install chromium");

    /// <summary>Opens a page, and returns the document after its scripts have run, and what the console said.</summary>
    public static async Task<(string Dom, string Console)> OpenAsync(string page, string? screenshot = null)
    {
        using var profile = new TemporaryFolder();
        var start = new ProcessStartInfo(Program!) { RedirectStandardOutput = true, RedirectStandardError = true, UseShellExecute = false };
        string[] arguments =
        [
            "--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
            "--disable-component-update", "--disable-sync", "--host-resolver-rules=MAP * ~NOTFOUND", "--enable-logging=stderr",
            $"--user-data-dir={profile.Path}", "--virtual-time-budget=15000", "--window-size=1280,2000",
            .. screenshot is null ? (string[])["--dump-dom"] : [$"--screenshot={screenshot}"], new Uri(page).AbsoluteUri,
        ];
        foreach (var argument in arguments)
            start.ArgumentList.Add(argument);
        using var process = Process.Start(start)!;
        var output = process.StandardOutput.ReadToEndAsync();
        var error = process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync(TestContext.Current.CancellationToken).WaitAsync(TimeSpan.FromMinutes(2), TestContext.Current.CancellationToken);
        var console = (await error).Split('\n').Where(line => line.Contains(":CONSOLE", StringComparison.Ordinal));
        return (await output, string.Join('\n', console));
    }
}
