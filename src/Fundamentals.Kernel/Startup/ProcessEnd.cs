using System.Diagnostics;

namespace Fundamentals.Kernel.Startup;

/// <summary>Sees to it that a kernel that is to end does, whatever the cells have left behind.</summary>
internal static class ProcessEnd
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(3);

    /// <summary>Kills this process unless it ends by itself in time; handlers of a cell for the process's exit may hang.</summary>
    public static void Schedule() => new Thread(Kill) { IsBackground = true, Name = "process end" }.Start();

    private static void Kill()
    {
        Thread.Sleep(Limit);
        using var self = Process.GetCurrentProcess();
        self.Kill();
    }
}
