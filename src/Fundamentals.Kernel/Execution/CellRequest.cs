using System.Text.Json.Nodes;
using Fundamentals.Kernel.Requests;

namespace Fundamentals.Kernel.Execution;

/// <summary>What an <c>execute_request</c> asks for.</summary>
/// <param name="Code">The cell's text.</param>
/// <param name="Silent">Whether nothing is published and nothing stored. Default: false.</param>
/// <param name="StoreHistory">Whether the cell counts and is remembered. Default: true, but never when silent.</param>
/// <param name="AllowStdin">Whether the client can be asked for input. Default: true.</param>
/// <param name="StopOnError">Whether an error aborts what is queued behind. Default: true.</param>
/// <param name="UserExpressions">Expressions to evaluate after the cell, by name. Default: none.</param>
internal sealed record CellRequest(
    string Code, bool Silent, bool StoreHistory, bool AllowStdin, bool StopOnError, IReadOnlyDictionary<string, string> UserExpressions)
{
    /// <summary>Reads the content of a request.</summary>
    /// <exception cref="BadRequestException">A field is missing or of the wrong kind.</exception>
    public static CellRequest Read(JsonObject content)
    {
        var silent = content.Flag("silent", false);
        var expressions = content["user_expressions"] switch
        {
            null => [],
            JsonObject named => named.ToDictionary(entry => entry.Key, entry => named.Text(entry.Key), StringComparer.Ordinal),
            _ => throw new BadRequestException("The field \"user_expressions\" must be an object."),
        };
        return new CellRequest(
            content.Text("code"),
            silent,
            content.Flag("store_history", true) && !silent,
            content.Flag("allow_stdin", true),
            content.Flag("stop_on_error", true),
            expressions);
    }
}
