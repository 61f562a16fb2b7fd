namespace Fundamentals.Notebooks.Documents;

/// <summary>A file is not a notebook that can be read or run here. The message names the file and what is wrong with it.</summary>
public sealed class NotebookFormatException : Exception
{
    /// <summary>Makes the error for a file.</summary>
    /// <param name="path">The file.</param>
    /// <param name="problem">What is wrong with it, as the rest of a sentence that starts with the file's name: "is not JSON".</param>
    /// <param name="innerException">What was met first, or null.</param>
    public NotebookFormatException(string path, string problem, Exception? innerException = null)
        : base($"{path} {problem}", innerException) => Path = path;

    /// <summary>Gets the file.</summary>
    public string Path { get; }
}
