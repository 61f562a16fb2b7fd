using System.Collections.Immutable;
using System.Text.Json.Nodes;
using Fundamentals.Notebooks.Display;

namespace Fundamentals.Notebooks.Documents;

/// <summary>Outputs of a cell to and from the notebook format (nbformat 4, "Code cell outputs").</summary>
internal static class NotebookOutputs
{
    /// <summary>Reads one output; null for a type the format does not define.</summary>
    public static CellOutput? Read(JsonObject json) => MultilineText.Read(json["output_type"]) switch
    {
        "stream" => new StreamOutput(
            MultilineText.Read(json["name"]) == "stderr" ? StreamName.Stderr : StreamName.Stdout,
            MultilineText.Read(json["text"]) ?? string.Empty),
        "display_data" => new DisplayOutput(ReadBundle(json["data"], json["metadata"])),
        "execute_result" => new ResultOutput(ReadBundle(json["data"], json["metadata"])),
        "error" => new ErrorOutput(
            MultilineText.Read(json["ename"]) ?? string.Empty,
            MultilineText.Read(json["evalue"]) ?? string.Empty,
            json["traceback"] is JsonArray lines ? [.. lines.Select(line => MultilineText.Read(line) ?? string.Empty)] : []),
        _ => null,
    };

    public static JsonNode Write(CellOutput output, int? executionCount) => output switch
    {
        StreamOutput stream => new JsonObject
        {
            ["output_type"] = "stream",
            ["name"] = stream.Name == StreamName.Stderr ? "stderr" : "stdout",
            ["text"] = MultilineText.Write(stream.Text),
        },
        DisplayOutput display => WriteData("display_data", display.Data),
        ResultOutput result => WriteResult(result, executionCount),
        ErrorOutput error => new JsonObject
        {
            ["output_type"] = "error",
            ["ename"] = error.Name,
            ["evalue"] = error.Message,
            ["traceback"] = new JsonArray([.. error.Traceback.Select(line => JsonValue.Create(line))]),
        },
        _ => throw new ArgumentException($"The notebook format has no place for a {output.GetType().Name}.", nameof(output)),
    };

    private static JsonObject WriteResult(ResultOutput result, int? executionCount)
    {
        var json = WriteData("execute_result", result.Data);
        json["execution_count"] = executionCount;
        return json;
    }

    private static JsonObject WriteData(string type, MimeBundle bundle)
    {
        var data = new JsonObject();
        foreach (var (mimeType, content) in bundle.Data)
            data[mimeType] = MimeBundle.IsJson(mimeType) ? content.DeepClone() : MultilineText.Write(content.GetValue<string>());
        return new JsonObject { ["output_type"] = type, ["data"] = data, ["metadata"] = new JsonObject(bundle.Metadata.Select(pair => KeyValuePair.Create<string, JsonNode?>(pair.Key, pair.Value.DeepClone()))) };
    }

    /// <summary>Reads a MIME bundle; an empty one where the node is not an object.</summary>
    public static MimeBundle ReadBundle(JsonNode? node, JsonNode? metadata = null) => new(Read(node, (mimeType, content) =>
        MimeBundle.IsJson(mimeType) ? content?.DeepClone() : MultilineText.Read(content)))
    {
        Metadata = Read(metadata, static (_, content) => content?.DeepClone()),
    };

    private static ImmutableSortedDictionary<string, JsonNode> Read(JsonNode? node, Func<string, JsonNode?, JsonNode?> read)
    {
        var members = ImmutableSortedDictionary.CreateBuilder<string, JsonNode>(StringComparer.Ordinal);
        foreach (var (name, content) in node as JsonObject ?? [])
        {
            if (read(name, content) is { } value)
                members[name] = value;
        }

        return members.ToImmutable();
    }
}
