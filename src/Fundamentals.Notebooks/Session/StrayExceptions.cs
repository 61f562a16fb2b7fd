using System.Diagnostics;
using System.Runtime.ExceptionServices;
using Fundamentals.Notebooks.Display;

namespace Fundamentals.Notebooks.Session;

/// <summary>
/// Exceptions of cells that nobody catches, on threads and in tasks of their own: they are shown in the notebook, and
/// the process lives on. Those of anybody else are left alone.
/// </summary>
internal static class StrayExceptions
{
    private static readonly Lock Installing = new();
    private static bool Installed;

    /// <summary>Starts to look after them, once for the process.</summary>
    public static void Install()
    {
        lock (Installing)
        {
            if (Installed)
                return;
            Installed = true;
        }

        try
        {
            ExceptionHandling.SetUnhandledExceptionHandler(OnThread);
        }
        catch (InvalidOperationException)
        {
            // The host has a handler of its own, and there can be only one.
        }

        TaskScheduler.UnobservedTaskException += (_, e) =>
        {
            if (!e.Exception.Flatten().InnerExceptions.Any(IsOfACell))
                return;
            Report(OutputSink.Latest, "in a task that nobody awaited", e.Exception.Flatten().InnerExceptions[0]);
            e.SetObserved();
        };
    }

    /// <summary>Shows one.</summary>
    public static void Report(OutputSink? sink, string where, Exception failure)
    {
        var error = CellErrors.From(failure, "");
        sink?.Emit(new StreamOutput(StreamName.Stderr, $"An exception {where}: {string.Join('\n', error.Traceback)}\n"));
    }

    private static bool OnThread(Exception failure)
    {
        if (OutputSink.Current is not { } sink)
            return false;
        Report(sink, "on a thread of its own", failure);
        return true;
    }

    private static bool IsOfACell(Exception failure) => new StackTrace(failure).GetFrames().Any(CellErrors.IsOfACell);
}
