using System.Diagnostics;
using Fundamentals.Notebooks.Display;
using Fundamentals.Notebooks.Language;
using Fundamentals.Notebooks.Packages;

namespace Fundamentals.Notebooks.Session;

/// <summary>
/// A C# session: cells run one after the other, each seeing what the ones before it declared. All cells run on one
/// thread of the session's own, the code after an <c>await</c> included.
/// </summary>
public sealed class CSharpSession : IDisposable
{
    private const string Preamble = """
        using System;
        using System.Collections.Generic;
        using System.IO;
        using System.Linq;
        using System.Text;
        using System.Threading;
        using System.Threading.Tasks;
        using Fundamentals.Notebooks.Display;
        using static Fundamentals.Notebooks.Display.CellDisplay;
        """;

    private const string CannotStop =
        "The cell is inside a library's code, which cannot be stopped safely. It ends when that returns; restart the kernel to end it now.\n";

    private static readonly TimeSpan DisposeTime = TimeSpan.FromSeconds(1);

    private readonly SessionOptions _options;
    private readonly CellThread _thread = new();
    private readonly SessionLoadContext _loadContext;
    private readonly SessionPackages _packages;
    private readonly DirectiveResolver _references;
    private readonly ScriptChain _chain;
    private readonly LanguageService _language;
    private readonly Lock _queueing = new();
    private readonly List<CellInterruption> _unfinished = [];
    private Task _queue;

    /// <summary>Starts a session. The first cell waits for what the compiler needs to start; the caller does not.</summary>
    /// <param name="options">What the session starts with.</param>
    /// <exception cref="DirectoryNotFoundException">The working directory does not exist.</exception>
    public CSharpSession(SessionOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        if (!Directory.Exists(options.WorkingDirectory))
            throw new DirectoryNotFoundException($"The working directory of the session does not exist: {options.WorkingDirectory}");
        _options = options;
        _loadContext = new SessionLoadContext();
        var cache = new PackageCache(Path.GetFullPath(options.WorkingDirectory));
        _packages = new SessionPackages(new PackageRestore(Path.GetFullPath(options.WorkingDirectory), cache), _loadContext);
        _references = new DirectiveResolver(Path.GetFullPath(options.WorkingDirectory), _loadContext);
        var sources = new CellSourceResolver(Path.GetFullPath(options.WorkingDirectory));
        _chain = new ScriptChain(_references, sources, _loadContext);
        _language = new LanguageService(_chain, new DirectiveCompletion(_references.FullPath, cache), Preamble);
        CellConsole.Install();
        StrayExceptions.Install(_loadContext);
        // From an async void method, say: nobody awaits it, and it must not end the process.
        _thread.Escaped = failure => StrayExceptions.Report(OutputSink.Current ?? _loadContext.LatestSink, "that nobody awaited", failure);
        _queue = _thread.RunAsync(async () => await _chain.Compile(new CellPart("preamble", Preamble + "\n_ = 0;")).Single().RunAsync());
    }

    /// <summary>Runs a cell. Calls are queued in order. Never throws for what the cell does wrong.</summary>
    /// <param name="code">The cell's text.</param>
    /// <param name="cellNumber">The number the cell goes by in errors, as in "Cell 7, line 3".</param>
    /// <param name="emit">Receives each output as it comes, one call at a time, from any thread.</param>
    public Task<CellResult> RunAsync(string code, int cellNumber, Action<CellOutput> emit)
    {
        ArgumentNullException.ThrowIfNull(code);
        ArgumentNullException.ThrowIfNull(emit);
        OutputSink? sink = null;
        var interruption = new CellInterruption(() => sink!.Emit(new StreamOutput(StreamName.Stderr, CannotStop)));
        sink = new OutputSink(emit, _options.ReadLine) { Interruption = interruption };
        lock (_queueing)
        {
            _unfinished.Add(interruption);
            var run = RunAfterAsync(_queue, code, $"Cell {cellNumber}", sink, interruption);
            _queue = run;
            return run;
        }
    }

    /// <summary>
    /// Makes the first cells and the first completion cost what later ones do. It works in the background and waits
    /// while cells run; no cell ever waits for it, nor sees anything of it. Completion, which takes 70 MiB, is made ready
    /// once no cell has come for two seconds: cells that run one after the other, with nobody typing, do not pay for it.
    /// </summary>
    /// <param name="cancellationToken">Gives up.</param>
    public Task WarmUpAsync(CancellationToken cancellationToken = default) => WarmUpAsync(TimeSpan.FromSeconds(2), cancellationToken);

