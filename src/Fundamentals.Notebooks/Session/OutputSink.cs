using System.Collections.Concurrent;
using Fundamentals.Notebooks.Display;

namespace Fundamentals.Notebooks.Session;

/// <summary>Takes what one cell puts out. It flows with the cell's execution context, to its tasks and threads too.</summary>
internal sealed class OutputSink(Action<CellOutput> emit, Func<string, bool, string>? readLine)
{
    private static readonly AsyncLocal<OutputSink?> Flowing = new(CountThreads);
    private readonly Lock _lock = new();
    private int _otherThreads;

    /// <summary>Gets how many threads, apart from the session's own, run code of the cell right now.</summary>
    public int OtherThreads => Volatile.Read(ref _otherThreads);

    /// <summary>Gets what the cell leaves to be disposed when it ends. It is here since it must flow with the cell, too.</summary>
    public ConcurrentStack<object> Resources { get; } = [];

    /// <summary>Gets what interrupts the cell; null where nothing does.</summary>
    public CellInterruption? Interruption { get; init; }

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

    public string ReadLine(string prompt, bool isPassword = false) => readLine is null
        ? throw new InvalidOperationException("This cell asks for input, and nobody can answer here. Run it in VS Code or Jupyter, or give it the value in code.")
        : readLine(prompt, isPassword);

    // Called whenever a thread takes up work that the cell started, or puts it down.
    private static void CountThreads(AsyncLocalValueChangedArgs<OutputSink?> change)
    {
        if (!change.ThreadContextChanged || CellThread.IsCurrent)
            return;
        if (change.PreviousValue is { } left)
            Interlocked.Decrement(ref left._otherThreads);
        if (change.CurrentValue is { } entered)
            Interlocked.Increment(ref entered._otherThreads);
    }
}
