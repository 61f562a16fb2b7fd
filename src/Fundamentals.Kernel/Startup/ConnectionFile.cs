using System.Net;
using System.Net.Sockets;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Fundamentals.Kernel.Startup;

/// <summary>Where a Jupyter client expects the kernel to listen, and the key that both sign with.</summary>
internal sealed record ConnectionFile(
    string Ip, int ShellPort, int IOPubPort, int StdinPort, int ControlPort, int HeartbeatPort, string Key)
{
    /// <summary>Gets the address of one of the ports.</summary>
    public string Address(int port) => Ip.Contains(':') ? $"tcp://[{Ip}]:{port}" : $"tcp://{Ip}:{port}";

    /// <summary>Reads a connection file.</summary>
    /// <exception cref="StartupException">It is missing, broken, or asks for something this kernel does not do.</exception>
    public static ConnectionFile Read(string path, bool allowUnsigned)
    {
        string text;
        try
        {
            text = File.ReadAllText(path);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException)
        {
            throw new StartupException($"Cannot read the connection file {path}: {e.Message}");
        }

        try
        {
            return Parse(text, allowUnsigned);
        }
        catch (StartupException e)
        {
            throw new StartupException($"Connection file {path}: {e.Message}");
        }
    }

    /// <summary>Reads the text of a connection file.</summary>
    /// <exception cref="StartupException">As for <see cref="Read"/>.</exception>
    public static ConnectionFile Parse(string json, bool allowUnsigned)
    {
        var fields = ParseObject(json);
        var transport = Text(fields, "transport", "tcp");
        if (transport != "tcp")
            throw new StartupException($"transport \"{transport}\" is not supported, only \"tcp\".");
        var scheme = Text(fields, "signature_scheme", "hmac-sha256");
        if (scheme != "hmac-sha256")
            throw new StartupException($"signature_scheme \"{scheme}\" is not supported, only \"hmac-sha256\".");
        var key = Text(fields, "key", "");
        if (key.Length == 0 && !allowUnsigned)
            throw new StartupException("the key is empty, so anyone who can reach the ports could run code. Give a key, or start with --allow-unsigned.");

        var file = new ConnectionFile(
            Address(Text(fields, "ip", null)), Port("shell_port"), Port("iopub_port"), Port("stdin_port"), Port("control_port"), Port("hb_port"), key);
        int[] ports = [file.ShellPort, file.IOPubPort, file.StdinPort, file.ControlPort, file.HeartbeatPort];
        if (ports.Distinct().Count() != ports.Length)
            throw new StartupException($"two channels share a port ({string.Join(", ", ports)}).");
        return file;

        int Port(string name) =>
            fields[name] is JsonValue value && value.TryGetValue(out int port) && port is > 0 and <= IPEndPoint.MaxPort
                ? port
                : throw new StartupException($"\"{name}\" must be a port number from 1 to 65535, but is {Shown(fields[name])}.");
    }

    private static JsonObject ParseObject(string json)
    {
        try
        {
            return JsonNode.Parse(json, null, new JsonDocumentOptions { AllowDuplicateProperties = false }) as JsonObject ?? throw new StartupException("it is not a JSON object.");
        }
        catch (JsonException e)
        {
            throw new StartupException($"it is not JSON (line {e.LineNumber + 1}, byte {e.BytePositionInLine + 1}), or gives a name twice.");
        }
    }

    private static string Text(JsonObject fields, string name, string? absent)
    {
        if (fields[name] is null && absent is not null)
            return absent;
        return fields[name] is JsonValue value && value.TryGetValue(out string? text)
            ? text
            : throw new StartupException($"\"{name}\" must be a string, but is {Shown(fields[name])}.");
    }

    private static string Address(string ip)
    {
        if (ip is "*" or "localhost")
            return ip;
        if (!IPAddress.TryParse(ip, out var address))
            throw new StartupException($"\"ip\" must be an IP address, but is \"{ip}\".");
        return address.AddressFamily == AddressFamily.InterNetworkV6 ? address.ToString() : ip;
    }

    private static string Shown(JsonNode? node) => node?.ToJsonString() ?? "missing";
}
