using System.Text.Json;
using System.Text.Json.Nodes;
using Fundamentals.Exercises;
using Fundamentals.Notebooks.Display;
using Fundamentals.Notebooks.Documents;

namespace Chapters.Tests;

/// <summary>Every notebook through the Jupyter project's own client, on a kernel installed as the README says.</summary>
public sealed class JupyterTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    [Fact]
    public async Task Execute_EveryNotebookOnTheInstalledKernel_GivesWhatTheEngineGives()
    {
        var python = await Jupyter.RequirePythonAsync("jupyter_client", "nbclient");
        await EndWellAsync("dotnet", [Path.Combine(AppContext.BaseDirectory, "Fundamentals.Cli.dll"), "install", "--prefix", _folder["prefix"]], Book.Root);

        foreach (var notebook in Book.Notebooks.Select(row => row.Data))
        {
            var result = _folder["result.ipynb"];
            await EndWellAsync(
                python,
                [Path.Combine(AppContext.BaseDirectory, "jupyter", "execute.py"), Book.PathOf(notebook), Book.FolderOf(notebook), result],
                Book.Root,
                ("JUPYTER_PATH", _folder["prefix/share/jupyter"]),
                ("JUPYTER_RUNTIME_DIR", _folder["runtime"]),
                (ProgressFile.FolderVariable, Directory.CreateDirectory(_folder[$"progress/{notebook}"]).FullName));
            Assert.Equal(Texts(await ExecutedNotebook.OfAsync(notebook)), Texts(NotebookDocument.Load(result)));
        }
    }

    public void Dispose() => _folder.Dispose();

    private static async Task EndWellAsync(string program, string[] arguments, string folder, params (string Name, string Value)[] environment)
    {
        using var run = new ProgramRun(program, arguments, folder, environment);
        var (exitCode, output, error) = await run.EndAsync();
        Assert.True(exitCode == 0, output + error);
    }

    // What a cell measures of this machine is different each time.
    private static IEnumerable<string> Texts(NotebookDocument notebook) => notebook.Cells.Where(cell => !cell.HasTag("measures")).SelectMany(cell => cell.Outputs).Select(output => output switch
    {
        StreamOutput stream => $"{stream.Name}: {stream.Text}",
        DisplayOutput display => $"display: {Contents(display.Data)}",
        ResultOutput result => $"result: {Contents(result.Data)}",
        _ => output.ToString(),
    });

    private static string Contents(MimeBundle bundle) => string.Join('\n', bundle.Data.Select(form => $"{form.Key}: {Sorted(form.Value)?.ToJsonString()}"));

    // nbformat writes the names of an object in order, and 1e-15 where .NET writes 1E-15.
    private static JsonNode? Sorted(JsonNode? node) => node switch
    {
        JsonObject value => new JsonObject(value.OrderBy(pair => pair.Key, StringComparer.Ordinal).Select(pair => KeyValuePair.Create(pair.Key, Sorted(pair.Value)))),
        JsonArray value => new JsonArray([.. value.Select(Sorted)]),
        JsonValue value when value.GetValueKind() == JsonValueKind.Number => JsonValue.Create(value.GetValue<double>()),
        _ => node?.DeepClone(),
    };
}
