using Fundamentals.Notebooks.Rewriting;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;

namespace Fundamentals.Notebooks.Session;

/// <summary>What the compiler says of a place in a cell.</summary>
/// <param name="Id">Its number, as in CS0103.</param>
/// <param name="Message">What is wrong.</param>
/// <param name="Path">The cell or file, or null where it is no place in particular.</param>
/// <param name="Line">The line, from 0.</param>
/// <param name="Column">The column, from 0.</param>
/// <param name="Width">How many characters of the line it is about; at least 1.</param>
/// <param name="Text">The line.</param>
internal sealed record CellDiagnostic(string Id, string Message, string? Path, int Line, int Column, int Width, string Text);

/// <summary>The text that a compiled one was made from.</summary>
/// <param name="Part">The text as the learner wrote it.</param>
/// <param name="Steps">The changes made to it, first to last.</param>
internal sealed record Origin(CellPart Part, IReadOnlyList<TextEdits> Steps)
{
    /// <summary>Adds a change.</summary>
    public Origin Then(TextEdits edits) => this with { Steps = [.. Steps, edits] };

    /// <summary>Finds the place in the learner's text that a diagnostic is about.</summary>
    public CellDiagnostic Trace(Diagnostic diagnostic)
    {
        // What an extension property became is no name that the learner knows.
        var message = diagnostic.GetMessage().Replace("'get_", "'", StringComparison.Ordinal);
        if (diagnostic.Location.SourceTree is not { } tree)
            return new CellDiagnostic(diagnostic.Id, message, null, 0, 0, 1, "");
        var isPart = tree.FilePath == Part.Path;
        var text = isPart ? SourceText.From(Part.Code) : tree.GetText();
        var (start, end) = (diagnostic.Location.SourceSpan.Start, diagnostic.Location.SourceSpan.End);
        if (isPart)
            (start, end) = (Back(start), Back(end));
        var line = text.Lines.GetLineFromPosition(start);
        return new CellDiagnostic(
            diagnostic.Id, message, tree.FilePath, line.LineNumber, start - line.Start, Math.Max(1, Math.Min(end, line.End) - start), line.ToString());
    }

    private int Back(int position) =>
        Math.Clamp(Steps.Reverse().Aggregate(position, (place, edits) => edits.Back(place)), 0, Part.Code.Length);
}
