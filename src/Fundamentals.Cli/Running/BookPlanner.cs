using Fundamentals.Cli.Pages;
using Fundamentals.Notebooks.Documents;

namespace Fundamentals.Cli.Running;

/// <summary>Decides which page each notebook becomes.</summary>
internal static class BookPlanner
{
    /// <summary>The folder that the book goes to unless the user names another.</summary>
    public const string DefaultFolderName = "book";

    /// <summary>
    /// Plans the pages of the notebooks to run, and of those of the repository whose page an earlier run has written:
    /// running one chapter leaves the others in the table of contents.
    /// </summary>
    /// <exception cref="UserException">Two notebooks would become the same page.</exception>
    public static BookPlan Plan(NotebookSelection selection, string outputFolder)
    {
        var pages = selection.Documents.Select(document => PageOf(document, selection.Repository)).ToList();
        foreach (var path in EarlierNotebooks(selection))
        {
            if (TryLoad(path) is { } document && PageOf(document, selection.Repository) is var page && File.Exists(Path.Combine(outputFolder, page.File)))
                pages.Add(page);
        }

        RequireDistinct(pages);
        var ordered = pages.OrderBy(page => page.Role).ThenBy(page => page.File, StringComparer.Ordinal);
        return new BookPlan(outputFolder, selection.Repository?.Root, [.. ordered]);
    }

    private static IEnumerable<string> EarlierNotebooks(NotebookSelection selection) => selection.Repository is { } repository
        ? NotebookSelection.NotebooksOf(repository).Except(selection.Documents.Select(document => document.Path), StringComparer.Ordinal)
        : [];

    // A broken notebook that nobody asked to run is no reason to stop.
    private static NotebookDocument? TryLoad(string path)
    {
        try
        {
            return NotebookDocument.Load(path);
        }
        catch (Exception e) when (e is NotebookFormatException or IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    private static PlannedPage PageOf(NotebookDocument document, Repository? repository)
    {
        var folder = Path.GetDirectoryName(document.Path)!;
        var isSolution = repository is not null && folder == repository.Solutions;
        var name = Path.GetFileNameWithoutExtension(document.Path) + ".html";
        return new PlannedPage(
            document.Path,
            isSolution ? $"solutions/{name}" : name,
            isSolution ? PageRole.Solution : PageRole.Chapter,
            ChapterSummary.Of(document).Title);
    }

    private static void RequireDistinct(IReadOnlyList<PlannedPage> pages)
    {
        foreach (var same in pages.GroupBy(page => page.File, StringComparer.OrdinalIgnoreCase).Where(group => group.Count() > 1))
            throw new UserException($"{string.Join(" and ", same.Select(page => page.Notebook))} would both become {same.Key}. Run them with different --output folders, or rename one.");
        if (pages.FirstOrDefault(page => page.File.Equals(BookPlan.IndexFile, StringComparison.OrdinalIgnoreCase)) is { } index)
            throw new UserException($"{index.Notebook} would become {BookPlan.IndexFile}, which is the table of contents. Rename it.");
    }
}