    internal async Task WarmUpAsync(TimeSpan pause, CancellationToken cancellationToken)
    {
        string[] questions = ["Console.Wr", "new List<int>().Wh", "var text = Str", "DateTime.Now."];
        await Task.WhenAll(new WarmUp(Preamble, Path.GetFullPath(_options.WorkingDirectory)).Lanes().Select(TakeAsync)).ConfigureAwait(false);
        await IdleAsync(pause, cancellationToken).ConfigureAwait(false);
        foreach (var question in questions)
            await Task.Run(() => _language.CompleteAsync(question, question.Length, cancellationToken), cancellationToken).ConfigureAwait(false);

        // What is left of all this is garbage, and the pages it lies in are given back.
        await IdleAsync(TimeSpan.Zero, cancellationToken).ConfigureAwait(false);
        GC.Collect(GC.MaxGeneration, GCCollectionMode.Aggressive, blocking: true, compacting: true);

        async Task TakeAsync(IEnumerable<Action> steps)
        {
            foreach (var step in steps)
            {
                await IdleAsync(TimeSpan.Zero, cancellationToken).ConfigureAwait(false);
                await Task.Run(step, cancellationToken).ConfigureAwait(false);
            }
        }
    }

    /// <summary>Asks the running cell to stop, or the first of those that wait to run; nothing happens if there is none.</summary>
    /// <remarks>
    /// A running one stops where it awaits or waits, and at the next turn of a loop or call of a function that a cell wrote. What
    /// it runs on other threads goes on, and the cell says so.
    /// </remarks>
    public void Interrupt()
    {
        CellInterruption[] unfinished;
        lock (_queueing)
            unfinished = [.. _unfinished];
        _ = Array.Exists(unfinished, cell => cell.Request());
    }

    /// <summary>Tells whether code could run as it stands, and with which spaces the next line should begin.</summary>
    /// <param name="code">The text of the cell.</param>
    public static (Completeness Answer, string Indent) CheckCompleteness(string code) => CompletenessCheck.Of(code);

    /// <summary>Finds what could be typed at a place, in the light of the cells run so far. Answers while a cell runs.</summary>
    /// <param name="code">The text of the cell.</param>
    /// <param name="position">Where, in UTF-16 units from its start.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public Task<Completions> CompleteAsync(string code, int position, CancellationToken cancellationToken = default)
    {
        CheckPosition(code, position);
        return _language.CompleteAsync(code, position, cancellationToken);
    }

    /// <summary>Finds what is known of the name at a place. Answers while a cell runs.</summary>
    /// <param name="code">The text of the cell.</param>
    /// <param name="position">Where, in UTF-16 units from its start.</param>
    /// <param name="detail">0 for signature and summary, 1 for remarks and parameters too.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public Task<Inspection> InspectAsync(string code, int position, int detail = 0, CancellationToken cancellationToken = default)
    {
        CheckPosition(code, position);
        return _language.InspectAsync(code, position, detail, cancellationToken);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _thread.Dispose();
        _language.Dispose();
    }

