using System.Text.Json.Nodes;
using Fundamentals.Kernel.Requests;
using Fundamentals.Notebooks.Display;

namespace Fundamentals.Kernel.Execution;

/// <summary>
/// Runs cells: <c>execute_request</c>. When one fails, those that its client had queued behind it are aborted, unless
/// it said otherwise.
/// </summary>
internal sealed class ExecuteRequests
{
    /// <summary>
    /// How long the error of a cell is held back for cells sent before it was known: "run all" sends them one by one,
    /// and what is sent after the reply must run.
    /// </summary>
    private static readonly TimeSpan SettleTime = TimeSpan.FromMilliseconds(20);

    private readonly Task<ICellEngine> _engine;
    private readonly InputHistory _history;
    private readonly ConsoleInput _input;
    private readonly Serving _serving;
    private readonly TimeProvider _time;
    private readonly RequestLoop _loop;
    private readonly Queue<Request> _unfinished = [];
    private Request? _interrupted;
    private Request? _started;
    private int _count;
    private IReadOnlyList<Request> _aborted = [];
    private Running? _running;

    /// <summary>Starts with an empty queue.</summary>
    public ExecuteRequests(Task<ICellEngine> engine, InputHistory history, ConsoleInput input, Serving serving, TimeProvider time)
    {
        _engine = engine;
        _history = history;
        _input = input;
        _serving = serving;
        _time = time;
        _loop = new RequestLoop(ServeAsync);
    }

    /// <summary>Queues a cell.</summary>
    public void Post(Request request)
    {
        lock (_unfinished)
            _unfinished.Enqueue(request);
        _loop.Post(request);
    }

    /// <summary>Asks the oldest unfinished cell to stop, if there is one, also when the engine does not have it yet.</summary>
    public void Interrupt()
    {
        lock (_unfinished)
        {
            if (!_unfinished.TryPeek(out _interrupted) || _interrupted != _started)
                return;
        }

        // It is started, so that the engine is there.
        _engine.Result.Interrupt();
    }

    /// <summary>Answers the running cell in its stead, since the process is about to end.</summary>
    public void Abandon(string name, string message)
    {
        if (Interlocked.Exchange(ref _running, null) is not var (request, publisher))
            return;
        var error = new ErrorOutput(name, message, [message]);
        publisher.Emit(error);
        ReplyError(request, error);
        Serving.PublishState(request, "idle");
    }

    private async Task ServeAsync(Request request)
    {
        await FinishAsync(request, ExecuteAsync);
        foreach (var behind in _aborted)
            await FinishAsync(behind, AbortAsync);
        _aborted = [];
    }

    private async Task FinishAsync(Request request, Func<Request, Task> handler)
    {
        await _serving.ServeAsync(request, handler);
        lock (_unfinished)
            _unfinished.Dequeue();
    }

    private async Task ExecuteAsync(Request request)
    {
        var cell = CellRequest.Read(request.Content);
        if (cell.StoreHistory)
            _count++;
        if (!cell.Silent)
            request.Publish("execute_input", new JsonObject { ["code"] = cell.Code, ["execution_count"] = _count });

        var error = await RunAsync(request, cell);
        if (error is null)
        {
            request.ReplyOk(new JsonObject
            {
                ["execution_count"] = _count,
                ["payload"] = new JsonArray(),
                ["user_expressions"] = await EvaluateAsync(cell.UserExpressions),
            });
            return;
        }

        if (cell.StopOnError)
        {
            await Task.Delay(SettleTime, _time);
            _aborted = _loop.TakeWaiting();
        }

        ReplyError(request, error);
    }

    private void ReplyError(Request request, ErrorOutput error)
    {
        var reply = Errors.Content(error.Name, error.Message, error.Traceback);
        reply["execution_count"] = _count;
        reply["payload"] = new JsonArray();
        reply["user_expressions"] = new JsonObject();
        request.Reply(reply);
    }

    private async Task<ErrorOutput?> RunAsync(Request request, CellRequest cell)
    {
        using var publisher = new OutputPublisher(request, _count);
        Action<CellOutput> emit = cell.Silent ? _ => { } : publisher.Emit;
        _input.Attend(request, cell.AllowStdin, publisher.Flush);
        Volatile.Write(ref _running, new Running(request, publisher));
        try
        {
            var engine = await _engine;
            var run = engine.RunAsync(cell.Code, _count, emit);
            bool interrupted;
            lock (_unfinished)
            {
                _started = request;
                interrupted = _interrupted == request;
            }

            if (interrupted)
                engine.Interrupt();
            return (await run).Error;
        }
#pragma warning disable CA1031 // The engine never throws; should it, the reader must see it where the cell's errors are.
        catch (Exception e)
#pragma warning restore CA1031
        {
            var error = new ErrorOutput(e.GetType().Name, e.Message, [.. e.ToString().Split('\n')]);
            emit(error);
            return error;
        }
        finally
        {
            Volatile.Write(ref _running, null);
            _input.Attend(null, false, () => { });
            if (cell.StoreHistory)
                _history.Add(new InputHistory.Entry(_count, cell.Code, publisher.ResultText));
        }
    }

    private async Task<JsonObject> EvaluateAsync(IReadOnlyDictionary<string, string> expressions)
    {
        var values = new JsonObject();
        foreach (var (name, code) in expressions)
        {
            MimeBundle? value = null;
            var result = await (await _engine).RunAsync(code, _count, output => value = (output as ResultOutput)?.Data ?? value);
            values[name] = result.Error is { } error
                ? Errors.Content(error.Name, error.Message, error.Traceback)
                : new JsonObject { ["status"] = "ok", ["data"] = Mime.Content(value), ["metadata"] = new JsonObject() };
        }

        return values;
    }

    private Task AbortAsync(Request request)
    {
        request.Reply(new JsonObject { ["status"] = "aborted", ["execution_count"] = _count });
        return Task.CompletedTask;
    }

    private sealed record Running(Request Request, OutputPublisher Publisher);
}
