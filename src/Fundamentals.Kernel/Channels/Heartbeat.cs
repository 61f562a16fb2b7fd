using NetMQ;
using NetMQ.Sockets;

namespace Fundamentals.Kernel.Channels;

/// <summary>Sends back whatever comes in, on a thread of its own, so that a client can tell busy from dead.</summary>
internal sealed class Heartbeat : IDisposable
{
    private readonly RouterSocket _socket;
    private readonly NetMQPoller _poller;
    private readonly Thread _thread;

    /// <summary>Starts to listen.</summary>
    public Heartbeat(string address)
    {
        _socket = new RouterSocket();
        _socket.Bind("heartbeat", address);
        _socket.ReceiveReady += Echo;
        _poller = [_socket];
        _thread = new Thread(_poller.Run) { IsBackground = true, Name = "heartbeat" };
        _thread.Start();
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        if (_poller.IsRunning)
            _poller.StopAsync();
        _thread.Join();
        _poller.Dispose();
        _socket.Dispose();
    }

    private void Echo(object? sender, NetMQSocketEventArgs e)
    {
        var beat = e.Socket.ReceiveMultipartMessage();
        e.Socket.TrySendMultipartMessage(beat);
    }
}
