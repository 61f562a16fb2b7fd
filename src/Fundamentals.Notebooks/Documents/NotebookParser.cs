using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Fundamentals.Notebooks.Documents;

/// <summary>Reads the text of a notebook and says what is wrong with it.</summary>
internal sealed class NotebookParser(string path)
{
    private static readonly JsonDocumentOptions Strict = new() { AllowDuplicateProperties = false };

    public NotebookDocument Parse(string text)
    {
        var root = ReadJson(text);
        CheckFormat(root);
        if (root["cells"] is not JsonArray cells)
            throw Problem("is not a notebook: it has no list of cells.");
        if (root.TryGetPropertyValue("metadata", out var metadata) && metadata is not JsonObject)
            throw Problem("is not a notebook: its metadata are not an object.");
        var parsed = ImmutableArray.CreateBuilder<Cell>(cells.Count);
        for (var i = 0; i < cells.Count; i++)
            parsed.Add(ReadCell(cells[i], i + 1));
        return new NotebookDocument(path, root, parsed.MoveToImmutable());
    }

    private JsonObject ReadJson(string text)
    {
        if (string.IsNullOrWhiteSpace(text))
            throw Problem("is empty; a notebook is a JSON file.");
        JsonNode? root;
        try
        {
            root = JsonNode.Parse(text, documentOptions: Strict);
            CheckStrings(root);
        }
        catch (JsonException e)
        {
            throw Problem($"is not JSON: line {(e.LineNumber ?? 0) + 1}: {Reason(e)}", e);
        }
        catch (InvalidOperationException e)
        {
            throw Problem("holds a string with half of a surrogate pair (an escape such as \\ud83d alone).", e);
        }

        return root as JsonObject ?? throw Problem("is not a notebook: it is JSON, but not an object.");
    }

    // System.Text.Json decodes strings when they are asked for, and only then finds the broken ones.
    private static void CheckStrings(JsonNode? node)
    {
        switch (node)
        {
            case JsonObject members:
                foreach (var (_, member) in members)
                    CheckStrings(member);
                break;
            case JsonArray items:
                foreach (var item in items)
                    CheckStrings(item);
                break;
            case JsonValue value when value.GetValueKind() == JsonValueKind.String:
                _ = value.GetValue<string>();
                break;
        }
    }

    // The parser's message ends in "LineNumber: 3 | BytePositionInLine: 5.", which counts from zero.
    private static string Reason(JsonException e)
    {
        var end = e.Message.IndexOf(" LineNumber:", StringComparison.Ordinal);
        var path = e.Message.IndexOf(" Path:", StringComparison.Ordinal);
        var cut = new[] { end, path, e.Message.Length }.Where(at => at >= 0).Min();
        return e.Message[..cut];
    }

    private void CheckFormat(JsonObject root)
    {
        if (root["nbformat"] is not JsonValue value || !value.TryGetValue<int>(out var major))
            throw Problem("is not a notebook: it has no \"nbformat\" number.");
        if (major < 4)
            throw Problem($"is a notebook of format {major}; format 4 is needed. Open it in Jupyter and save it, which converts it.");
        if (major > 4)
            throw Problem($"is a notebook of format {major}, which is unknown here; format 4 is needed.");
    }

    private Cell ReadCell(JsonNode? node, int position)
    {
        if (node is not JsonObject json)
            throw Problem($"is broken: cell {position} is not an object.");
        CellKind kind = MultilineText.Read(json["cell_type"]) switch
        {
            "code" => CellKind.Code,
            "markdown" => CellKind.Markdown,
            "raw" => CellKind.Raw,
            null => throw Problem($"is broken: cell {position} has no \"cell_type\"."),
            var other => throw Problem($"is broken: cell {position} is of the unknown type \"{other}\"."),
        };
        if (json["id"] is { } id && id.GetValueKind() != JsonValueKind.String)
            throw Problem($"is broken: the id of cell {position} is not a string.");
        return MultilineText.Read(json["source"]) is { } source
            ? new Cell(json, kind, source)
            : throw Problem($"is broken: cell {position} has no \"source\" text.");
    }

    private NotebookFormatException Problem(string problem, Exception? inner = null) => new(path, problem, inner);
}
