using System.Collections.Concurrent;
using System.ComponentModel;
using System.Runtime.ExceptionServices;

namespace Fundamentals.Notebooks.Session;

/// <summary>Where a cell's using declarations leave what is to be disposed when the cell ends. Not for use by hand.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class CellScope
{
    /// <summary>Has an object disposed at the end of the cell, what came last first.</summary>
    /// <param name="resource">An <see cref="IDisposable"/> or <see cref="IAsyncDisposable"/>, or null.</param>
    public static void AtEnd(object? resource)
    {
        if (resource is not (null or IDisposable or IAsyncDisposable))
            throw new ArgumentException($"A {resource.GetType().Name} cannot be declared with using: it is neither IDisposable nor IAsyncDisposable.", nameof(resource));
        if (resource is not null)
            OutputSink.Current?.Resources.Push(resource);
    }

    /// <summary>Disposes what the cell left, all of it, and then throws what went wrong.</summary>
    internal static async Task<object?> DisposeAsync(ConcurrentStack<object> resources)
    {
        List<Exception> failures = [];
        while (resources.TryPop(out var resource))
        {
            try
            {
                if (resource is IAsyncDisposable later)
                    await later.DisposeAsync();
                else
                    ((IDisposable)resource).Dispose();
            }
            catch (Exception failure)
            {
                failures.Add(failure);
            }
        }

        if (failures.Count == 1)
            ExceptionDispatchInfo.Throw(failures[0]);
        return failures.Count == 0 ? null : throw new AggregateException(failures);
    }
}
