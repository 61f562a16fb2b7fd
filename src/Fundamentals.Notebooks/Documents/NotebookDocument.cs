using System.Collections.Immutable;
using System.Text;
using System.Text.Json.Nodes;

namespace Fundamentals.Notebooks.Documents;

/// <summary>
/// A notebook in Jupyter's file format, nbformat 4. Immutable. Whatever the file holds that this class does not know
/// (metadata, attachments, fields of later minor versions) is kept and written back.
/// </summary>
public sealed class NotebookDocument
{
    private readonly JsonObject _json;

    internal NotebookDocument(string path, JsonObject json, ImmutableArray<Cell> cells)
    {
        Path = path;
        _json = json;
        Cells = cells;
    }

    /// <summary>Gets the file it was read from, as a full path.</summary>
    public string Path { get; }

    /// <summary>Gets its cells, top to bottom.</summary>
    public ImmutableArray<Cell> Cells { get; }

    /// <summary>Gets a copy of the notebook's metadata; empty where it has none.</summary>
    public JsonObject Metadata => (_json["metadata"] as JsonObject)?.DeepClone().AsObject() ?? [];

    /// <summary>Reads a notebook.</summary>
    /// <param name="path">The file.</param>
    /// <exception cref="NotebookFormatException">The file is not a notebook of format 4; the message says why.</exception>
    /// <exception cref="IOException">The file is not there or cannot be read.</exception>
    /// <exception cref="UnauthorizedAccessException">The file may not be read.</exception>
    public static NotebookDocument Load(string path)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        return Parse(File.ReadAllText(path), System.IO.Path.GetFullPath(path));
    }

    /// <summary>Reads a notebook from text.</summary>
    /// <param name="text">The content of an .ipynb file.</param>
    /// <param name="path">The file it stands for; errors name it, and its folder is where the notebook runs.</param>
    /// <exception cref="NotebookFormatException">The text is not a notebook of format 4; the message says why.</exception>
    public static NotebookDocument Parse(string text, string path)
    {
        ArgumentNullException.ThrowIfNull(text);
        ArgumentException.ThrowIfNullOrEmpty(path);
        return new NotebookParser(path).Parse(text);
    }

    /// <summary>Makes sure that the notebook's code is C#.</summary>
    /// <exception cref="NotebookFormatException">Its kernel is for another language, or one of unknown language.</exception>
    public void RequireCSharp() => KernelLanguage.RequireCSharp(Path, Metadata);

    /// <summary>Returns the notebook with other cells.</summary>
    /// <param name="cells">The cells, top to bottom.</param>
    public NotebookDocument WithCells(IEnumerable<Cell> cells)
    {
        ArgumentNullException.ThrowIfNull(cells);
        return new NotebookDocument(Path, _json, [.. cells]);
    }

    /// <summary>Returns the text of the file, byte for byte as Jupyter would write it.</summary>
    public string ToJson()
    {
        var copy = _json.DeepClone().AsObject();
        copy["cells"] = new JsonArray([.. Cells.Select(cell => cell.ToJson())]);
        return JupyterJson.Write(copy);
    }

    /// <summary>Writes the notebook. Whoever reads the file meets the old content or the new, never a part of it.</summary>
    /// <param name="path">Where to; an existing file is replaced.</param>
    public void Save(string path)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        AtomicFile.Write(path, Encoding.UTF8.GetBytes(ToJson()));
    }
}
