using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Nodes;
using Fundamentals.Notebooks.Display;

namespace Fundamentals.Notebooks.Documents;

/// <summary>What a cell of a notebook holds.</summary>
public enum CellKind
{
    /// <summary>Code, with the outputs of its last run.</summary>
    Code,

    /// <summary>Text in Markdown.</summary>
    Markdown,

    /// <summary>Text for a converter, not meant for reading here.</summary>
    Raw,
}

/// <summary>
/// One cell of a notebook. Immutable: the <c>With</c> methods return a changed copy, in which every field of the file
/// that this class does not know stays as it was.
/// </summary>
public sealed class Cell
{
    private readonly JsonObject _json;

    internal Cell(JsonObject json, CellKind kind, string source)
    {
        _json = json;
        Kind = kind;
        Source = source;
    }

    /// <summary>Gets what the cell holds.</summary>
    public CellKind Kind { get; }

    /// <summary>Gets its text, lines joined.</summary>
    public string Source { get; }

    /// <summary>Gets its id, or null in notebooks older than format 4.5.</summary>
    public string? Id => _json["id"]?.GetValue<string>();

    /// <summary>Gets its tags, in the order of the file.</summary>
    public ImmutableArray<string> Tags => (_json["metadata"] as JsonObject)?["tags"] is JsonArray tags
        ? [.. tags.Where(tag => tag?.GetValueKind() == JsonValueKind.String).Select(tag => tag!.GetValue<string>())]
        : [];

    /// <summary>Gets a copy of its metadata; empty where it has none.</summary>
    public JsonObject Metadata => (_json["metadata"] as JsonObject)?.DeepClone().AsObject() ?? [];

    /// <summary>Gets the number it was last run as, or null when it was not.</summary>
    public int? ExecutionCount =>
        _json["execution_count"] is JsonValue value && value.TryGetValue<int>(out var count) ? count : null;

    /// <summary>Gets the outputs of its last run. Outputs of a type the format does not define are left out.</summary>
    public ImmutableArray<CellOutput> Outputs => _json["outputs"] is JsonArray outputs
        ? [.. outputs.OfType<JsonObject>().Select(NotebookOutputs.Read).OfType<CellOutput>()]
        : [];

    /// <summary>Gets the forms of a file that is stored inside the cell, or null where it has none of that name.</summary>
    /// <param name="name">Its name, as in the Markdown link <c>attachment:name</c>.</param>
    public MimeBundle? Attachment(string name) => (_json["attachments"] as JsonObject)?[name] is JsonObject forms
        ? NotebookOutputs.ReadBundle(forms)
        : null;

    /// <summary>Tells whether the cell has a tag.</summary>
    /// <param name="tag">The tag; case matters.</param>
    public bool HasTag(string tag) => Tags.Contains(tag, StringComparer.Ordinal);

    /// <summary>Returns the cell with other text.</summary>
    /// <param name="source">The text; lines end in a line feed.</param>
    public Cell WithSource(string source)
    {
        ArgumentNullException.ThrowIfNull(source);
        var copy = _json.DeepClone().AsObject();
        copy["source"] = MultilineText.Write(source);
        return new Cell(copy, Kind, source);
    }

    /// <summary>Returns the code cell with the outputs of another run.</summary>
    /// <param name="outputs">The outputs, in order. Updates of earlier displays must have been applied.</param>
    /// <param name="executionCount">The number it was run as, or null when it was not run.</param>
    /// <exception cref="InvalidOperationException">The cell is not code.</exception>
    public Cell WithOutputs(IEnumerable<CellOutput> outputs, int? executionCount)
    {
        ArgumentNullException.ThrowIfNull(outputs);
        if (Kind != CellKind.Code)
            throw new InvalidOperationException($"Only code cells have outputs; this one is {Kind}.");
        var copy = _json.DeepClone().AsObject();
        copy["execution_count"] = executionCount;
        copy["outputs"] = new JsonArray([.. outputs.Select(output => NotebookOutputs.Write(output, executionCount))]);
        return new Cell(copy, Kind, Source);
    }

    internal JsonObject ToJson() => _json.DeepClone().AsObject();
}
