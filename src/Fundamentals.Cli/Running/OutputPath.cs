namespace Fundamentals.Cli.Running;

/// <summary>Where something is to be written, checked before the work for it begins.</summary>
internal static class OutputPath
{
    /// <summary>Gives the full path.</summary>
    /// <param name="option">The option that named it, for messages.</param>
    /// <param name="typed">The path as typed.</param>
    /// <param name="folder">The folder that it is relative to.</param>
    /// <exception cref="UserException">It is empty, or nothing can be written there.</exception>
    public static string Check(string option, string typed, string folder)
    {
        if (string.IsNullOrWhiteSpace(typed))
            throw new UserException($"{option} was given an empty path; name one, or leave {option} out.");
        var path = Path.GetFullPath(typed, folder);
        var existing = Path.GetDirectoryName(path);
        while (existing is not null && !Path.Exists(existing))
            existing = Path.GetDirectoryName(existing);
        if (File.Exists(existing))
            throw new UserException($"{option}: {typed} cannot be written, since {existing} is a file.");
        if (!MayWrite(Directory.Exists(path) ? path : existing ?? path))
            throw new UserException($"{option}: {typed} cannot be written; {(Directory.Exists(path) ? path : existing)} does not let you.");
        return path;
    }

    private static bool MayWrite(string folder)
    {
        try
        {
            using var probe = File.Create(Path.Combine(folder, Path.GetRandomFileName()), 1, FileOptions.DeleteOnClose);
            return true;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return false;
        }
    }
}
