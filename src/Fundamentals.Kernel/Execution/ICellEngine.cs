using Fundamentals.Notebooks.Display;
using Fundamentals.Notebooks.Session;

namespace Fundamentals.Kernel.Execution;

/// <summary>
/// What the protocol needs from a language: <see cref="CSharpSession"/>, seen from here. Tests of the protocol put
/// something simpler in its place.
/// </summary>
internal interface ICellEngine
{
    /// <inheritdoc cref="CSharpSession.RunAsync"/>
    Task<CellResult> RunAsync(string code, int cellNumber, Action<CellOutput> emit);

    /// <inheritdoc cref="CSharpSession.Interrupt"/>
    void Interrupt();

    /// <inheritdoc cref="CSharpSession.CheckCompleteness"/>
    (Completeness Answer, string Indent) CheckCompleteness(string code);

    /// <inheritdoc cref="CSharpSession.CompleteAsync"/>
    Task<Completions> CompleteAsync(string code, int position);

    /// <inheritdoc cref="CSharpSession.InspectAsync"/>
    Task<Inspection> InspectAsync(string code, int position, int detail);
}
