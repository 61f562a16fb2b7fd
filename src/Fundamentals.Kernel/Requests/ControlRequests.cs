using System.Text.Json.Nodes;

namespace Fundamentals.Kernel.Requests;

/// <summary>What usually comes on the control channel.</summary>
/// <param name="interrupt">Asks the running cell to stop, if there is one.</param>
internal sealed class ControlRequests(Action interrupt)
{
    /// <summary>The type of the request that ends the kernel.</summary>
    public const string Shutdown = "shutdown_request";

    /// <summary>Answers <c>interrupt_request</c>: the running cell is asked to stop.</summary>
    public Task InterruptAsync(Request request)
    {
        interrupt();
        request.ReplyOk([]);
        return Task.CompletedTask;
    }

    /// <summary>Answers <c>shutdown_request</c>, to everybody, since it concerns them all. Ending is up to the server.</summary>
    public static Task ShutdownAsync(Request request)
    {
        var restart = request.Content.Flag("restart", false);
        request.ReplyOk(new JsonObject { ["restart"] = restart });
        request.PublishReply(new JsonObject { ["status"] = "ok", ["restart"] = restart });
        return Task.CompletedTask;
    }

    /// <summary>Answers <c>debug_request</c> in the terms of the debug adapter protocol: there is no debugger.</summary>
    public static Task DebugAsync(Request request)
    {
        const string Message = "This kernel has no debugger.";
        var reply = Errors.Content("NotSupported", Message, []);
        reply["type"] = "response";
        reply["success"] = false;
        reply["message"] = Message;
        reply["command"] = request.Content["command"]?.DeepClone();
        reply["request_seq"] = request.Content["seq"]?.DeepClone();
        request.Reply(reply);
        return Task.CompletedTask;
    }
}
