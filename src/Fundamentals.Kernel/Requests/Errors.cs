using System.Text.Json.Nodes;

namespace Fundamentals.Kernel.Requests;

/// <summary>How the protocol describes an error.</summary>
internal static class Errors
{
    /// <summary>Gives the fields that replies and <c>error</c> messages share.</summary>
    public static JsonObject Content(string name, string message, IEnumerable<string> traceback) => new()
    {
        ["status"] = "error",
        ["ename"] = name,
        ["evalue"] = message,
        ["traceback"] = new JsonArray([.. traceback.Select(line => JsonValue.Create(line))]),
    };
}
