using NetMQ;
using NetMQ.Sockets;

namespace Fundamentals.Kernel.Channels;

/// <summary>
/// The channel of questions to a client. A client connects its sockets one by one, and may have sent a cell before it
/// can be asked anything: a question then waits for it. To be used from the thread of the sockets only.
/// </summary>
internal sealed class StdinChannel : IDisposable
{
    private const int MostTries = 500;
    private static readonly TimeSpan BetweenTries = TimeSpan.FromMilliseconds(20);

    private IReadOnlyList<byte[]> _question = [];
    private int _tries;

    /// <summary>Starts to listen.</summary>
    public StdinChannel(string address)
    {
        Socket = new RouterSocket();
        Socket.Bind("stdin", address);
        Socket.Options.RouterMandatory = true;
        Retry = new NetMQTimer(BetweenTries) { Enable = false };
        Retry.Elapsed += (_, _) => TryAsk();
    }

    /// <summary>Gets the socket, for a poller to watch.</summary>
    public RouterSocket Socket { get; }

    /// <summary>Gets the timer, for a poller to run.</summary>
    public NetMQTimer Retry { get; }

    /// <summary>Sends a question; one that was not sent yet is given up.</summary>
    public void Ask(IReadOnlyList<byte[]> question)
    {
        _question = question;
        _tries = 0;
        TryAsk();
    }

    /// <inheritdoc/>
    public void Dispose() => Socket.Dispose();

    private void TryAsk()
    {
        Retry.Enable = false;
        try
        {
            Socket.TrySendMultipartBytes(_question);
        }
        catch (HostUnreachableException)
        {
            Retry.Enable = ++_tries < MostTries;
        }
    }
}
