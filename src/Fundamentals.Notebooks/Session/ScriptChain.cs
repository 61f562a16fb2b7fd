using System.Collections.Immutable;
using System.Reflection;
using System.Text;
using Fundamentals.Notebooks.Rewriting;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Emit;
using Microsoft.CodeAnalysis.Text;

namespace Fundamentals.Notebooks.Session;

/// <summary>
/// Compiles parts of cells one after the other, each as a Roslyn script submission on top of those before it.
/// </summary>
/// <remarks>
/// The framework's references are given to the first submission alone and inherited by the rest; given to each, a cell
/// costs ten times as much. What a cell assigned before it failed is kept: its submission stays in the chain.
/// </remarks>
internal sealed class ScriptChain(DirectiveResolver references, SourceReferenceResolver sources, SessionLoadContext loadContext)
{
    // The name under which every cell's assembly starts.
    private const string AssemblyPrefix = "Cells-";

    // Each link of a chain of extension properties takes a step.
    private const int MostSteps = 32;

    // Versions of references, which the learner did not choose; and what is normal in a cell that is being written: a
    // variable not used yet, an async function without await.
    private static readonly HashSet<string> Unimportant = new(StringComparer.Ordinal) { "CS1701", "CS1702", "CS1705", "CS0168", "CS0219", "CS0169", "CS0649", "CS0414", "CS1998", "CS8321", "CS9113" };

    // Slot 0 is for a host object, which these scripts do not have; each submission then takes the next one.
    private object?[] _submissions = new object?[64];
    private Dialect _dialect = new();
    private CSharpCompilation? _last;
    private int _compiled;

    /// <summary>Tells whether an assembly is what a cell was compiled to.</summary>
    public static bool IsCell(Assembly? assembly) => assembly?.FullName?.StartsWith(AssemblyPrefix, StringComparison.Ordinal) == true;

    /// <summary>Gets the options that a submission is compiled with.</summary>
    /// <remarks>
    /// Unoptimized: in optimized code an index outside of an array is thrown from a place that belongs to no line. A
    /// tight loop in a cell runs some five times slower for it; what a cell calls in libraries does not.
    /// </remarks>
    public CSharpCompilationOptions Options(string? scriptClassName) => new(
        OutputKind.DynamicallyLinkedLibrary,
        scriptClassName: scriptClassName,
        optimizationLevel: OptimizationLevel.Debug,
        // What a cell holds is too little to be worth handing around between threads.
        concurrentBuild: false,
        allowUnsafe: true,
        nullableContextOptions: NullableContextOptions.Annotations,
        sourceReferenceResolver: sources,
        metadataReferenceResolver: references);

    /// <summary>Gives what the cells so far declared, as far as scripts do not know it. It is not changed any more.</summary>
    public Dialect Dialect => Volatile.Read(ref _dialect);

    /// <summary>Compiles a part, or the two or more it takes in a script, and gives each before the next one is compiled.</summary>
    /// <exception cref="CellCompilationException">It does not compile; the chain is as before.</exception>
    public IEnumerable<CompiledPart> Compile(CellPart part, CancellationToken cancellationToken = default)
    {
        var dialect = new Dialect(_dialect);
        foreach (var (code, edits) in dialect.Rewrite(part.Code, name => CheckIsFree(name, part)))
        {
            var compiled = Compile(part with { Code = code }, new Origin(part, [edits]), dialect, cancellationToken);
            // What does not compile declares nothing.
            Volatile.Write(ref _dialect, new Dialect(dialect));
            yield return compiled;
        }
    }

    // A namespace of a cell is a class, and hides what it does not hold.
    private void CheckIsFree(NameSyntax name, CellPart part)
    {
        var root = name.GetFirstToken();
        if (_last?.GlobalNamespace.GetNamespaceMembers().Any(space => space.Name == root.ValueText) != true)
            return;
        var place = root.GetLocation().GetLineSpan().StartLinePosition;
        throw new CellCompilationException([new CellDiagnostic(
            "CS0101", $"A namespace {root.Text} of this session would hide the one of the libraries. Give yours another first name, such as My.{name}.",
            part.Path, place.Line, place.Character, root.Text.Length, name.SyntaxTree.GetText().Lines[place.Line].ToString())]);
    }

