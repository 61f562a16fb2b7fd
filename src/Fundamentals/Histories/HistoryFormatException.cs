namespace Fundamentals.Histories;

/// <summary>A text is not a history. The message begins with <c>file:line:</c> and says what is wrong and what is expected.</summary>
/// <param name="source">What the text is called, such as its file.</param>
/// <param name="line">The line, from 1; 0 if it is about the whole.</param>
/// <param name="problem">What is wrong.</param>
public sealed class HistoryFormatException(string source, int line, string problem)
    : FormatException(line > 0 ? $"{source}:{line}: {problem}" : $"{source}: {problem}")
{
    /// <summary>Gets the line, from 1; 0 if it is about the whole.</summary>
    public int Line { get; } = line;

    /// <summary>Gets what is wrong, without file and line.</summary>
    public string Problem { get; } = problem;
}
