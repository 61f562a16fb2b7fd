using System.Text.Json.Nodes;
using Fundamentals.Kernel.Wire;

namespace Fundamentals.Kernel.Channels;

/// <summary>Where messages to clients go. Safe to use from any thread; messages leave in the order they were sent.</summary>
internal interface IOutbox
{
    /// <summary>Sends a message.</summary>
    /// <param name="channel">On which channel.</param>
    /// <param name="type">Its type.</param>
    /// <param name="parent">The message it is about, or null.</param>
    /// <param name="content">Its content.</param>
    void Send(ChannelName channel, string type, Message? parent, JsonObject content);
}
