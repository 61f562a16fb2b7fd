using System.Text.Json.Nodes;
using Fundamentals.Notebooks.Documents;

namespace Fundamentals.Notebooks.Tests.Documents;

/// <summary>Small notebooks made in a test.</summary>
internal static class TestNotebook
{
    public static NotebookDocument WithCode(params string[] sources) => Parse([.. sources.Select(source => Code(source))]);

    public static JsonObject Code(string source, params string[] tags) => new()
    {
        ["cell_type"] = "code",
        ["execution_count"] = null,
        ["metadata"] = new JsonObject { ["tags"] = new JsonArray([.. tags.Select(tag => JsonValue.Create(tag))]) },
        ["outputs"] = new JsonArray(),
        ["source"] = source,
    };

    public static NotebookDocument Parse(params JsonNode[] cells) =>
        NotebookDocument.Parse(Text(cells), Path.Combine(Path.GetTempPath(), "test.ipynb"));

    public static string Text(params JsonNode[] cells) => new JsonObject
    {
        ["cells"] = new JsonArray(cells),
        ["metadata"] = new JsonObject(),
        ["nbformat"] = 4,
        ["nbformat_minor"] = 5,
    }.ToJsonString();
}
