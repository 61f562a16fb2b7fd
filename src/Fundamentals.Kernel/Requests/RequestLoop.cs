using System.Threading.Channels;

namespace Fundamentals.Kernel.Requests;

/// <summary>Serves requests one after the other, in the order they came.</summary>
internal sealed class RequestLoop
{
    private readonly Channel<Request> _waiting = Channel.CreateUnbounded<Request>();
    private readonly Func<Request, Task> _serve;

    /// <summary>Starts the loop.</summary>
    /// <param name="serve">Serves a request; must not throw.</param>
    public RequestLoop(Func<Request, Task> serve)
    {
        _serve = serve;
        _ = Task.Run(RunAsync);
    }

    /// <summary>Puts a request at the end of the queue.</summary>
    public void Post(Request request) => _waiting.Writer.TryWrite(request);

    /// <summary>Takes what waits out of the queue.</summary>
    public IReadOnlyList<Request> TakeWaiting()
    {
        var taken = new List<Request>();
        while (_waiting.Reader.TryRead(out var request))
            taken.Add(request);
        return taken;
    }

    private async Task RunAsync()
    {
        await foreach (var request in _waiting.Reader.ReadAllAsync())
            await _serve(request);
    }
}
