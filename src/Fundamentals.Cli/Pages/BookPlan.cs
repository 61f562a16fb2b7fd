using System.Collections.Immutable;

namespace Fundamentals.Cli.Pages;

/// <summary>What a page is in the book.</summary>
internal enum PageRole
{
    /// <summary>A chapter, listed in the table of contents.</summary>
    Chapter,

    /// <summary>The solutions to a chapter's exercises, reached from the chapter.</summary>
    Solution,
}

/// <summary>A notebook and the page it becomes.</summary>
/// <param name="Notebook">The notebook's full path.</param>
/// <param name="File">The page's path within the book, with slashes: <c>solutions/10-partitioning.html</c>.</param>
/// <param name="Role">What it is in the book.</param>
/// <param name="Title">Its first heading as plain text.</param>
internal sealed record PlannedPage(string Notebook, string File, PageRole Role, string Title)
{
    /// <summary>Gets the number of the chapter that it is, or belongs to, as the file's name has it: "02"; null where that begins with none.</summary>
    public string? Number { get; } = Path.GetFileName(Notebook).Split('-') is [var number, _, ..] && number.Length > 0 && number.All(char.IsAsciiDigit) ? number : null;

    /// <summary>Gets the title with the number before it, since texts speak of "chapter 02".</summary>
    public string NumberedTitle => Number is null ? Title : $"{Number} · {Title}";
}

/// <summary>Which notebooks become which pages, and where.</summary>
/// <param name="OutputFolder">The folder of the book, as a full path.</param>
/// <param name="RepositoryRoot">The folder whose source files pages may show, or null where there is none.</param>
/// <param name="Pages">Every page of the book, in reading order: the ones to write now and the ones that are there already.</param>
internal sealed record BookPlan(string OutputFolder, string? RepositoryRoot, ImmutableArray<PlannedPage> Pages)
{
    /// <summary>The file name of the table of contents.</summary>
    public const string IndexFile = "index.html";

    /// <summary>Gets the chapters in reading order.</summary>
    public ImmutableArray<PlannedPage> Chapters => [.. Pages.Where(page => page.Role == PageRole.Chapter)];

    /// <summary>Finds the page of a notebook, or null.</summary>
    /// <param name="notebook">The notebook's full path.</param>
    public PlannedPage? PageOf(string notebook) => Pages.FirstOrDefault(page => page.Notebook == notebook);

    /// <summary>Finds the chapter that a solution belongs to, or the solution of a chapter: the page of the same file name.</summary>
    public PlannedPage? Counterpart(PlannedPage page) => Pages.FirstOrDefault(other =>
        other.Role != page.Role && Path.GetFileName(other.Notebook) == Path.GetFileName(page.Notebook));

    /// <summary>Gets the name of a file that pages may show: its path within the repository, with slashes.</summary>
    public string NameOf(string path) =>
        Path.GetRelativePath(RepositoryRoot ?? Path.GetDirectoryName(path)!, path).Replace(Path.DirectorySeparatorChar, '/');

    /// <summary>Gets the full path of a file of the book.</summary>
    public string FullPath(string file) => Path.Combine(OutputFolder, file.Replace('/', Path.DirectorySeparatorChar));

    /// <summary>Gets the address of one file of the book as seen from another.</summary>
    public string Address(string fromFile, string toFile)
    {
        var relative = Path.GetRelativePath(Path.GetDirectoryName(FullPath(fromFile))!, FullPath(toFile));
        return string.Join('/', relative.Split(Path.DirectorySeparatorChar).Select(Uri.EscapeDataString));
    }
}
