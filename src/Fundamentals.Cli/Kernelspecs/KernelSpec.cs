using System.Text.Json;
using System.Text.Json.Nodes;

namespace Fundamentals.Cli.Kernelspecs;

/// <summary>The folder that tells Jupyter of a kernel: <c>kernel.json</c>, and here the program itself beside it.</summary>
/// <param name="Folder">The folder's full path.</param>
internal sealed record KernelSpec(string Folder)
{
    /// <summary>The name shown where kernels are chosen.</summary>
    public const string DisplayName = "C# (Fundamentals)";

    private const string Product = "Fundamentals";
    private const string ProgramPrefix = "kernel-";

    /// <summary>Gets the file that Jupyter reads.</summary>
    public string File => Path.Combine(Folder, "kernel.json");

    /// <summary>Gets a value indicating whether there is a kernelspec.</summary>
    public bool Exists => System.IO.File.Exists(File);

    /// <summary>
    /// Gets a value indicating whether the folder may be written to: there is none, or it is empty, or it is of this
    /// product, be it an installation that was broken off.
    /// </summary>
    public bool IsOurs => Exists
        ? ProductOf(File) == Product
        : !Directory.Exists(Folder) || Directory.GetFileSystemEntries(Folder).All(entry => Path.GetFileName(entry).StartsWith(ProgramPrefix, StringComparison.Ordinal));

    /// <summary>Gets the folders of installed programs, the newest last.</summary>
    public IReadOnlyList<string> Programs => Directory.Exists(Folder)
        ? [.. Directory.GetDirectories(Folder, ProgramPrefix + "*").OrderBy(Number)]
        : [];

    /// <summary>Gets the folder for a program that is newer than the ones that are there.</summary>
    public string NextProgram => Path.Combine(Folder, $"{ProgramPrefix}{Programs.Select(Number).DefaultIfEmpty(0).Max() + 1}");

    /// <summary>Makes the content of <c>kernel.json</c> (Jupyter client documentation, "Kernel specs").</summary>
    /// <param name="dotnet">The full path of the <c>dotnet</c> program.</param>
    /// <param name="program">The full path of the kernel's dll.</param>
    public static string Json(string dotnet, string program)
    {
        var spec = new JsonObject
        {
            ["argv"] = new JsonArray(dotnet, program, "--connection-file", "{connection_file}"),
            ["display_name"] = DisplayName,
            ["language"] = "C#",
            ["interrupt_mode"] = "message",
            ["env"] = new JsonObject
            {
                // A kernel that is killed would leave the pipes of debuggers and profilers in the temporary folder.
                ["DOTNET_EnableDiagnostics"] = "0",
                // As much memory (4 MiB, in hexadecimal) for new objects as on a processor with a small cache; with a large
                // one .NET would take 10 MiB more. A project has no setting for it.
                ["DOTNET_GCgen0size"] = "400000",
            },
            ["metadata"] = new JsonObject { ["product"] = Product },
        };
        return spec.ToJsonString(new JsonSerializerOptions { WriteIndented = true, IndentSize = 1, Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping }) + "\n";
    }

    private static int Number(string folder) => int.TryParse(Path.GetFileName(folder)[ProgramPrefix.Length..], out var number) ? number : 0;

    private static string? ProductOf(string file)
    {
        try
        {
            return (JsonNode.Parse(System.IO.File.ReadAllText(file)) as JsonObject)?["metadata"] is JsonObject metadata
                && metadata["product"] is JsonValue product && product.TryGetValue<string>(out var name) ? name : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
