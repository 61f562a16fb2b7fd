using Fundamentals.Kernel.Startup;
using NetMQ;

namespace Fundamentals.Kernel.Channels;

/// <summary>Binding with an error that says which channel failed, and where.</summary>
internal static class SocketBinding
{
    /// <summary>How long what was sent may take to leave when the kernel ends.</summary>
    private static readonly TimeSpan Linger = TimeSpan.FromSeconds(1);

    /// <summary>Binds to exactly one address, with no limit to what may wait to be sent.</summary>
    /// <exception cref="StartupException">The address is taken, or not one of this machine.</exception>
    public static void Bind(this NetMQSocket socket, string channel, string address)
    {
        socket.Options.Linger = Linger;

        // NetMQ drops what exceeds the mark, and a dropped output is worse than a long queue.
        socket.Options.SendHighWatermark = 0;
        socket.Options.IPv4Only = !address.Contains('[');
        try
        {
            socket.Bind(address);
        }
        catch (Exception e) when (e is NetMQException or System.Net.Sockets.SocketException)
        {
            socket.Dispose();
            throw new StartupException($"Cannot listen for {channel} at {address}: {e.Message}");
        }
    }
}
