using System.Text.Json;
using System.Text.Json.Nodes;

namespace Fundamentals.Exercises;

/// <summary>
/// The file beside the notebooks that remembers which exercises are solved:
/// <c>{"version": 1, "solved": ["10.1"]}</c>. It is replaced as a whole, so that a crash leaves the old or the new one;
/// what it holds besides is kept. A file that cannot be understood is left as it is.
/// </summary>
public sealed class ProgressFile
{
    private const string Name = ".progress.json";
    private const int Version = 1;

    private static readonly JsonSerializerOptions Indented = new() { WriteIndented = true, NewLine = "\n" };

    // A name that is there twice is a mistake of whoever wrote it; without this it is noticed later, by another exception.
    private static readonly JsonDocumentOptions Strict = new() { AllowDuplicateProperties = false };

    private readonly string _folder;

    private ProgressFile(string folder) => _folder = folder;

    /// <summary>
    /// The environment variable that names a folder to keep the file in, whatever folder is current: for programs that run
    /// notebooks without meaning to solve anything.
    /// </summary>
    public const string FolderVariable = "FUNDAMENTALS_PROGRESS_FOLDER";

    /// <summary>Gets the file in the folder that is current now, or in the one that <see cref="FolderVariable"/> names.</summary>
    public static ProgressFile Here =>
        new(Environment.GetEnvironmentVariable(FolderVariable) is { Length: > 0 } folder ? folder : Environment.CurrentDirectory);

    /// <summary>Gets the path of the file, which need not exist.</summary>
    public string Path => System.IO.Path.Combine(_folder, Name);

    /// <summary>Names the file in a folder.</summary>
    /// <param name="folder">The folder.</param>
    public static ProgressFile In(string folder)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(folder);
        return new ProgressFile(folder);
    }

    /// <summary>Finds the exercises that are solved. Never throws for what is in the file.</summary>
    /// <returns>Their ids; and what is wrong with the file, or null. A missing file means that none is solved.</returns>
    public (IReadOnlySet<string> Solved, string? Problem) Read()
    {
        try
        {
            return (Ids(Load()).ToHashSet(StringComparer.Ordinal), null);
        }
        catch (Exception problem) when (IsExpected(problem))
        {
            return (new HashSet<string>(StringComparer.Ordinal), $"Earlier progress is not known. {Explain(problem)}");
        }
    }

    /// <summary>Adds a solved exercise. Never throws for what is in the file, nor where it cannot be written.</summary>
    /// <param name="exerciseId">The exercise.</param>
    /// <returns>Why it could not be saved, or null where it was, or was there before.</returns>
    public string? MarkSolved(string exerciseId)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(exerciseId);
        try
        {
            var content = Load();
            var ids = Ids(content);
            if (ids.Contains(exerciseId))
                return null;
            content["solved"] = new JsonArray([.. ids.Append(exerciseId).Order(StringComparer.Ordinal).Select(id => JsonValue.Create(id))]);
            Replace(content.ToJsonString(Indented) + "\n");
            return null;
        }
        catch (Exception problem) when (IsExpected(problem))
        {
            return $"This was not saved. {Explain(problem)}";
        }
    }

    private JsonObject Load()
    {
        if (!File.Exists(Path))
            return new JsonObject { ["version"] = Version, ["solved"] = new JsonArray() };
        if (JsonNode.Parse(File.ReadAllText(Path), documentOptions: Strict) is not JsonObject content)
            throw new JsonException("It does not hold an object.");
        if (content["version"] is not JsonValue version || !version.TryGetValue<int>(out var number) || number != Version)
            throw new JsonException($"It is not of version {Version}.");
        return content;
    }

    private static List<string> Ids(JsonObject content)
    {
        if (content["solved"] is not JsonArray solved)
            throw new JsonException("It has no list named solved.");
        return [.. solved.Select(id => id is JsonValue value && value.TryGetValue<string>(out var text) ? text : throw new JsonException("Its list of solved exercises holds something that is not text."))];
    }

    private void Replace(string content)
    {
        // A rename within a folder replaces the file at once or not at all.
        var draft = $"{Path}.{Environment.ProcessId}.new";
        try
        {
            File.WriteAllText(draft, content);
            File.Move(draft, Path, overwrite: true);
        }
        finally
        {
            File.Delete(draft);
        }
    }

    private static bool IsExpected(Exception problem) => problem is IOException or UnauthorizedAccessException or JsonException or InvalidOperationException;

    private static string Explain(Exception problem) => problem switch
    {
        JsonException => $"The file {Name} beside this notebook cannot be understood, and was left as it is: {Shorten(problem.Message)} Rename or delete it to start anew.",
        UnauthorizedAccessException => $"The file {Name} beside this notebook may not be read or written here; allow that, or copy the notebooks to a folder of your own.",
        _ => $"The file {Name} beside this notebook could not be read or written: {problem.GetType().Name}.",
    };

    // The parser's message goes on with positions in its own notation.
    private static string Shorten(string message)
    {
        var end = message.IndexOf(" Path:", StringComparison.Ordinal);
        return end < 0 ? message : message[..end];
    }
}
