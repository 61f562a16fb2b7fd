using Fundamentals.Cli.Running;

namespace Fundamentals.Publishing.Pictures;

/// <summary>The browser that is present; none is downloaded.</summary>
internal static class ChromiumProgram
{
    /// <summary>The environment variable that may name it.</summary>
    public const string Variable = "FUNDAMENTALS_CHROMIUM";

    private static readonly string[] Names = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome.exe", "msedge.exe"];

    private static readonly string[] UsualPlaces =
    [
        "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
        "/Applications/Chromium.app/Contents/MacOS/Chromium",
        @"C:\Program Files\Google\Chrome\Application\chrome.exe",
        @"C:\Program Files (x86)\Microsoft\Edge\Application\msedge.exe",
    ];

    /// <summary>Finds it.</summary>
    /// <param name="named">The file that the user named, or null.</param>
    /// <exception cref="UserException">The file is not there, or none was named and none is found.</exception>
    public static string Find(string? named)
    {
        var (chosen, how) = named is not null ? (named, "--chromium") : (Environment.GetEnvironmentVariable(Variable), Variable);
        if (chosen is { Length: > 0 })
            return File.Exists(chosen) ? Path.GetFullPath(chosen) : throw new UserException($"{how} names {chosen}, which is not there.");
        return (Environment.GetEnvironmentVariable("PATH") ?? string.Empty).Split(Path.PathSeparator)
            .SelectMany(folder => Names.Select(name => Path.Combine(folder, name)))
            .Concat(UsualPlaces)
            .FirstOrDefault(File.Exists)
            ?? throw new UserException($"No Chromium or Chrome is found to draw pictures with. Install one (on Debian and Ubuntu: apt-get install chromium), or name it with --chromium or {Variable}.");
    }
}
