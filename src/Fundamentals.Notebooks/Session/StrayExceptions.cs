using System.Diagnostics;
using System.Reflection;
using System.Runtime.ExceptionServices;
using System.Runtime.InteropServices;
using System.Runtime.Loader;
using Fundamentals.Notebooks.Display;

namespace Fundamentals.Notebooks.Session;

/// <summary>
/// Exceptions of cells that nobody catches, on threads and in tasks of their own: they are shown in the notebook, and
/// the process lives on. Those of the host's own code are left alone.
/// </summary>
internal static class StrayExceptions
{
    private static readonly Lock Installing = new();
    private static readonly string Framework = RuntimeEnvironment.GetRuntimeDirectory();
    private static bool Installed;
    private static SessionLoadContext? Newest;

    /// <summary>Starts to look after them, once for the process.</summary>
    /// <param name="session">The newest session, which is told of what no session can be named for.</param>
    public static void Install(SessionLoadContext session)
    {
        lock (Installing)
        {
            Volatile.Write(ref Newest, session);
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
            if (SinkFor(failure) is not { } sink)
                return;
            Report(sink, "in a task that nobody awaited", failure);
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
        if (SinkFor(failure) is not { } sink)
            return false;
        Report(sink, "on a thread of its own", failure);
        return true;
    }

    // Timers, registrations with tokens, finalizers and what is started "unsafely" run outside of the cell's flow. The
    // frames tell whose cell it was; where there are none of a cell, a library failed that a cell had set to work.
    private static OutputSink? SinkFor(Exception failure)
    {
        if (OutputSink.Current is { } flowing)
            return flowing;
        var code = new StackTrace(failure).GetFrames().Select(frame => frame.GetMethod()?.Module.Assembly).OfType<Assembly>().ToList();
        var session = code.Select(AssemblyLoadContext.GetLoadContext).OfType<SessionLoadContext>().FirstOrDefault();
        return (session ?? (code.Exists(IsOfTheHost) ? null : Volatile.Read(ref Newest)))?.LatestSink;
    }

    // The host's threads must not die unnoticed: a kernel without its sockets is better ended.
    private static bool IsOfTheHost(Assembly code) =>
        AssemblyLoadContext.GetLoadContext(code) == AssemblyLoadContext.Default && !code.IsDynamic
        && !code.Location.StartsWith(Framework, StringComparison.Ordinal);
}
