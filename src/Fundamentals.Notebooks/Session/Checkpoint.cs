using System.ComponentModel;
using System.Runtime.CompilerServices;

namespace Fundamentals.Notebooks.Session;

/// <summary>
/// What the checks compiled into a cell call: every turn of a loop looks at <see cref="Requested"/>, every function
/// calls <see cref="Enter"/>, every await one of <c>Awaited</c>. Not for use by hand.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class Checkpoint
{
    // Some tenths of a second, if nothing but the library's own code runs for each item.
    private const int MostUnchecked = 100_000_000;

    // A field, since a call costs a tight loop twice its time: 2.7x rather than 1.2x.
#pragma warning disable CA2211, MA0069
    /// <summary>Whether some session is being interrupted. If so, <see cref="Stop"/> knows whether it is this thread's.</summary>
    public static volatile bool Requested;
#pragma warning restore CA2211, MA0069

    private static readonly Lock Counting = new();
    private static int Requests;

    // The part of the newest session's stack that leaves room: cheaper to compare with than to ask the runtime. While an
    // interruption is asked for, no stack counts as roomy, so that one comparison does for both.
    private static nuint RoomyStart;
    private static nuint RoomySize;
    private static nuint CalmSize;

    /// <summary>Ends the cell if its interruption was asked for and this is its thread.</summary>
    /// <exception cref="CellInterruptedException">It was.</exception>
    public static void Stop() => CellInterruption.OfThisThread?.Check();

    /// <summary>Does what a function's entry should: ends an interrupted cell, and an endless recursion before it ends the process.</summary>
    /// <exception cref="CellInterruptedException">The cell is interrupted.</exception>
    /// <exception cref="InsufficientExecutionStackException">The stack is nearly full.</exception>
    [MethodImpl(MethodImplOptions.NoInlining), SkipLocalsInit]
    public static unsafe void Enter()
    {
        byte here;
        if ((nuint)(&here) - RoomyStart < RoomySize)
            return;
        RuntimeHelpers.EnsureSufficientExecutionStack();
        if (Requested)
            Stop();
    }

    /// <summary>Makes an endless or very long sequence of the library end when the cell is interrupted.</summary>
    /// <param name="source">What <c>Enumerable.Range</c> and its like gave; returned as it is when it is short.</param>
    public static IEnumerable<T> Bounded<T>(IEnumerable<T> source)
    {
        ArgumentNullException.ThrowIfNull(source);
        return source.TryGetNonEnumeratedCount(out var count) && count <= MostUnchecked ? source : Checked(source);
    }

    /// <summary>Makes an await end when the cell is interrupted, so that the finally blocks around it run.</summary>
    /// <param name="task">What the cell awaits.</param>
    /// <exception cref="CellInterruptedException">The cell is interrupted already.</exception>
    public static Task Awaited(Task task) => Interruption(task) is { } cell ? task.WaitAsync(cell) : task;

    /// <inheritdoc cref="Awaited(Task)"/>
    public static Task<T> Awaited<T>(Task<T> task) => Interruption(task) is { } cell ? task.WaitAsync(cell) : task;

    /// <inheritdoc cref="Awaited(Task)"/>
    public static ValueTask Awaited(ValueTask task) => task.IsCompleted || !ComesBack ? task : new(Awaited(task.AsTask()));

    /// <inheritdoc cref="Awaited(Task)"/>
    public static ValueTask<T> Awaited<T>(ValueTask<T> task) => task.IsCompleted || !ComesBack ? task : new(Awaited(task.AsTask()));

    /// <summary>Leaves any other thing that can be awaited as it is.</summary>
    /// <param name="awaitable">What the cell awaits.</param>
    public static T Awaited<T>(T awaitable)
        where T : allows ref struct => awaitable;

    /// <summary>Names the stack of the current thread as the one to compare with.</summary>
    /// <param name="size">Its size in bytes, less what must stay free.</param>
    internal static unsafe void UseStackOfThisThread(int size)
    {
        byte here;
        lock (Counting)
        {
            RoomySize = 0;
            RoomyStart = (nuint)(&here) - (nuint)size;
            CalmSize = (nuint)size;
            RoomySize = Requested ? 0 : CalmSize;
        }
    }

    /// <summary>Counts the sessions that are being interrupted.</summary>
    internal static void Count(int change)
    {
        lock (Counting)
        {
            Requests += change;
            Requested = Requests > 0;
            Volatile.Write(ref RoomySize, Requested ? 0 : CalmSize);
        }
    }

    // Whether the code after an await is posted to this thread. In a simulation, say, things have an order of their own.
    private static bool ComesBack => SynchronizationContext.Current is not null
        && CellInterruption.OfThisThread is { } cell && cell == OutputSink.Current?.Interruption;

    private static CancellationToken? Interruption(Task? task)
    {
        if (task is not { IsCompleted: false } || !ComesBack)
            return null;
        var cell = CellInterruption.OfThisThread!;
        cell.Check();
        // An async function of the cell's ends when what it awaits does, and cleans up first.
        var isOfACell = task.GetType() is { IsGenericType: true } box && ScriptChain.IsCell(box.GenericTypeArguments[^1].Assembly);
        return cell.IsRequested || isOfACell ? null : cell.Token;
    }

    private static IEnumerable<T> Checked<T>(IEnumerable<T> source)
    {
        foreach (var item in source)
        {
            if (Requested)
                Stop();
            yield return item;
        }
    }
}

/// <summary>The cell was interrupted. Where the cell catches it and goes on, it is thrown again once there was time to clean up.</summary>
public sealed class CellInterruptedException() : OperationCanceledException("The cell was interrupted.");
