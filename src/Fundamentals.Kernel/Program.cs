using System.Runtime.InteropServices;
using Fundamentals.Kernel.Execution;
using Fundamentals.Kernel.Startup;
using NetMQ;

namespace Fundamentals.Kernel;

/// <summary>The kernel program. A Jupyter client starts it with the path of a connection file.</summary>
internal static class Program
{
    private const int BadStart = 2;
    private const int SpareThreads = 14;

    private static async Task<int> Main(string[] arguments)
    {
        // Taken before the session puts its own writers in place, to which cells write.
        var standardError = Console.Error;
        // Set by the kernelspec for this process alone, and not for what cells start.
        foreach (var variable in new[] { "DOTNET_EnableDiagnostics", "DOTNET_GCgen0size" })
            Environment.SetEnvironmentVariable(variable, null);
        // Cells that keep a thread for each processor busy, and for some more, do not keep the kernel from answering: beyond
        // this the runtime adds a thread each half second.
        ThreadPool.GetMinThreads(out var threads, out var completionThreads);
        ThreadPool.SetMinThreads(threads + SpareThreads, completionThreads);
        try
        {
            var commandLine = CommandLine.Parse(arguments);
            if (commandLine.ConnectionFile is null)
            {
                Console.WriteLine(CommandLine.Usage);
                return 0;
            }

            var connection = ConnectionFile.Read(commandLine.ConnectionFile, commandLine.AllowUnsigned);
            await ServeAsync(connection, new KernelLog(standardError));
            return 0;
        }
        catch (StartupException e)
        {
            await standardError.WriteLineAsync(e.Message);
            return BadStart;
        }
    }

    private static async Task ServeAsync(ConnectionFile connection, KernelLog log)
    {
        var terminated = new TaskCompletionSource();
        var parentGone = ParentWatch.WhenGoneAsync(Environment.GetEnvironmentVariable("JPY_PARENT_PID"));
        using (var server = new KernelServer(connection, SessionEngine.StartAsync, log))
        {
            using var interrupt = PosixSignalRegistration.Create(PosixSignal.SIGINT, signal =>
            {
                signal.Cancel = true;
                server.Interrupt();
            });
            using var terminate = PosixSignalRegistration.Create(PosixSignal.SIGTERM, signal =>
            {
                signal.Cancel = true;
                terminated.TrySetResult();
            });
            EventHandler exited = (_, _) => server.End(Environment.ExitCode);
            AppDomain.CurrentDomain.ProcessExit += exited;
            await Task.WhenAny(server.Ended, parentGone, terminated.Task);
            AppDomain.CurrentDomain.ProcessExit -= exited;
            ProcessEnd.Schedule();
        }

        NetMQConfig.Cleanup(block: true);

        // Not by returning: a cell may still be running, and would be waited for.
        Environment.Exit(0);
    }
}
