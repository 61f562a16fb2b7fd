using Fundamentals.Notebooks.Display;

namespace Fundamentals.Notebooks.Session;

/// <summary>
/// A C# session: cells run one after the other, each seeing what the ones before it declared. All cells run on one
/// thread of the session's own, the code after an <c>await</c> included.
/// </summary>
public sealed class CSharpSession : IDisposable
{
    /// <summary>Starts a session.</summary>
    public CSharpSession(SessionOptions options) => throw new NotSupportedException();

    /// <summary>Runs a cell. Calls are queued in order. Never throws for what the cell does wrong.</summary>
    /// <param name="code">The cell's text.</param>
    /// <param name="cellNumber">The number the cell goes by in errors, as in "Cell 7, line 3".</param>
    /// <param name="emit">Receives each output as it comes, one call at a time, from any thread.</param>
    public Task<CellResult> RunAsync(string code, int cellNumber, Action<CellOutput> emit) => throw new NotSupportedException();

    /// <summary>Asks the running cell, if there is one, to stop.</summary>
    public void Interrupt() => throw new NotSupportedException();

    /// <summary>Tells whether code could run as it stands, and with which spaces the next line should begin.</summary>
    public (Completeness Answer, string Indent) CheckCompleteness(string code) => throw new NotSupportedException();

    /// <summary>Finds what could be typed at a place, in the light of the cells run so far. Answers while a cell runs.</summary>
    public Task<Completions> CompleteAsync(string code, int position, CancellationToken cancellationToken = default) => throw new NotSupportedException();

    /// <summary>Finds what is known of the name at a place. Answers while a cell runs.</summary>
    /// <param name="code">The text of the cell.</param>
    /// <param name="position">Where, in UTF-16 units from its start.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <param name="detail">0 for signature and summary, 1 for remarks and parameters too.</param>
    public Task<Inspection> InspectAsync(string code, int position, int detail = 0, CancellationToken cancellationToken = default) => throw new NotSupportedException();

    /// <inheritdoc/>
    public void Dispose() => throw new NotSupportedException();
}
