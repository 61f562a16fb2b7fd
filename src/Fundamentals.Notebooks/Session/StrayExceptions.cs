using System.Diagnostics;
using System.Runtime.ExceptionServices;
using System.Runtime.Loader;
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
            var failure = e.Exception.Flatten().InnerExceptions[0];
            if (SessionOf(failure) is not { } session)
                return;
            Report(session.LatestSink, "in a task that nobody awaited", failure);
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

    // The finalizer's thread, which finds such tasks, belongs to no session; the frames tell whose cell it was.
    private static SessionLoadContext? SessionOf(Exception failure) => new StackTrace(failure).GetFrames()
        .Where(CellErrors.IsOfACell)
        .Select(frame => AssemblyLoadContext.GetLoadContext(frame.GetMethod()!.Module.Assembly) as SessionLoadContext)
        .FirstOrDefault();
}
