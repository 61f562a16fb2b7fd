using System.Net;
using System.Net.Sockets;
using System.Text.Json.Nodes;
using Fundamentals.Kernel.Startup;

namespace Fundamentals.Kernel.Tests.Client;

/// <summary>Connections to free ports of this machine.</summary>
internal static class Connections
{
    public static ConnectionFile New()
    {
        var listeners = Enumerable.Range(0, 5).Select(_ => new TcpListener(IPAddress.Loopback, 0)).ToArray();
        foreach (var listener in listeners)
            listener.Start();
        var ports = listeners.Select(listener => ((IPEndPoint)listener.LocalEndpoint).Port).ToArray();
        foreach (var listener in listeners)
            listener.Dispose();
        return new ConnectionFile("127.0.0.1", ports[0], ports[1], ports[2], ports[3], ports[4], "a-secret");
    }

    public static string ToJson(this ConnectionFile connection) => new JsonObject
    {
        ["transport"] = "tcp",
        ["ip"] = connection.Ip,
        ["shell_port"] = connection.ShellPort,
        ["iopub_port"] = connection.IOPubPort,
        ["stdin_port"] = connection.StdinPort,
        ["control_port"] = connection.ControlPort,
        ["hb_port"] = connection.HeartbeatPort,
        ["signature_scheme"] = "hmac-sha256",
        ["key"] = connection.Key,
        ["kernel_name"] = "fundamentals-csharp",
    }.ToJsonString();
}
