using System.Diagnostics;
using System.Runtime.InteropServices;

namespace Fundamentals.Kernel.Startup;

/// <summary>
/// Notices when the client that started the kernel is gone, so that no kernel outlives it. Jupyter puts the client's
/// process id into <c>JPY_PARENT_PID</c>.
/// </summary>
internal static class ParentWatch
{
    private static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(500);

    /// <summary>Completes when the client is gone; never, if nobody said who it is.</summary>
    public static Task WhenGoneAsync(string? parentPid)
    {
        // On Windows the variable holds an inherited handle, and there the client's job object ends the kernel.
        if (OperatingSystem.IsWindows() || !int.TryParse(parentPid, out var pid) || pid <= 1)
            return Task.Delay(Timeout.Infinite);
        return PollAsync(pid);
    }

    private static async Task PollAsync(int pid)
    {
        // An orphan gets a new parent at once, even while the dead one is still in the process table. A kernel
        // started through a script is not the client's own child, and must look the process up.
        Func<bool> alive = GetParentId() == pid ? () => GetParentId() == pid : () => Exists(pid);
        using var timer = new PeriodicTimer(Interval);
        while (alive())
            await timer.WaitForNextTickAsync();
    }

    private static bool Exists(int pid)
    {
        try
        {
            using var process = Process.GetProcessById(pid);
            return !process.HasExited;
        }
        catch (ArgumentException)
        {
            return false;
        }
    }

    [DllImport("libc", EntryPoint = "getppid")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int GetParentId();
}
