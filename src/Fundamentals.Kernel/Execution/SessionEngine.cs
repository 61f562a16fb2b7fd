using Fundamentals.Notebooks.Display;
using Fundamentals.Notebooks.Session;

namespace Fundamentals.Kernel.Execution;

/// <summary>The C# session as the protocol sees it.</summary>
internal sealed class SessionEngine(CSharpSession session) : ICellEngine
{
    /// <summary>Starts a session and takes it through a first cell, so that the reader's first need not wait for the compiler.</summary>
    /// <param name="readLine">What answers a cell that asks for input.</param>
    public static async Task<ICellEngine> StartAsync(Func<string, bool, string> readLine)
    {
        var session = new CSharpSession(new SessionOptions { ReadLine = readLine });
        // Awaited, so that an interruption asked for meanwhile is kept for the reader's cell and not spent on this one.
        await session.RunAsync("0", 0, _ => { });
        _ = session.WarmUpAsync();
        return new SessionEngine(session);
    }

    /// <inheritdoc/>
    public Task<CellResult> RunAsync(string code, int cellNumber, Action<CellOutput> emit) => session.RunAsync(code, cellNumber, emit);

    /// <inheritdoc/>
    public void Interrupt() => session.Interrupt();

    /// <inheritdoc/>
    public (Completeness Answer, string Indent) CheckCompleteness(string code) => CSharpSession.CheckCompleteness(code);

    /// <inheritdoc/>
    public Task<Completions> CompleteAsync(string code, int position) => session.CompleteAsync(code, position);

    /// <inheritdoc/>
    public Task<Inspection> InspectAsync(string code, int position, int detail) => session.InspectAsync(code, position, detail);
}
