namespace Fundamentals.Notebooks.Session;

/// <summary>What a C# session starts with.</summary>
public sealed record SessionOptions
{
    /// <summary>
    /// Gets the folder that relative paths in <c>#r</c>, <c>#load</c> and <c>#!import</c> start from, and the process's
    /// current folder while a cell runs. Default: the current folder.
    /// </summary>
    public string WorkingDirectory { get; init; } = Environment.CurrentDirectory;

    /// <summary>
    /// Gets what answers <c>Console.ReadLine</c>: given a prompt, and whether what is typed must not be seen, it returns the
    /// line typed. Default: null, and reading
    /// fails with an error that says input is not available here.
    /// </summary>
    public Func<string, bool, string>? ReadLine { get; init; }
}
