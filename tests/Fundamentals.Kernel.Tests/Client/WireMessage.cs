using System.Security.Cryptography;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Fundamentals.Kernel.Tests.Client;

/// <summary>A message as a client sees it. Written apart from the kernel's own framing, to check one by the other.</summary>
internal sealed record WireMessage(string Signature, JsonObject Header, JsonObject Parent, JsonObject Metadata, JsonObject Content)
{
    private static readonly JsonSerializerOptions Relaxed = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Gets the content as JSON, escaped no more than must be.</summary>
    public string Json => Content.ToJsonString(Relaxed);

    public string Type => Header["msg_type"]!.GetValue<string>();

    public string? ParentId => Parent["msg_id"]?.GetValue<string>();

    public string? Text(string field) => Content[field]?.GetValue<string>();

    public int Number(string field) => Content[field]!.GetValue<int>();

    public static WireMessage Read(List<byte[]> frames, string key)
    {
        var start = frames.FindIndex(frame => Encoding.UTF8.GetString(frame) == "<IDS|MSG>");
        Assert.True(start >= 0, "The delimiter is missing.");
        Assert.Equal(start + 6, frames.Count);
        byte[][] parts = [.. frames.Skip(start + 2)];
        var signature = Encoding.ASCII.GetString(frames[start + 1]);
        Assert.Equal(Sign(parts, key), signature);
        var json = parts.Select(part => JsonNode.Parse(part)!.AsObject()).ToArray();
        return new WireMessage(signature, json[0], json[1], json[2], json[3]);
    }

    public static List<byte[]> Write(string id, string session, string type, JsonObject content, string key)
    {
        var header = new JsonObject
        {
            ["msg_id"] = id,
            ["session"] = session,
            ["username"] = "tester",
            ["date"] = "2026-01-02T03:04:05.678901Z",
            ["msg_type"] = type,
            ["version"] = "5.3",
        };
        byte[][] parts = [Bytes(header.ToJsonString()), Bytes("{}"), Bytes("{}"), Bytes(content.ToJsonString())];
        return [Bytes("<IDS|MSG>"), Bytes(Sign(parts, key)), .. parts];
    }

    public static string Sign(byte[][] parts, string key) =>
        key.Length == 0 ? "" : Convert.ToHexStringLower(HMACSHA256.HashData(Bytes(key), parts.SelectMany(part => part).ToArray()));

    private static byte[] Bytes(string text) => Encoding.UTF8.GetBytes(text);
}
