using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Fundamentals.Kernel.Wire;

/// <summary>
/// Messages as frames: routing identities, a delimiter, the signature, then header, parent header, metadata and content
/// as JSON, and any number of binary buffers, which nothing here uses.
/// </summary>
internal sealed class WireFormat(MessageSigner signer, string session)
{
    /// <summary>The version of the messaging protocol spoken here.</summary>
    public const string ProtocolVersion = "5.4";

    private const int JsonParts = 4;

    private static readonly byte[] Delimiter = "<IDS|MSG>"u8.ToArray();
    private static readonly byte[] EmptyObject = "{}"u8.ToArray();

    // Notebooks are full of quotes and letters that need no escape, and nothing here is put into HTML.
    private static readonly JsonSerializerOptions Relaxed = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private static readonly JsonDocumentOptions Strict = new() { AllowDuplicateProperties = false };

    private long _sent;

    /// <summary>Gets the id of this run of the kernel, which all its messages carry.</summary>
    public string Session { get; } = session;

    /// <summary>Reads a message.</summary>
    /// <exception cref="MalformedMessageException">The signature is wrong or the frames are not a message.</exception>
    public Message Parse(IReadOnlyList<byte[]> frames)
    {
        var delimiter = 0;
        while (delimiter < frames.Count && !frames[delimiter].AsSpan().SequenceEqual(Delimiter))
            delimiter++;
        if (delimiter + 1 + JsonParts >= frames.Count)
            throw new MalformedMessageException($"{frames.Count} frames are not a message: <IDS|MSG>, a signature and four JSON parts are expected.");

        byte[][] parts = [.. frames.Skip(delimiter + 2).Take(JsonParts)];
        if (!signer.Verify(frames[delimiter + 1], parts))
            throw new MalformedMessageException("the signature is wrong.");

        var header = ParseObject(parts[0], "header");
        ParseObject(parts[1], "parent header");
        ParseObject(parts[2], "metadata");
        return new Message(
            [.. frames.Take(delimiter)], HeaderText(header, "msg_id"), HeaderText(header, "msg_type"), parts[0], ParseObject(parts[3], "content"));
    }

    /// <summary>Makes the frames of a new message.</summary>
    /// <param name="identities">Where it goes, or its topic.</param>
    /// <param name="type">Its type.</param>
    /// <param name="parent">The message it answers, if any.</param>
    /// <param name="content">Its content.</param>
    public IReadOnlyList<byte[]> Write(IEnumerable<byte[]> identities, string type, Message? parent, JsonObject content)
    {
        var header = new JsonObject
        {
            ["msg_id"] = $"{Session}_{Interlocked.Increment(ref _sent)}",
            ["session"] = Session,
            ["username"] = "kernel",
            ["date"] = DateTime.UtcNow.ToString("yyyy-MM-dd'T'HH:mm:ss.ffffff'Z'"),
            ["msg_type"] = type,
            ["version"] = ProtocolVersion,
        };
        byte[][] parts =
        [
            JsonSerializer.SerializeToUtf8Bytes(header, Relaxed),
            parent?.RawHeader ?? EmptyObject,
            EmptyObject,
            JsonSerializer.SerializeToUtf8Bytes(content, Relaxed),
        ];
        return [.. identities, Delimiter, signer.Sign(parts), .. parts];
    }

    private static JsonObject ParseObject(byte[] json, string part)
    {
        try
        {
            return JsonNode.Parse(json, null, Strict) as JsonObject ?? throw new MalformedMessageException($"the {part} is not a JSON object.");
        }
        catch (JsonException e)
        {
            throw new MalformedMessageException($"the {part} is not JSON: {e.Message}");
        }
    }

    private static string HeaderText(JsonObject header, string name) =>
        header[name] is JsonValue value && value.TryGetValue(out string? text)
            ? text
            : throw new MalformedMessageException($"the header has no {name}.");
}
