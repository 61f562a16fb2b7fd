using Fundamentals.Notebooks.Documents;

namespace Fundamentals.Cli.Executing;

/// <summary>A notebook as it is in its file, and as a run of it leaves it.</summary>
/// <param name="Name">Its path as a user reads it.</param>
/// <param name="Document">The notebook in its file.</param>
/// <param name="Executed">The same with the outputs of the run, or null where there was none to its end.</param>
/// <param name="Failure">Why not, or null.</param>
/// <param name="Duration">How long it took.</param>
internal sealed record Execution(string Name, NotebookDocument Document, NotebookDocument? Executed, string? Failure, TimeSpan Duration);
