namespace Fundamentals.Cli.Pages;

/// <summary>
/// Turns the links of a notebook or document, which lead from one notebook or file to another, into links between pages.
/// None leads out of the book: there it would be dead as soon as the book is copied.
/// </summary>
/// <param name="plan">The book.</param>
/// <param name="page">The page that is written, as a path within the book.</param>
/// <param name="path">The full path of the notebook or document that it shows.</param>
internal sealed class LinkResolver(BookPlan plan, string page, string path)
{
    private static readonly string[] SourceExtensions = [".cs", ".csx", DocumentPage.Extension];

    private readonly string _folder = Path.GetDirectoryName(path)!;

    /// <summary>Gets the source files and documents that the page links to: the files to show, and the pages to show them on.</summary>
    public Dictionary<string, string> Sources { get; } = new(StringComparer.Ordinal);

    /// <summary>Gets the links that lead nowhere, as written.</summary>
    public List<string> Broken { get; } = [];

    /// <summary>Finds the address that a link has on the page; null where it leads to a file that is no page of the book.</summary>
    /// <param name="link">The link as written.</param>
    public string? Resolve(string link)
    {
        ArgumentNullException.ThrowIfNull(link);
        if (link.Length == 0 || link[0] is '#' or '/' || Uri.TryCreate(link, UriKind.Absolute, out _))
            return link;
        var (file, fragment) = Split(link);
        var target = Path.GetFullPath(Uri.UnescapeDataString(file), _folder);
        if (plan.PageOf(target) is { } other)
            return plan.Address(page, other.File) + fragment;
        if (!File.Exists(target) && !Directory.Exists(target))
        {
            Broken.Add(link);
            return link;
        }

        if (SourcePageOf(target) is not { } source)
            return null;
        return plan.Address(page, source) + (DocumentPage.IsOf(target) ? fragment : FirstLine(fragment));
    }

    /// <summary>Gets the picture that a link names: its own bytes where it is a small local file, so that pages can be moved.</summary>
    /// <param name="link">The link as written.</param>
    public string ResolveImage(string link)
    {
        if (Uri.TryCreate(link, UriKind.Absolute, out _))
            return link;
        var target = Path.GetFullPath(Uri.UnescapeDataString(Split(link).File), _folder);
        if (!File.Exists(target) || MediaType(target) is not { } type)
            return Resolve(link) ?? link;
        return $"data:{type};base64,{Convert.ToBase64String(File.ReadAllBytes(target))}";
    }

    private static string? MediaType(string path) => Path.GetExtension(path).ToUpperInvariant() switch
    {
        ".PNG" => "image/png",
        ".JPG" or ".JPEG" => "image/jpeg",
        ".GIF" => "image/gif",
        ".SVG" => "image/svg+xml",
        ".WEBP" => "image/webp",
        _ => null,
    };

    private static (string File, string Fragment) Split(string link)
    {
        var hash = link.IndexOf('#', StringComparison.Ordinal);
        return hash < 0 ? (link, string.Empty) : (link[..hash], link[hash..]);
    }

    // "#L10-L20", as on GitHub, leads to the first of these lines.
    private static string FirstLine(string fragment) => fragment.Split('-')[0];

    private string? SourcePageOf(string target)
    {
        if (plan.RepositoryRoot is null || !SourceExtensions.Contains(Path.GetExtension(target), StringComparer.Ordinal))
            return null;
        var relative = plan.NameOf(target);
        if (relative.StartsWith("../", StringComparison.Ordinal) || Path.IsPathRooted(relative))
            return null;
        return Sources[target] = $"source/{relative}.html";
    }
}
