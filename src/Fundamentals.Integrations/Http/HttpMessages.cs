using System.Text;
using System.Text.Json;
using Fundamentals.Networking;

namespace Fundamentals.Integrations.Http;

/// <summary>An HTTP request as it crosses the simulated network.</summary>
/// <param name="Method">Such as GET.</param>
/// <param name="Path">Path and query, such as <c>/stock/7?fresh=true</c>.</param>
/// <param name="Payload">Headers and body.</param>
/// <param name="Port">The port asked for, from 1 to 65535.</param>
public sealed record HttpCall(string Method, string Path, HttpPayload Payload, int Port = 80) : ISized
{
    /// <summary>Gets how many bytes it takes as HTTP/1.1: request line, headers, an empty line, and the body.</summary>
    public int Bytes => $"{Method}  HTTP/1.1\r\n\r\n".Length + Encoding.UTF8.GetByteCount(Path) + Payload.Length;

    /// <summary>Writes method, path and body.</summary>
    public override string ToString() => $"{Method} {Path} {Payload}".TrimEnd();
}

/// <summary>An HTTP response as it crosses the simulated network.</summary>
/// <param name="Status">The status code, from 200 to 999; 1xx are not simulated.</param>
/// <param name="Payload">Headers and body.</param>
public sealed record HttpReply(int Status, HttpPayload Payload) : ISized
{
    /// <summary>Gets how many bytes it takes as HTTP/1.1: status line without a reason, headers, an empty line, and the body.</summary>
    public int Bytes => $"HTTP/1.1 {Status} \r\n\r\n".Length + Payload.Length;

    /// <summary>Makes a response without a body.</summary>
    /// <param name="status">The status code.</param>
    public static HttpReply Of(int status) => new(status, HttpPayload.Empty);

    /// <summary>Makes a response with a text.</summary>
    /// <param name="text">The body.</param>
    /// <param name="status">The status code.</param>
    public static HttpReply OfText(string text, int status = 200) => new(status, HttpPayload.Of(text));

    /// <summary>Makes a response with JSON.</summary>
    /// <param name="value">What System.Text.Json writes into the body, with its defaults for the web.</param>
    /// <param name="status">The status code.</param>
    public static HttpReply OfJson<T>(T value, int status = 200) =>
        new(status, HttpPayload.Of(JsonSerializer.Serialize(value, JsonSerializerOptions.Web), "application/json; charset=utf-8"));

    /// <summary>Writes status and body.</summary>
    public override string ToString() => $"{Status} {Payload}".TrimEnd();
}

/// <summary>What a machine answers whose process does not listen: the connection is refused, and nothing was carried out.</summary>
/// <param name="Port">The port asked for.</param>
public sealed record HttpRefusal(int Port);
