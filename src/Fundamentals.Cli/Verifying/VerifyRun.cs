using Fundamentals.Cli.Executing;
using Fundamentals.Cli.Running;

namespace Fundamentals.Cli.Verifying;

/// <summary>Runs notebooks again and says where their outputs differ from those in the files.</summary>
/// <param name="folder">The current folder; paths are shown as seen from it.</param>
/// <param name="report">Shows progress.</param>
/// <param name="output">Where the result is said.</param>
/// <param name="error">Where differences are said.</param>
internal sealed class VerifyRun(string folder, IRunReport report, TextWriter output, TextWriter error)
{
    /// <summary>Gets the folder to write the executed notebooks to, or null.</summary>
    public string? KeepIn { get; init; }

    /// <summary>Verifies notebooks.</summary>
    /// <param name="named">The notebooks as typed; empty for all of the repository.</param>
    /// <param name="cancellationToken">Stops.</param>
    /// <returns>The exit code.</returns>
    /// <exception cref="UserException">A notebook or a file it needs is missing or broken.</exception>
    public async Task<int> RunAsync(IReadOnlyList<string> named, CancellationToken cancellationToken)
    {
        var selection = NotebookSelection.Read(named, folder);
        var root = selection.Repository?.Notebooks ?? folder;
        var keep = KeepIn is null ? null : OutputPath.Check("--keep", KeepIn, folder);
        if (File.Exists(keep))
            throw new UserException($"{KeepIn} is a file; --keep needs a folder.");
        if (keep is not null && selection.Documents.FirstOrDefault(document => Path.Combine(keep, PathBelow(root, document.Path)) == document.Path) is { } own)
            throw new UserException($"--keep {KeepIn} would write over {DisplayPath.Of(own.Path, folder)}; name another folder.");
        var findings = await Executions.ForEachAsync(selection.Documents, folder, report, execution =>
        {
            if (keep is not null)
                execution.Executed?.Save(Path.Combine(keep, PathBelow(root, execution.Document.Path)));
            var found = Verification.Of(execution);
            report.Finished(execution.Name, found.Count == 0, execution.Duration, found.Count == 0 ? "as committed" : Count(found.Count, "problem"));
            return Task.FromResult(found);
        }, cancellationToken);
        foreach (var line in findings.SelectMany(Told))
            await error.WriteLineAsync(line);
        var differing = findings.Count(found => found.Count > 0);
        await output.WriteLineAsync(differing == 0
            ? $"{Count(findings.Count, "notebook")}: every output is as committed."
            : $"{differing} of {Count(findings.Count, "notebook")} not as committed.");
        return differing == 0 ? ExitCodes.Success : ExitCodes.Differs;
    }

    // A notebook from elsewhere goes by its name alone: its own file must not be the one written to.
    private static string PathBelow(string root, string path) =>
        DisplayPath.Of(path, root) is var relative && !Path.IsPathRooted(relative) ? relative : Path.GetFileName(path);

    // What comes after the first is often its consequence.
    private static IEnumerable<string> Told(IReadOnlyList<Finding> findings) => findings.Count <= 1
        ? findings.Select(finding => finding.ToString())
        : [findings[0].ToString(), $"    and {findings.Count - 1} more: {string.Join("; ", findings.Skip(1).Select(finding => finding.Place))}"];

    private static string Count(int count, string what) => $"{count} {what}{(count == 1 ? "" : "s")}";
}
