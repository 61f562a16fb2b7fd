using System.ComponentModel;

namespace Fundamentals.Notebooks.Session;

/// <summary>Where a cell's using declarations leave what is to be disposed when the cell ends. Not for use by hand.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class CellScope
{
    [ThreadStatic]
    private static Stack<object>? Resources;

    /// <summary>Gets a value indicating whether the cell of this thread has left something.</summary>
    internal static bool IsInUse => Resources is { Count: > 0 };

    /// <summary>Has an object disposed at the end of the cell, what came last first.</summary>
    /// <param name="resource">An <see cref="IDisposable"/> or <see cref="IAsyncDisposable"/>, or null.</param>
    public static void AtEnd(object? resource)
    {
        if (resource is not (null or IDisposable or IAsyncDisposable))
            throw new ArgumentException($"A {resource.GetType().Name} cannot be declared with using: it is neither IDisposable nor IAsyncDisposable.", nameof(resource));
        if (resource is not null)
            (Resources ??= new Stack<object>()).Push(resource);
    }

    /// <summary>Disposes what the cell left.</summary>
    internal static async Task<object?> DisposeAsync()
    {
        while (Resources?.TryPop(out var resource) == true)
        {
            if (resource is IAsyncDisposable later)
                await later.DisposeAsync();
            else
                ((IDisposable)resource).Dispose();
        }

        return null;
    }
}
