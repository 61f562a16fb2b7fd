using System.Text.Json.Nodes;
using Fundamentals.Kernel.Startup;
using Fundamentals.Kernel.Wire;
using NetMQ;
using NetMQ.Sockets;

namespace Fundamentals.Kernel.Channels;

/// <summary>
/// The kernel's sockets. They are not safe to share between threads, so one thread owns them: it hands each message
/// that comes in to <see cref="Received"/>, and sends what others have queued.
/// </summary>
internal sealed class KernelSockets : IOutbox, IDisposable
{
    private const int BatchSize = 100;

    private readonly Dictionary<ChannelName, RouterSocket> _routers = [];
    private readonly StdinChannel _stdin;
    private readonly IOPubChannel _iopub;
    private readonly Heartbeat _heartbeat;
    private readonly NetMQQueue<Outgoing> _outgoing = new();
    private readonly NetMQPoller _poller;
    private readonly Thread _thread;
    private readonly WireFormat _format;
    private readonly KernelLog _log;

    /// <summary>Binds all channels; nothing is received before <see cref="Start"/>.</summary>
    /// <exception cref="StartupException">One of them cannot be bound.</exception>
    public KernelSockets(ConnectionFile connection, KernelLog log)
    {
        _log = log;
        _format = new WireFormat(new MessageSigner(connection.Key), Guid.NewGuid().ToString());
        AddRouter(ChannelName.Shell, connection.Address(connection.ShellPort));
        AddRouter(ChannelName.Control, connection.Address(connection.ControlPort));
        _stdin = new StdinChannel(connection.Address(connection.StdinPort));
        _iopub = new IOPubChannel(connection.Address(connection.IOPubPort), _format);
        _heartbeat = new Heartbeat(connection.Address(connection.HeartbeatPort));

        _stdin.Socket.ReceiveReady += (_, _) => Receive(ChannelName.Stdin, _stdin.Socket);
        _outgoing.ReceiveReady += (_, _) => SendQueued();
        _poller = [_outgoing, _iopub.Socket, _stdin.Socket, _stdin.Retry, .. _routers.Values];
        _thread = new Thread(_poller.Run) { IsBackground = true, Name = "sockets" };
    }

    /// <summary>Gets or sets what receives messages, on the thread of the sockets, which it must not hold up.</summary>
    public Action<ChannelName, Message> Received { get; set; } = (_, _) => { };

    /// <summary>Starts to receive and to send.</summary>
    public void Start() => _thread.Start();

    /// <inheritdoc/>
    public void Send(ChannelName channel, string type, Message? parent, JsonObject content)
    {
        var to = channel == ChannelName.IOPub ? [_iopub.Topic(type)] : parent?.Identities ?? [];
        _outgoing.Enqueue(new Outgoing(channel, _format.Write(to, type, parent, content)));
    }

    /// <summary>Sends what is queued and closes the sockets.</summary>
    public void Dispose()
    {
        if (_thread.IsAlive)
        {
            _outgoing.Enqueue(new Outgoing(default, null));
            _thread.Join();
        }

        _poller.Dispose();
        _outgoing.Dispose();
        _heartbeat.Dispose();
        _iopub.Dispose();
        _stdin.Dispose();
        foreach (var router in _routers.Values)
            router.Dispose();
    }

    private void AddRouter(ChannelName channel, string address)
    {
        var router = new RouterSocket();
        router.Bind(channel.ToString().ToLowerInvariant(), address);
        router.ReceiveReady += (_, _) => Receive(channel, router);
        _routers.Add(channel, router);
    }

    private void Receive(ChannelName channel, RouterSocket router)
    {
        for (var i = 0; i < BatchSize; i++)
        {
            List<byte[]> frames = [];
            if (!router.TryReceiveMultipartBytes(ref frames!))
                return;
            try
            {
                Received(channel, _format.Parse(frames));
            }
#pragma warning disable CA1031 // Whatever a stranger sends, the thread of the sockets must live on.
            catch (Exception e)
#pragma warning restore CA1031
            {
                _log.Write($"Dropped a message on {channel}: {e.Message}");
            }
        }
    }

    private void SendQueued()
    {
        for (var i = 0; i < BatchSize && _outgoing.TryDequeue(out var outgoing, TimeSpan.Zero); i++)
        {
            if (outgoing.Frames is null)
                _poller.StopAsync();
            else
                Send(outgoing.Channel, outgoing.Frames);
        }
    }

    private void Send(ChannelName channel, IReadOnlyList<byte[]> frames)
    {
        if (channel == ChannelName.IOPub)
            _iopub.Publish(frames);
        else if (channel == ChannelName.Stdin)
            _stdin.Ask(frames);
        else
            _routers[channel].TrySendMultipartBytes(frames);
    }

    /// <summary>Frames to send, or, without frames, the wish to end.</summary>
    private readonly record struct Outgoing(ChannelName Channel, IReadOnlyList<byte[]>? Frames);
}
