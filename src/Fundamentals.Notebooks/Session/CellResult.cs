using Fundamentals.Notebooks.Display;

namespace Fundamentals.Notebooks.Session;

/// <summary>How a cell ended. Its outputs have been emitted already, the error among them.</summary>
/// <param name="Error">The error that ended it, or null when it succeeded.</param>
public sealed record CellResult(ErrorOutput? Error)
{
    /// <summary>Gets a value indicating whether the cell ran to its end.</summary>
    public bool Succeeded => Error is null;
}
