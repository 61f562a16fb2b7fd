using System.Text;
using System.Text.Json.Nodes;
using Fundamentals.Kernel.Wire;
using NetMQ;
using NetMQ.Sockets;

namespace Fundamentals.Kernel.Channels;

/// <summary>
/// The broadcast channel. It sees subscriptions, greets each with <c>iopub_welcome</c>, and keeps what is published
/// before the first one: a client connects its sockets one by one, and its first request may overtake its
/// subscription. To be used from the thread of the sockets only.
/// </summary>
internal sealed class IOPubChannel : IDisposable
{
    private const int MostHeld = 1_000;
    private const byte Subscription = 1;

    private readonly WireFormat _format;
    private Queue<IReadOnlyList<byte[]>>? _held = new();

    /// <summary>Starts to listen.</summary>
    public IOPubChannel(string address, WireFormat format)
    {
        _format = format;
        Socket = new XPublisherSocket();
        // Or else only the first subscriber to a topic would be seen, and welcomed.
        Socket.Options.XPubVerbose = true;
        Socket.Bind("iopub", address);
        Socket.ReceiveReady += (_, _) => ReadSubscription();
    }

    /// <summary>Gets the socket, for a poller to watch.</summary>
    public XPublisherSocket Socket { get; }

    /// <summary>Gives the topic under which messages of a type are published.</summary>
    public byte[] Topic(string type) => Encoding.UTF8.GetBytes($"kernel.{_format.Session}.{type}");

    /// <summary>Sends frames to all who subscribed.</summary>
    public void Publish(IReadOnlyList<byte[]> frames)
    {
        if (_held is null)
        {
            Socket.SendMultipartBytes(frames);
            return;
        }

        if (_held.Count == MostHeld)
            _held.Dequeue();
        _held.Enqueue(frames);
    }

    /// <inheritdoc/>
    public void Dispose() => Socket.Dispose();

    private void ReadSubscription()
    {
        if (!Socket.TryReceiveFrameBytes(out var frame) || frame is not [Subscription, .. var topic])
            return;
        var welcome = new JsonObject { ["subscription"] = Encoding.UTF8.GetString(topic) };
        Socket.SendMultipartBytes(_format.Write([topic], "iopub_welcome", null, welcome));

        var held = _held;
        _held = null;
        while (held?.TryDequeue(out var frames) == true)
            Socket.SendMultipartBytes(frames);
    }
}
