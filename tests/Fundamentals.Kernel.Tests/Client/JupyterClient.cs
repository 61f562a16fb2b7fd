using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using Fundamentals.Kernel.Startup;
using NetMQ;
using NetMQ.Sockets;

namespace Fundamentals.Kernel.Tests.Client;

/// <summary>A small Jupyter client. All waiting is bounded; nothing sleeps.</summary>
internal sealed class JupyterClient : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    private readonly ConnectionFile _connection;
    private readonly string _session = Guid.NewGuid().ToString();
    private readonly Dictionary<DealerSocket, Queue<WireMessage>> _unread = [];
    private int _sent;

    public JupyterClient(ConnectionFile connection, bool subscribe = true, bool connectStdin = true)
    {
        _connection = connection;
        Shell = NewSocket();
        Shell.Connect(connection.Address(connection.ShellPort));
        Control = NewSocket();
        Control.Connect(connection.Address(connection.ControlPort));
        Stdin = NewSocket();
        if (connectStdin)
            ConnectStdin();
        IOPub = new SubscriberSocket();
        IOPub.Options.ReceiveHighWatermark = 0;
        if (subscribe)
            Subscribe();
    }

    public DealerSocket Shell { get; }

    public DealerSocket Control { get; }

    public DealerSocket Stdin { get; }

    public SubscriberSocket IOPub { get; }

    public void ConnectStdin() => Stdin.Connect(_connection.Address(_connection.StdinPort));

    public void Subscribe()
    {
        IOPub.Connect(_connection.Address(_connection.IOPubPort));
        IOPub.SubscribeToAnyTopic();
    }

    public string Send(DealerSocket channel, string type, JsonObject content)
    {
        var id = string.Create(CultureInfo.InvariantCulture, $"{_session}_{++_sent}");
        channel.SendMultipartBytes(WireMessage.Write(id, _session, type, content, _connection.Key));
        return id;
    }

    public string Execute(string code, params (string Name, JsonNode? Value)[] options)
    {
        var content = new JsonObject
        {
            ["code"] = code,
            ["silent"] = false,
            ["store_history"] = true,
            ["user_expressions"] = new JsonObject(),
            ["allow_stdin"] = false,
            ["stop_on_error"] = true,
        };
        foreach (var (name, value) in options)
            content[name] = value;
        return Send(Shell, "execute_request", content);
    }

    /// <summary>Gives the next message of a channel.</summary>
    public WireMessage Receive(NetMQSocket channel)
    {
        List<byte[]> frames = [];
        if (!channel.TryReceiveMultipartBytes(Patience, ref frames!))
            throw new TimeoutException($"Nothing came within {Patience}.");
        return WireMessage.Read(frames, _connection.Key);
    }

    /// <summary>Gives the reply to a request, keeping replies to others for later.</summary>
    public WireMessage Reply(DealerSocket channel, string id)
    {
        var unread = _unread[channel];
        for (var i = 0; i < unread.Count; i++)
        {
            var message = unread.Dequeue();
            if (message.ParentId == id)
                return message;
            unread.Enqueue(message);
        }

        while (true)
        {
            var message = Receive(channel);
            if (message.ParentId == id)
                return message;
            unread.Enqueue(message);
        }
    }

    /// <summary>Sends a request on the shell channel and gives its reply.</summary>
    public WireMessage Ask(string type, JsonObject content) => Reply(Shell, Send(Shell, type, content));

    /// <summary>Gives what is published about a request, from its busy state to its idle one, both included.</summary>
    public List<WireMessage> Published(string id)
    {
        var messages = new List<WireMessage>();
        while (true)
        {
            var message = Receive(IOPub);
            if (message.ParentId != id)
                continue;
            messages.Add(message);
            if (message.Type == "status" && message.Text("execution_state") == "idle")
                return messages;
        }
    }

    /// <summary>Reads published messages until one of a type about a request comes.</summary>
    public WireMessage PublishedUntil(string id, string type)
    {
        while (true)
        {
            var message = Receive(IOPub);
            if (message.ParentId == id && message.Type == type)
                return message;
        }
    }

    /// <summary>Runs a cell to its end and gives the reply and what was published.</summary>
    public (WireMessage Reply, List<WireMessage> Published) Run(string code, params (string Name, JsonNode? Value)[] options)
    {
        var id = Execute(code, options);
        return (Reply(Shell, id), Published(id));
    }

    /// <summary>Tells whether the heartbeat answers with what it was sent.</summary>
    public bool Beats()
    {
        using var heart = new RequestSocket();
        heart.Options.Linger = TimeSpan.Zero;
        heart.Connect(_connection.Address(_connection.HeartbeatPort));
        heart.SendFrame("thump");
        return heart.TryReceiveFrameString(Patience, out var beat) && beat == "thump";
    }

    public void Dispose()
    {
        Shell.Dispose();
        Control.Dispose();
        Stdin.Dispose();
        IOPub.Dispose();
    }

    private DealerSocket NewSocket()
    {
        var socket = new DealerSocket();
        socket.Options.Identity = Encoding.ASCII.GetBytes(_session);
        socket.Options.Linger = TimeSpan.Zero;
        socket.Options.ReceiveHighWatermark = 0;
        _unread.Add(socket, new Queue<WireMessage>());
        return socket;
    }
}
