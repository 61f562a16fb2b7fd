using System.Text.Json.Nodes;
using Fundamentals.Kernel.Channels;
using Fundamentals.Kernel.Wire;

namespace Fundamentals.Kernel.Requests;

/// <summary>A request that is being served: what was asked, and the way back to who asked.</summary>
internal sealed class Request(Message message, ChannelName channel, IOutbox outbox)
{
    private const string Suffix = "_request";

    /// <summary>Gets the type of the request.</summary>
    public string Type => message.Type;

    /// <summary>Gets what was asked.</summary>
    public JsonObject Content => message.Content;

    /// <summary>Gets a value indicating whether a reply was sent.</summary>
    public bool IsAnswered { get; private set; }

    /// <summary>Gets a value indicating whether a reply is due: comm messages want none.</summary>
    public bool WantsReply => Type.EndsWith(Suffix, StringComparison.Ordinal);

    private string ReplyType => Type[..^Suffix.Length] + "_reply";

    /// <summary>Sends the reply, on the channel that the request came by.</summary>
    public void Reply(JsonObject content)
    {
        IsAnswered = true;
        outbox.Send(channel, ReplyType, message, content);
    }

    /// <summary>Sends a successful reply.</summary>
    public void ReplyOk(JsonObject content)
    {
        content["status"] = "ok";
        Reply(content);
    }

    /// <summary>Sends a reply that says what went wrong.</summary>
    public void ReplyError(string name, string message) => Reply(Errors.Content(name, message, []));

    /// <summary>Publishes a message about this request to everybody.</summary>
    public void Publish(string type, JsonObject content) => outbox.Send(ChannelName.IOPub, type, message, content);

    /// <summary>Publishes the reply of this request to everybody, too.</summary>
    public void PublishReply(JsonObject content) => Publish(ReplyType, content);

    /// <summary>Asks the one who sent this request for a line of input.</summary>
    public void AskForInput(string prompt, bool isPassword) =>
        outbox.Send(ChannelName.Stdin, "input_request", message, new JsonObject { ["prompt"] = prompt, ["password"] = isPassword });
}
