using System.Collections.Immutable;
using System.Diagnostics;
using System.Reflection;
using System.Text.RegularExpressions;
using Fundamentals.Notebooks.Display;

namespace Fundamentals.Notebooks.Session;

/// <summary>Says what went wrong in a cell, in the cell's own terms: its lines, its functions, nobody else's frames.</summary>
internal static partial class CellErrors
{
    private const string Red = "\u001b[31m";
    private const string Dim = "\u001b[2m";
    private const string Plain = "\u001b[0m";
    private const int MostDiagnostics = 10;
    private const int MostFrames = 30;

    /// <summary>The code did not compile.</summary>
    public static ErrorOutput From(CellCompilationException failure, string cell)
    {
        var lines = ImmutableArray.CreateBuilder<string>();
        foreach (var error in failure.Errors.Take(MostDiagnostics))
            AddDiagnostic(lines, error);
        if (failure.Errors.Count > MostDiagnostics)
            lines.Add($"{failure.Errors.Count - MostDiagnostics} more errors.");
        var first = failure.Errors[0];
        return new ErrorOutput("CompilationError", $"{first.Id}: {MessageOf(first)}", lines.ToImmutable(), first.Path == cell ? first.Line + 1 : null);
    }

    /// <summary>The code compiled, with warnings.</summary>
    public static string Warnings(IEnumerable<CellDiagnostic> warnings) => string.Concat(warnings.Take(MostDiagnostics).Select(warning =>
        $"{warning.Path}, line {warning.Line + 1}, column {warning.Column + 1}: warning {warning.Id}: {warning.Message}\n"));

    /// <summary>A directive was wrong.</summary>
    public static ErrorOutput From(CellDirectiveException failure, string cell) =>
        new("DirectiveError", failure.Message, [$"{Red}{failure.Path}, line {failure.Line}: {failure.Message}{Plain}"],
            failure.Path == cell ? failure.Line : null);

    /// <summary>The code threw.</summary>
    public static ErrorOutput From(Exception failure, string cell)
    {
        var lines = ImmutableArray.CreateBuilder<string>();
        AddException(lines, failure, "");
        var here = UserFrames(failure).Find(frame => frame.GetFileName() == cell);
        return new ErrorOutput(failure.GetType().Name, failure.Message, lines.ToImmutable(), here?.GetFileLineNumber());
    }

    /// <summary>The cell was interrupted.</summary>
    public static ErrorOutput Interrupted() =>
        new("Interrupted", "The cell was interrupted.", [$"{Red}The cell was interrupted.{Plain}"]);

    /// <summary>Tells whether a frame is of code that a cell holds.</summary>
    public static bool IsOfACell(StackFrame frame) => ScriptChain.IsCell(frame.GetMethod()?.Module.Assembly);

    private static void AddException(ImmutableArray<string>.Builder lines, Exception failure, string caused)
    {
        lines.Add($"{caused}{Red}{failure.GetType().Name}{Plain}: {failure.Message}");
        AddFrames(lines, UserFrames(failure));
        IEnumerable<Exception> causes = failure is AggregateException several ? several.InnerExceptions
            : failure.InnerException is { } one ? [one] : [];
        foreach (var cause in causes)
            AddException(lines, cause, "caused by ");
    }

    private static void AddDiagnostic(ImmutableArray<string>.Builder lines, CellDiagnostic error)
    {
        if (error.Path is null)
        {
            lines.Add($"{Red}error {error.Id}{Plain}: {MessageOf(error)}");
            return;
        }

        lines.Add($"{error.Path}, line {error.Line + 1}, column {error.Column + 1}: {Red}error {error.Id}{Plain}: {MessageOf(error)}");
        lines.Add("    " + error.Text);
        lines.Add("    " + BlankLike(error.Text[..Math.Min(error.Column, error.Text.Length)]) + Red + new string('^', error.Width) + Plain);
    }

    private static string MessageOf(CellDiagnostic error) => error.Message + error.Id switch
    {
        "CS0006" => ". Paths are relative to the notebook. If a project makes this file, build it first.",
        _ => "",
    };

    // Tabs stay tabs, so that the caret stands under the text it points at.
    private static string BlankLike(string text) => string.Create(text.Length, text, static (span, source) =>
    {
        for (var i = 0; i < span.Length; i++)
            span[i] = source[i] == '\t' ? '\t' : ' ';
    });

    private static List<StackFrame> UserFrames(Exception failure) =>
        [.. new StackTrace(failure, fNeedFileInfo: true).GetFrames().Where(frame =>
            frame.GetFileName() is not null && IsOfACell(frame))];

    // Of an endless recursion, how it began and what it went on with say all there is to say.
    private static void AddFrames(ImmutableArray<string>.Builder lines, List<StackFrame> frames)
    {
        var left = frames.Count - MostFrames;
        for (var i = 0; i < frames.Count; i++)
        {
            if (left > 0 && i == MostFrames / 2)
            {
                lines.Add($"{Dim}   … {left:N0} more{Plain}");
                i += left;
            }

            lines.Add($"{Dim}   at {Describe(frames[i])}{Plain}");
        }
    }

    private static string Describe(StackFrame frame)
    {
        var place = $"{frame.GetFileName()}, line {frame.GetFileLineNumber()}";
        return NameOf(frame.GetMethod()!) is { } name ? $"{name} in {place}" : place;
    }

    // The compiler's names: <Load>d__3.MoveNext is the async method Load, <<Initialize>>g__Load|0_1 a local function,
    // <<Initialize>>d__0.MoveNext the cell itself, and <>c a class of lambdas.
    private static string? NameOf(MethodBase method)
    {
        var type = method.DeclaringType;
        var mangled = method.Name == "MoveNext" && type is not null ? type.Name : method.Name;
        if (LocalFunction().Match(mangled) is { Success: true } local)
            return local.Groups["name"].Value;
        if (mangled.Contains("<Initialize>", StringComparison.Ordinal) || mangled.Contains("<Factory>", StringComparison.Ordinal))
            return mangled.Contains(">b__", StringComparison.Ordinal) ? "a lambda" : null;
        if (mangled.Contains(">b__", StringComparison.Ordinal))
            return "a lambda";
        var name = Iterator().Match(mangled) is { Success: true } iterator ? iterator.Groups["name"].Value : mangled;
        var owner = type;
        while (owner is not null && (owner.Name.StartsWith('<') || owner == type && method.Name == "MoveNext"))
            owner = owner.DeclaringType;
        return owner is null || owner.Name.StartsWith("Submission#", StringComparison.Ordinal) ? name : $"{owner.Name}.{name}";
    }

    [GeneratedRegex(@">g__(?<name>[^|]+)\|", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex LocalFunction();

    [GeneratedRegex(@"^<(?<name>[^<>]+)>d__", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Iterator();
}
