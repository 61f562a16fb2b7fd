namespace Fundamentals.Notebooks.Documents;

/// <summary>Files that are replaced as a whole: a reader, or the next run after a crash, never sees half of one.</summary>
public static class AtomicFile
{
    /// <summary>Writes a file beside its destination, then moves it there.</summary>
    /// <param name="path">The destination; its folder is made where it is missing, and an existing file is replaced.</param>
    /// <param name="content">The whole content.</param>
    /// <exception cref="IOException">The file cannot be written.</exception>
    /// <exception cref="UnauthorizedAccessException">The file may not be written.</exception>
    public static void Write(string path, ReadOnlySpan<byte> content)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        var target = Path.GetFullPath(path);
        Directory.CreateDirectory(Path.GetDirectoryName(target)!);
        var temporary = $"{target}.{Environment.ProcessId}.tmp";
        try
        {
            File.WriteAllBytes(temporary, content);
            File.Move(temporary, target, overwrite: true);
        }
        finally
        {
            File.Delete(temporary);
        }
    }
}
