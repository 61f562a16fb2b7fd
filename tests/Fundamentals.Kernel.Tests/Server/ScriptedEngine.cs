using System.Globalization;
using Fundamentals.Kernel.Execution;
using Fundamentals.Notebooks.Display;
using Fundamentals.Notebooks.Session;

namespace Fundamentals.Kernel.Tests.Server;

/// <summary>
/// An engine whose cells are a word and its argument: <c>print</c>, <c>error-text</c>, <c>value</c>, <c>show</c>,
/// <c>update</c>, <c>lines</c>, <c>fail</c>, <c>ask</c>, <c>crash</c>, and <c>block</c>, which ends when interrupted.
/// </summary>
internal sealed class ScriptedEngine(Func<string, bool, string> readLine) : ICellEngine
{
    private TaskCompletionSource _interrupted = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public static Task<ICellEngine> StartAsync(Func<string, bool, string> readLine) => Task.FromResult<ICellEngine>(new ScriptedEngine(readLine));

    public async Task<CellResult> RunAsync(string code, int cellNumber, Action<CellOutput> emit)
    {
        ErrorOutput? error = null;
        foreach (var line in code.Split('\n', StringSplitOptions.RemoveEmptyEntries))
        {
            error = await RunLineAsync(line, cellNumber, emit);
            if (error is not null)
                break;
        }

        return new CellResult(error);
    }

    public void Interrupt() => _interrupted.TrySetResult();

    public (Completeness Answer, string Indent) CheckCompleteness(string code) => code switch
    {
        [.., '{'] => (Completeness.Incomplete, "    "),
        [.., '?'] => (Completeness.Invalid, ""),
        _ => (Completeness.Complete, ""),
    };

    // Offers the text before the position, doubled, in its place.
    public Task<Completions> CompleteAsync(string code, int position) =>
        Task.FromResult(new Completions([new Completion(code[..position] + code[..position], "method")], 0, position));

    public Task<Inspection> InspectAsync(string code, int position, int detail) => Task.FromResult(new Inspection(
        position == 0 ? null : MimeBundle.FromText(string.Create(CultureInfo.InvariantCulture, $"{code[..position]} {detail}"))));

    private async Task<ErrorOutput?> RunLineAsync(string line, int cellNumber, Action<CellOutput> emit)
    {
        var (word, argument) = line.Split(' ', 2) is [var first, var second] ? (first, second) : (line, "");
        switch (word)
        {
            case "print":
                emit(new StreamOutput(StreamName.Stdout, argument + "\n"));
                return null;
            case "error-text":
                emit(new StreamOutput(StreamName.Stderr, argument + "\n"));
                return null;
            case "value":
                emit(new ResultOutput(MimeBundle.FromText(argument)));
                return null;
            case "show":
                var data = MimeBundle.From([new(MimeBundle.PlainText, argument), new(MimeBundle.Plotly, "{\"a\":[1]}")]);
                emit(new DisplayOutput(data with { Metadata = data.Metadata.Add("size", 2) }, "id-1"));
                return null;
            case "update":
                emit(new DisplayOutput(MimeBundle.FromText(argument), "id-1", IsUpdate: true));
                return null;
            case "lines":
                for (var i = 0; i < int.Parse(argument); i++)
                    emit(new StreamOutput(StreamName.Stdout, string.Create(CultureInfo.InvariantCulture, $"{i}\n")));
                return null;
            case "ask":
                emit(new StreamOutput(StreamName.Stdout, await Task.Run(() => readLine(argument, false))));
                return null;
            case "crash":
                throw new InvalidOperationException("The engine broke.");
            case "block":
                emit(new StreamOutput(StreamName.Stdout, "blocking\n"));
                await _interrupted.Task;
                _interrupted = new(TaskCreationOptions.RunContinuationsAsynchronously);
                return Fail("Interrupted", "The cell was interrupted.");
            case "fail":
                return Fail("Failure", string.Create(CultureInfo.InvariantCulture, $"{argument} in cell {cellNumber}"));
            default:
                throw new ArgumentException($"No such word: {word}", nameof(line));
        }

        ErrorOutput Fail(string name, string message)
        {
            var error = new ErrorOutput(name, message, [name, message]);
            emit(error);
            return error;
        }
    }
}
