using System.Diagnostics;

namespace Fundamentals.Tests.Shared;

/// <summary>Ctrl-C, pressed once a program has come to where it, or what it runs, writes a file named "started".</summary>
internal static class Interruption
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(5);

    /// <summary>Runs a program of this repository in a folder and interrupts it.</summary>
    public static async Task<(int ExitCode, string Output, string Error)> OfAsync(TemporaryFolder folder, string program, params string[] arguments)
    {
        Require();
        using var started = new FileSystemWatcher(folder.Path, "started");
        var seen = new TaskCompletionSource();
        started.Changed += (_, _) => seen.TrySetResult();
        started.EnableRaisingEvents = true;
        using var run = new ProgramRun("dotnet", [Path.Combine(AppContext.BaseDirectory, program), .. arguments], folder.Path);
        await seen.Task.WaitAsync(Patience, TestContext.Current.CancellationToken);
        await SendAsync(run.Id);
        return await run.EndAsync();
    }

    public static void Require() =>
        Assert.SkipUnless(OperatingSystem.IsLinux() || OperatingSystem.IsMacOS(), "Sends SIGINT with the program kill, which this system lacks.");

    /// <summary>Sends what Ctrl-C sends.</summary>
    public static async Task SendAsync(int processId)
    {
        using var kill = Process.Start("kill", ["-INT", processId.ToString()]);
        await kill.WaitForExitAsync(TestContext.Current.CancellationToken);
    }
}
