using System.Diagnostics;
using System.Text;
using Fundamentals.Checkers;
using Fundamentals.Cli.Running;
using Fundamentals.Histories;
using Fundamentals.Notebooks.Documents;

namespace Fundamentals.Cli.Checking;

/// <summary>Checks files one by one and prints a line for each.</summary>
/// <param name="folder">The folder that paths are relative to.</param>
/// <param name="output">Where the lines go.</param>
/// <param name="error">Where it goes what is wrong with a file.</param>
internal sealed class CheckRun(string folder, TextWriter output, TextWriter error)
{
    public required Func<History, CheckLimits, Verdict> Check { get; init; }

    public required CheckLimits Limits { get; init; }

    /// <summary>Gets the page to write, or null.</summary>
    public string? ExplainTo { get; init; }

    /// <summary>Checks files; the ones that can be read even where others cannot.</summary>
    /// <returns>The exit code.</returns>
    /// <exception cref="UserException">The page cannot be written there, or would replace one of the files.</exception>
    public int Run(IReadOnlyList<string> files)
    {
        CheckExplainTo(files);
        var checkedFiles = new List<CheckedFile>();
        var isBad = false;
        foreach (var file in files)
        {
            Limits.CancellationToken.ThrowIfCancellationRequested();
            try
            {
                var result = CheckFile(file);
                checkedFiles.Add(result);
                output.WriteLine(result);
            }
            catch (Exception e) when (e is HistoryFormatException or UnsuitableHistoryException or IOException or UnauthorizedAccessException)
            {
                isBad = true;
                error.WriteLine(Explain(file, e));
            }
        }

        if (ExplainTo is not null && checkedFiles.Count > 0)
            WritePage(checkedFiles);
        if (isBad)
            return ExitCodes.BadInput;
        if (checkedFiles.Exists(file => file.Verdict.IsViolated))
            return ExitCodes.Violated;
        return checkedFiles.TrueForAll(file => file.Verdict.IsSatisfied) ? ExitCodes.Success : ExitCodes.Undecided;
    }

    private void CheckExplainTo(IReadOnlyList<string> files)
    {
        if (ExplainTo is null)
            return;
        var page = OutputPath.Check("--explain", ExplainTo, folder);
        if (Directory.Exists(page))
            throw new UserException($"{ExplainTo} is a folder; --explain needs a file.");
        if (files.Any(file => Path.GetFullPath(file, folder) == page))
            throw new UserException($"--explain {ExplainTo} would write over the history; name another file.");
    }

    private CheckedFile CheckFile(string file)
    {
        var history = HistoryText.Parse(File.ReadAllText(Path.Combine(folder, file)), file);
        var start = Stopwatch.GetTimestamp();
        var verdict = Check(history, Limits);
        var time = Stopwatch.GetElapsedTime(start);
        Limits.CancellationToken.ThrowIfCancellationRequested();
        return new CheckedFile(file, history, verdict, time);
    }

    private void WritePage(IReadOnlyList<CheckedFile> files)
    {
        var path = Path.GetFullPath(Path.Combine(folder, ExplainTo!));
        AtomicFile.Write(path, Encoding.UTF8.GetBytes(ExplainPage.Of(files, Check)));
        output.WriteLine($"Drawn: {DisplayPath.Of(path, folder)}");
    }

    private string Explain(string file, Exception problem) => problem switch
    {
        _ when Directory.Exists(Path.Combine(folder, file)) => $"{file}: is a folder; name the files in it.",
        HistoryFormatException => problem.Message,
        UnsuitableHistoryException { Operation.Line: > 0 } unsuitable => $"{file}:{unsuitable.Operation.Line}: {unsuitable.Problem}",
        FileNotFoundException or DirectoryNotFoundException => $"{file}: there is no such file.",
        _ => $"{file}: {problem.Message}",
    };
}
