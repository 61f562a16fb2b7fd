using System.Collections.Immutable;
using Fundamentals.Notebooks.Documents;

namespace Fundamentals.Cli.Running;

/// <summary>The notebooks that a user asked to run, read and found fit to run.</summary>
/// <param name="Repository">The repository they are in, or null.</param>
/// <param name="Documents">The notebooks in the order to run them.</param>
internal sealed record NotebookSelection(Repository? Repository, ImmutableArray<NotebookDocument> Documents)
{
    /// <summary>Reads the notebooks that were named, or all of the repository where none was.</summary>
    /// <param name="named">Paths as typed.</param>
    /// <param name="folder">The current folder.</param>
    /// <exception cref="UserException">A notebook is not there or not fit to run, or there is none.</exception>
    public static NotebookSelection Read(IReadOnlyList<string> named, string folder)
    {
        var repository = Repository.Find(folder);
        if (named.Count > 0)
        {
            var paths = named.Select(path => Path.GetFullPath(path, folder)).Distinct(StringComparer.Ordinal).ToArray();
            repository ??= Repository.Find(Path.GetDirectoryName(paths[0])!);
            return new NotebookSelection(repository, ReadAll(paths, folder));
        }

        if (repository is null)
            throw new UserException($"No notebooks found: neither {folder} nor a folder above it holds a folder named {Repository.NotebooksFolderName}. Go to the repository, or name a notebook.");
        var all = NotebooksOf(repository);
        if (all.Length == 0)
            throw new UserException($"No notebooks found in {DisplayPath.Of(repository.Notebooks, folder)}.");
        return new NotebookSelection(repository, ReadAll(all, folder));
    }

    /// <summary>Lists the notebooks of a repository: chapters in the order of their names, then solutions.</summary>
    public static ImmutableArray<string> NotebooksOf(Repository repository) =>
        [.. NotebooksIn(repository.Notebooks), .. NotebooksIn(repository.Solutions)];

    private static IEnumerable<string> NotebooksIn(string folder) => Directory.Exists(folder)
        ? Directory.GetFiles(folder, "*.ipynb").Order(StringComparer.Ordinal)
        : [];

    private static ImmutableArray<NotebookDocument> ReadAll(IEnumerable<string> paths, string folder)
    {
        var documents = ImmutableArray.CreateBuilder<NotebookDocument>();
        var problems = new List<string>();
        foreach (var path in paths)
        {
            try
            {
                var document = ReadOne(path, folder);
                problems.AddRange(Prerequisites.Missing(document, folder));
                documents.Add(document);
            }
            catch (UserException e)
            {
                problems.Add(e.Message);
            }
        }

        return problems.Count == 0 ? documents.ToImmutable() : throw new UserException(problems.Distinct(StringComparer.Ordinal));
    }

    private static NotebookDocument ReadOne(string path, string folder)
    {
        var name = DisplayPath.Of(path, folder);
        if (Directory.Exists(path))
            throw new UserException($"{name} is a folder; name the notebooks in it.");
        if (!File.Exists(path))
            throw new UserException($"{name} is not there.");
        if (Path.GetExtension(path) != ".ipynb")
            throw new UserException($"{name} is not a notebook: its name does not end in .ipynb.");
        try
        {
            var document = NotebookDocument.Load(path);
            document.RequireCSharp();
            return document;
        }
        catch (NotebookFormatException e)
        {
            throw new UserException(e.Message.Replace(e.Path, name));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new UserException($"{name} cannot be read: {e.Message}");
        }
    }
}
