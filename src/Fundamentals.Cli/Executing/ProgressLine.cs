using System.Globalization;
using System.Text.RegularExpressions;
using Fundamentals.Notebooks.Documents;

namespace Fundamentals.Cli.Executing;

/// <summary>How one process tells another how far a notebook has come.</summary>
internal static partial class ProgressLine
{
    public static string Of(NotebookProgress progress) => $"{progress.CellsDone} of {progress.CellCount} cells";

    /// <summary>Reads a line; null where it is something else.</summary>
    public static NotebookProgress? Read(string line) => Form().Match(line) is { Success: true } match
        ? new NotebookProgress(Number(match.Groups["done"]), Number(match.Groups["all"]))
        : null;

    private static int Number(Group digits) => int.Parse(digits.ValueSpan, CultureInfo.InvariantCulture);

    [GeneratedRegex(@"^(?<done>\d{1,6}) of (?<all>\d{1,6}) cells$", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 60_000)]
    private static partial Regex Form();
}