    private CompiledPart Compile(CellPart part, Origin origin, Dialect dialect, CancellationToken cancellationToken)
    {
        var plain = Parse(part.Code, part.Path);
        var number = _compiled + 1;
        using var image = new MemoryStream();
        using var symbols = new MemoryStream();
        var (compilation, emitted, checks) = Emit(number, plain, References(part), image, symbols, cancellationToken);
        var errors = emitted.Diagnostics.Where(d => d.Severity == DiagnosticSeverity.Error).ToList();
        if (errors.Count > 0 && origin.Steps.Count < MostSteps && (dialect.UseExtensions(errors) ?? RefLocals.Enclose(part.Code, errors, Meaning)) is { } better)
            return Compile(part with { Code = better.Apply(part.Code) }, origin.Then(better), dialect, cancellationToken);
        if (errors.Count > 0)
            throw new CellCompilationException(errors.Select(origin.Trace));

        var warnings = emitted.Diagnostics.Where(d => d.Severity == DiagnosticSeverity.Warning && !Unimportant.Contains(d.Id))
            .Select(origin.Then(checks).Trace).ToList();
        SemanticModel Meaning(string code)
        {
            var tree = Parse(code, part.Path);
            return Compilation(number, tree, References(part)).GetSemanticModel(tree);
        }

        _compiled = number;
        _last = compilation;
        if (_submissions.Length < number + 2)
            Array.Resize(ref _submissions, _submissions.Length * 2);
        // Comments or using directives alone: nothing to run, but the names hold from here on.
        if (!emitted.Success)
            return new CompiledPart(static () => Task.FromResult<object?>(null), static _ => false, part, warnings);
        image.Position = symbols.Position = 0;
        var assembly = loadContext.LoadCell(image, symbols);
        var entry = compilation.GetEntryPoint(CancellationToken.None)!;
        var run = assembly.GetType(entry.ContainingType.MetadataName, throwOnError: true)!
            .GetMethod(entry.MetadataName)!
            .CreateDelegate<Func<object?[], Task<object?>>>();

        return new CompiledPart(() => run(_submissions), value => IsShown(value, compilation), part, warnings);
    }

    /// <summary>Gives the variables of the cells so far, by name; of those declared again, the newest.</summary>
    public IReadOnlyList<Variable> Variables()
    {
        var found = new SortedDictionary<string, Variable>(StringComparer.Ordinal);
        var compilation = _last;
        for (; compilation?.ScriptClass is { } script; compilation = compilation.ScriptCompilationInfo?.PreviousScriptCompilation)
        {
            var state = _submissions.FirstOrDefault(submission => submission?.GetType().Assembly.GetName().Name == compilation.AssemblyName);
            foreach (var field in script.GetMembers().OfType<IFieldSymbol>().Where(field => !field.IsImplicitlyDeclared && !field.IsConst && state is not null))
            {
                var value = state!.GetType().GetField(field.Name, BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.Static)?.GetValue(state);
                found.TryAdd(field.Name, new Variable(field.Name, field.Type.ToDisplayString(SymbolDisplayFormat.MinimallyQualifiedFormat), Brief(value)));
            }
        }

        return [.. found.Values];
    }

    private static string Brief(object? value)
    {
        var text = value as string ?? Display.ValueFormatter.Format(value).Text ?? "";
        var line = text.ReplaceLineEndings(" ");
        return line.Length > 80 ? line[..80] + "…" : line;
    }

