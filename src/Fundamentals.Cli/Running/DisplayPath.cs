namespace Fundamentals.Cli.Running;

/// <summary>Paths as a user reads them.</summary>
internal static class DisplayPath
{
    /// <summary>Gets a path as seen from a folder where it lies below it, and in full where it does not.</summary>
    public static string Of(string path, string folder)
    {
        var relative = Path.GetRelativePath(folder, path);
        return relative.StartsWith("..", StringComparison.Ordinal) ? path : relative;
    }
}
