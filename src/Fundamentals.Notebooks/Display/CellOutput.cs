using System.Collections.Immutable;

namespace Fundamentals.Notebooks.Display;

/// <summary>Something a cell put out while it ran, in the order it did.</summary>
public abstract record CellOutput;

/// <summary>Text written to standard output or standard error.</summary>
/// <param name="Name">Which of the two.</param>
/// <param name="Text">The text, with its line ends as written.</param>
public sealed record StreamOutput(StreamName Name, string Text) : CellOutput;

/// <summary>A console stream.</summary>
public enum StreamName
{
    /// <summary>Standard output.</summary>
    Stdout,

    /// <summary>Standard error.</summary>
    Stderr,
}

/// <summary>A value that the cell displayed.</summary>
/// <param name="Data">Its forms.</param>
/// <param name="DisplayId">The handle under which it can be updated, or null.</param>
/// <param name="IsUpdate">True when it replaces what was shown before under the same handle.</param>
public sealed record DisplayOutput(MimeBundle Data, string? DisplayId = null, bool IsUpdate = false) : CellOutput;

/// <summary>What the cell has shown so far is to be cleared.</summary>
/// <param name="Wait">Whether to wait for the next output, so that nothing flickers.</param>
public sealed record ClearOutput(bool Wait) : CellOutput;

/// <summary>The value of the cell's last expression.</summary>
/// <param name="Data">Its forms.</param>
public sealed record ResultOutput(MimeBundle Data) : CellOutput;

/// <summary>The cell failed.</summary>
/// <param name="Name">The type of the error, for example <c>DivideByZeroException</c> or <c>CompilationError</c>.</param>
/// <param name="Message">Its message.</param>
/// <param name="Traceback">What to print, line by line: the cell's own lines only, in ANSI colours.</param>
/// <param name="Line">The one-based line of the cell it happened at, or null where that is not known.</param>
public sealed record ErrorOutput(string Name, string Message, ImmutableArray<string> Traceback, int? Line = null) : CellOutput;