    // With all checks; where these do not compile, with those that need no knowledge of types; or else as it stands, which
    // also tells where the code itself is wrong.
    private (CSharpCompilation Compilation, EmitResult Result, TextEdits Checks) Emit(
        int number, SyntaxTree plain, IReadOnlyList<MetadataReference> references, MemoryStream image, MemoryStream symbols, CancellationToken cancellationToken)
    {
        ImmutableArray<InstrumentationKind> probing = CellChecks.NeedsProbing(plain) ? [InstrumentationKind.StackOverflowProbing] : [];
        if (!plain.GetDiagnostics(cancellationToken).Any(d => d.Severity == DiagnosticSeverity.Error))
        {
            var meaning = new Lazy<SemanticModel>(() => Compilation(number, plain, references).GetSemanticModel(plain));
            foreach (var depth in new[] { meaning, null })
            {
                var checks = CellChecks.Of(plain, depth);
                if (checks.IsEmpty)
                    continue;
                var compilation = Compilation(number, Parse(checks.Apply(plain.ToString()), plain.FilePath), references);
                var emitted = Emit(compilation);
                if (emitted.Success)
                    return (compilation, emitted, checks);
                if (meaning.IsValueCreated ? HasErrors(meaning.Value.Compilation) : HasErrors(Compilation(number, plain, references)))
                    break;
            }
        }

        var unchanged = Compilation(number, plain, references);
        return (unchanged, Emit(unchanged), new TextEdits());

        EmitResult Emit(CSharpCompilation compilation)
        {
            image.SetLength(0);
            symbols.SetLength(0);
            var options = new EmitOptions(debugInformationFormat: DebugInformationFormat.PortablePdb, instrumentationKinds: probing);
            return compilation.Emit(image, symbols, options: options, cancellationToken: cancellationToken);
        }

        bool HasErrors(Compilation compilation) =>
            compilation.GetDiagnostics(cancellationToken).Any(d => d.Severity == DiagnosticSeverity.Error);
    }

    /// <summary>Gives what a part refers to beyond the parts before it.</summary>
    public IReadOnlyList<MetadataReference> References(CellPart part) =>
        [.. _last is null ? FrameworkReferences.All : [], .. part.References.Select(file => references.Open(file, isLoadable: false))];

    // Created with the part before it, a compilation compiles that part once more, only to see that it has no errors.
    private CSharpCompilation Compilation(int number, SyntaxTree tree, IReadOnlyList<MetadataReference> references)
    {
        var alone = CSharpCompilation.CreateScriptCompilation(AssemblyPrefix + number, tree, references, Options("Submission#" + number));
        return _last is null ? alone : alone.WithScriptCompilationInfo(alone.ScriptCompilationInfo!.WithPreviousScriptCompilation(_last));
    }

    private static SyntaxTree Parse(string code, string path) =>
        CSharpSyntaxTree.ParseText(SourceText.From(code, Encoding.UTF8), CellSyntax.Script, path);

    // A last expression without its semicolon is the value of a script, unless it is void. A void one gives null, so that
    // only for null its type must be found, which costs a tenth of a small cell.
    private static bool IsShown(object? value, CSharpCompilation compilation)
    {
        var tree = compilation.SyntaxTrees.Last();
        var last = tree.GetCompilationUnitRoot().Members.LastOrDefault();
        if (last is GlobalStatementSyntax { Statement: BlockSyntax { Statements: [.., ReturnStatementSyntax { Expression: not null }] } })
            return true;
        if (last is not GlobalStatementSyntax { Statement: ExpressionStatementSyntax { SemicolonToken.IsMissing: true } statement })
            return false;
        return value is not null || compilation.GetSemanticModel(tree).GetTypeInfo(statement.Expression).Type is not { SpecialType: SpecialType.System_Void };
    }
}

/// <summary>A variable of a session.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Type">Its type as C# writes it.</param>
/// <param name="Value">The beginning of its value.</param>
internal sealed record Variable(string Name, string Type, string Value);

/// <summary>A part that is ready to run.</summary>
/// <param name="RunAsync">Runs it; call it once.</param>
/// <param name="IsShown">Tells whether what it gave is a value to show, rather than nothing.</param>
/// <param name="Part">What was compiled: the part as a script has to put it.</param>
/// <param name="Warnings">What the compiler warns of.</param>
internal sealed record CompiledPart(Func<Task<object?>> RunAsync, Func<object?, bool> IsShown, CellPart Part, IReadOnlyList<CellDiagnostic> Warnings);

/// <summary>A part does not compile.</summary>
internal sealed class CellCompilationException(IEnumerable<CellDiagnostic> errors) : Exception("The cell does not compile.")
{
    /// <summary>Gets the errors, in the order of the text.</summary>
    public IReadOnlyList<CellDiagnostic> Errors { get; } = [.. errors.OrderBy(error => (error.Line, error.Column))];
}
