using System.Text.Json.Nodes;
using Fundamentals.Kernel.Startup;

namespace Fundamentals.Kernel.Requests;

/// <summary>What every request gets, whatever becomes of it: busy before, idle after, and a reply in between.</summary>
internal sealed class Serving(KernelLog log)
{
    /// <summary>Serves one request. Never throws.</summary>
    public async Task ServeAsync(Request request, Func<Request, Task> handler)
    {
        PublishState(request, "busy");
        try
        {
            await handler(request);
        }
        catch (BadRequestException e)
        {
            Fail(request, nameof(BadRequestException), e.Message);
        }
#pragma warning disable CA1031 // A request must not take the kernel down, and its sender must not wait for ever.
        catch (Exception e)
#pragma warning restore CA1031
        {
            Fail(request, e.GetType().Name, e.ToString());
        }

        PublishState(request, "idle");
    }

    /// <summary>Says that the kernel is busy with a request, or idle again.</summary>
    public static void PublishState(Request request, string state) =>
        request.Publish("status", new JsonObject { ["execution_state"] = state });

    private void Fail(Request request, string name, string message)
    {
        log.Write($"{request.Type} failed: {message}");
        if (request.WantsReply && !request.IsAnswered)
            request.ReplyError(name, message);
    }
}
