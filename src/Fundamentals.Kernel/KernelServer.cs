using System.Text.Json.Nodes;
using Fundamentals.Kernel.Channels;
using Fundamentals.Kernel.Execution;
using Fundamentals.Kernel.Requests;
using Fundamentals.Kernel.Startup;
using Fundamentals.Kernel.Wire;

namespace Fundamentals.Kernel;

/// <summary>
/// Serves Jupyter clients: cells in one queue, questions about code in a second, control in a third, so that neither
/// completion nor interruption waits for a running cell.
/// </summary>
internal sealed class KernelServer : IDisposable
{
    private readonly Dictionary<string, Func<Request, Task>> _handlers;
    private readonly KernelSockets _sockets;
    private readonly KernelLog _log;
    private readonly Serving _serving;
    private readonly ConsoleInput _input = new();
    private readonly ExecuteRequests _cells;
    private readonly RequestLoop _shellLoop;
    private readonly RequestLoop _controlLoop;
    private readonly TaskCompletionSource _ended = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>Binds the sockets and starts to serve.</summary>
    /// <param name="connection">Where, and with which key.</param>
    /// <param name="startEngine">Starts the engine, given what reads a line of input; runs while clients connect.</param>
    /// <param name="log">The kernel's own log.</param>
    /// <param name="time">The clock. Default: the system's.</param>
    /// <exception cref="StartupException">An address cannot be bound.</exception>
    public KernelServer(ConnectionFile connection, Func<Func<string, bool, string>, Task<ICellEngine>> startEngine, KernelLog log, TimeProvider? time = null)
    {
        var engine = Task.Run(() => startEngine(_input.ReadLine));
        _log = log;
        _sockets = new KernelSockets(connection, log);
        _serving = new Serving(log);
        var history = new InputHistory();
        _cells = new ExecuteRequests(engine, history, _input, _serving, time ?? TimeProvider.System);
        _shellLoop = new RequestLoop(ServeAsync);
        _controlLoop = new RequestLoop(ServeAsync);

        var code = new CodeRequests(engine);
        _handlers = new Dictionary<string, Func<Request, Task>>(StringComparer.Ordinal)
        {
            ["kernel_info_request"] = KernelInfoRequests.AnswerAsync,
            ["connect_request"] = new KernelInfoRequests(connection).ConnectAsync,
            ["is_complete_request"] = code.IsCompleteAsync,
            ["complete_request"] = code.CompleteAsync,
            ["inspect_request"] = code.InspectAsync,
            ["history_request"] = new HistoryRequests(history).AnswerAsync,
            ["comm_info_request"] = CommRequests.InfoAsync,
            ["comm_open"] = CommRequests.OpenAsync,
            ["comm_msg"] = CommRequests.IgnoreAsync,
            ["comm_close"] = CommRequests.IgnoreAsync,
            ["interrupt_request"] = new ControlRequests(_cells.Interrupt).InterruptAsync,
            [ControlRequests.Shutdown] = ControlRequests.ShutdownAsync,
            ["debug_request"] = ControlRequests.DebugAsync,
        };
        _sockets.Received = Dispatch;
        _sockets.Send(ChannelName.IOPub, "status", null, new JsonObject { ["execution_state"] = "starting" });
        _sockets.Start();
    }

    /// <summary>Gets what completes when a client has asked the kernel to end, and has its reply.</summary>
    public Task Ended => _ended.Task;

    /// <summary>Asks the running cell to stop, if there is one.</summary>
    public void Interrupt() => _cells.Interrupt();

    /// <summary>Answers the running cell, which has brought the process to its end, and closes the sockets.</summary>
    /// <param name="exitCode">The exit code it gave.</param>
    public void End(int exitCode)
    {
        _cells.Abandon("SessionEnded", $"The code of a cell ended the session: it called Environment.Exit({exitCode}). Restart the kernel to go on.");
        Dispose();
    }

    /// <summary>Sends what is queued and closes the sockets.</summary>
    public void Dispose() => _sockets.Dispose();

    private void Dispatch(ChannelName channel, Message message)
    {
        var request = new Request(message, channel, _sockets);
        if (channel == ChannelName.Stdin)
            _input.Answer(request);
        else if (request.Type == "execute_request")
            _cells.Post(request);
        else if (channel == ChannelName.Control)
            _controlLoop.Post(request);
        else
            _shellLoop.Post(request);
    }

    private async Task ServeAsync(Request request)
    {
        await _serving.ServeAsync(request, _handlers.GetValueOrDefault(request.Type, PassOverAsync));
        if (request.Type == ControlRequests.Shutdown)
            _ended.TrySetResult();
    }

    private Task PassOverAsync(Request request)
    {
        _log.Write($"There is no answer to messages of type {request.Type}.");
        return Task.CompletedTask;
    }
}