    // Waits until no cell has run for so long.
    private async Task IdleAsync(TimeSpan pause, CancellationToken cancellationToken)
    {
        for (Task? queue = null; queue != Volatile.Read(ref _queue);)
        {
            queue = Volatile.Read(ref _queue);
            await queue.WaitAsync(cancellationToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            await Task.Delay(pause, cancellationToken).ConfigureAwait(false);
        }
    }

    private static void CheckPosition(string code, int position)
    {
        ArgumentNullException.ThrowIfNull(code);
        ArgumentOutOfRangeException.ThrowIfNegative(position);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(position, code.Length);
    }

    private async Task<CellResult> RunAfterAsync(Task earlier, string code, string cell, OutputSink sink, CellInterruption interruption)
    {
        try
        {
            await earlier.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            return await _thread.RunAsync(() => Task.FromResult(RunOnThread(code, cell, sink, interruption))).ConfigureAwait(false);
        }
        finally
        {
            lock (_queueing)
                _unfinished.Remove(interruption);
        }
    }

    private CellResult RunOnThread(string code, string cell, OutputSink sink, CellInterruption interruption)
    {
        var started = Stopwatch.GetTimestamp();
        OutputSink.Current = _loadContext.LatestSink = sink;
        try
        {
            var timed = false;
            interruption.Start();
            Directory.SetCurrentDirectory(_options.WorkingDirectory);
            try
            {
                foreach (var part in CellPart.Split(code, cell, _references.FullPath))
                {
                    if (part.Directive is null)
                        Run(part, part.Path == cell, sink, interruption);
                    else
                        timed |= Follow(part.Directive, sink);
                }

                if (timed)
                    sink.Emit(new StreamOutput(StreamName.Stdout, $"Took {Stopwatch.GetElapsedTime(started).TotalMilliseconds:N1} ms.\n"));
            }
            finally
            {
                DisposeResources(sink, interruption);
            }

            return new CellResult(null);
        }
        catch (Exception failure)
        {
            interruption.Dispose();
            var error = Explain(failure, cell, interruption.IsRequested);
            if (interruption.IsRequested && sink.OtherThreads is > 0 and var others)
                sink.Emit(new StreamOutput(StreamName.Stderr, $"Code of this cell goes on on {others} other thread{(others == 1 ? "" : "s")}.\n"));
            sink.Emit(error);
            return new CellResult(error);
        }
        finally
        {
            interruption.Dispose();
            OutputSink.Current = null;
        }
    }

    // When the cell is interrupted, before or during this, what is left is still disposed, but not waited for without end.
    private void DisposeResources(OutputSink sink, CellInterruption interruption)
    {
        try
        {
            if (!sink.Resources.IsEmpty && !interruption.IsRequested)
                interruption.Guard(() => _thread.RunCell(() => CellScope.DisposeAsync(sink.Resources), TimeSpan.Zero, interruption.Token));
        }
        finally
        {
            if (!sink.Resources.IsEmpty)
            {
                using var limit = new CancellationTokenSource(DisposeTime);
                interruption.Rest(DisposeTime);
                interruption.Guard(() => _thread.RunCell(() => CellScope.DisposeAsync(sink.Resources), TimeSpan.Zero, limit.Token));
            }
        }
    }

    private void Run(CellPart part, bool isCell, OutputSink sink, CellInterruption interruption)
    {
        var id = $"restore-{Guid.NewGuid():N}";
        part = _packages.Provide(
            part, (text, isUpdate) => sink.Emit(new DisplayOutput(MimeBundle.FromText(text), id, isUpdate)), interruption.Token);
        object? value = null;
        var hasValue = false;
        foreach (var compiled in _chain.Compile(part, interruption.Token))
        {
            _language.Add(compiled.Part);
            if (compiled.Warnings.Count > 0)
                sink.Emit(new StreamOutput(StreamName.Stderr, CellErrors.Warnings(compiled.Warnings)));
            value = interruption.Guard(() => _thread.RunCell(compiled.RunAsync, CellInterruption.CleanUpTime, interruption.Token));
            hasValue = isCell && compiled.IsShown(value);
        }

        if (hasValue)
            sink.Emit(new ResultOutput(interruption.Guard(() => ValueFormatter.Format(value))));
    }

    // Gives whether the cell is to say how long it took.
    private bool Follow(string directive, OutputSink sink)
    {
        if (directive == "#!clear")
            sink.Emit(new ClearOutput(Wait: false));
        else if (directive == "#!help")
            sink.Emit(new StreamOutput(StreamName.Stdout, string.Concat(CellPart.Known.Select(known => $"{known.Key,-10} {known.Value}\n"))));
        else if (directive == "#!who")
            sink.Emit(new StreamOutput(StreamName.Stdout, string.Join(", ", _chain.Variables().Select(variable => variable.Name)) + "\n"));
        else if (directive == "#!whos")
            sink.Emit(new DisplayOutput(ValueFormatter.Format(_chain.Variables())));
        return directive == "#!time";
    }

    private static ErrorOutput Explain(Exception failure, string cell, bool interrupted) => failure switch
    {
        CellCompilationException compilation => CellErrors.From(compilation, cell),
        CellDirectiveException directive => CellErrors.From(directive, cell),
        _ when interrupted && IsInterruption(failure) => CellErrors.Interrupted(),
        _ => CellErrors.From(failure, cell),
    };

    // Parallel loops and type initializers, for example, wrap what was thrown inside.
    private static bool IsInterruption(Exception failure) =>
        failure is ThreadInterruptedException or OperationCanceledException
        || (failure as AggregateException)?.InnerExceptions.Any(IsInterruption) == true
        || failure.InnerException is { } inner && IsInterruption(inner);
}
