namespace Fundamentals.Tests.Shared;

/// <summary>The Jupyter project's own client, where a Python on this machine has it.</summary>
internal static class Jupyter
{
    /// <summary>Finds a Python that has these modules, or skips the test, saying what to install.</summary>
    public static async Task<string> RequirePythonAsync(params string[] modules)
    {
        var folders = (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator).Append("/usr/bin");
        foreach (var python in folders.Select(folder => Path.Combine(folder, "python3")).Where(File.Exists).Distinct(StringComparer.Ordinal))
        {
            using var run = new ProgramRun(python, ["-c", $"import {string.Join(", ", modules)}"]);
            if ((await run.EndAsync()).ExitCode == 0)
                return python;
        }

        Assert.Skip($"No python3 here has {string.Join(" and ", modules)}. On Debian: apt-get install {string.Join(' ', modules.Select(module => $"python3-{module.Replace('_', '-')}"))}.");
        return "";
    }
}
