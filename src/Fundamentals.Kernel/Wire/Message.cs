using System.Text.Json.Nodes;

namespace Fundamentals.Kernel.Wire;

/// <summary>A message as it came in.</summary>
/// <param name="Identities">The routing frames, to be put before an answer.</param>
/// <param name="Id">Its id, unique to the sender.</param>
/// <param name="Type">What it asks for, for example <c>execute_request</c>.</param>
/// <param name="RawHeader">Its header as sent, which answers carry as their parent header.</param>
/// <param name="Content">What its type calls for.</param>
internal sealed record Message(
    IReadOnlyList<byte[]> Identities, string Id, string Type, byte[] RawHeader, JsonObject Content);

/// <summary>A message that is not what the protocol says. It is logged and dropped.</summary>
internal sealed class MalformedMessageException(string message) : Exception(message);
