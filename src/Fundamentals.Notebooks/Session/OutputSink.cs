using Fundamentals.Notebooks.Display;

namespace Fundamentals.Notebooks.Session;

/// <summary>Takes what one cell puts out. It flows with the cell's execution context, to its tasks and threads too.</summary>
internal sealed class OutputSink(Action<CellOutput> emit, Func<string, string>? readLine)
{
    private static readonly AsyncLocal<OutputSink?> Flowing = new();
    private readonly Lock _lock = new();

    /// <summary>Gets or sets the sink of the cell that the current code belongs to; null outside of cells.</summary>
    public static OutputSink? Current
    {
        get => Flowing.Value;
        set => Flowing.Value = value;
    }

    public void Emit(CellOutput output)
    {
        lock (_lock)
            emit(output);
    }

    public string? ReadLine(string prompt) => readLine is null
        ? throw new InvalidOperationException("This cell asks for input, and nobody can answer here. Run it in VS Code or Jupyter, or give it the value in code.")
        : readLine(prompt);
}
