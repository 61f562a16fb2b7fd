using System.Text.Json.Nodes;

namespace Fundamentals.Kernel.Requests;

/// <summary>Comms, the channels of interactive widgets, of which this kernel has none.</summary>
internal static class CommRequests
{
    /// <summary>Answers <c>comm_info_request</c>.</summary>
    public static Task InfoAsync(Request request)
    {
        request.ReplyOk(new JsonObject { ["comms"] = new JsonObject() });
        return Task.CompletedTask;
    }

    /// <summary>Closes what <c>comm_open</c> opened, as the protocol asks where nobody knows the target.</summary>
    public static Task OpenAsync(Request request)
    {
        request.Publish("comm_close", new JsonObject { ["comm_id"] = request.Content.Text("comm_id"), ["data"] = new JsonObject() });
        return Task.CompletedTask;
    }

    /// <summary>Passes over messages to comms that are closed already.</summary>
    public static Task IgnoreAsync(Request request) => Task.CompletedTask;
}
