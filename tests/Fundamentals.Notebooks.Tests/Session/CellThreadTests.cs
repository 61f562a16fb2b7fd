using Fundamentals.Notebooks.Display;
using Fundamentals.Notebooks.Session;

namespace Fundamentals.Notebooks.Tests.Session;

public sealed class CellThreadTests : IDisposable
{
    private readonly SessionUnderTest _session = new();

    [Fact]
    public async Task Run_CodeAfterAwait_StaysOnTheThreadOfAllCells()
    {
        var first = await _session.ValueAsync("Environment.CurrentManagedThreadId");
        var after = await _session.ValueAsync("await Task.Delay(1); await Task.Run(() => 1); Environment.CurrentManagedThreadId");
        Assert.Equal(first, after);
    }

    [Fact]
    public async Task Run_BlockingOnATaskThatWantsTheThreadBack_DoesNotDeadlock() =>
        Assert.Equal("5", await _session.ValueAsync("async Task<int> F() { await Task.Delay(1); await Task.Delay(1); return 5; } F().Result"));

    [Fact]
    public async Task Run_ExceptionInAsyncVoid_IsReportedAndTheSessionGoesOn()
    {
        var outputs = await _session.RunAsync("async void F() { await Task.Yield(); throw new InvalidOperationException(\"lost\"); } F(); await Task.Delay(50);");
        Assert.Contains(outputs.OfType<StreamOutput>(), output => output.Name == StreamName.Stderr && output.Text.Contains(": lost\n", StringComparison.Ordinal));
        Assert.Equal("1", await _session.ValueAsync("1"));
    }

    [Theory]
    [InlineData("Console.Write(\"on\"); await Task.Delay(-1);")]
    [InlineData("Console.Write(\"on\"); Thread.Sleep(-1);")]
    [InlineData("Console.Write(\"on\"); new ManualResetEvent(false).WaitOne();")]
    [InlineData("await Task.Yield(); Console.Write(\"on\"); Task.Delay(-1).Wait();")]
    public async Task Interrupt_CellThatWaits_StopsItAndKeepsTheState(string code)
    {
        await _session.ValueAsync("var kept = 1;");
        var started = new TaskCompletionSource();
        var run = _session.Session.RunAsync(code, 2, output =>
        {
            if (output is StreamOutput)
                started.TrySetResult();
        });
        await started.Task.WaitAsync(TimeSpan.FromSeconds(30), TestContext.Current.CancellationToken);
        // The cell is about to wait; an interrupt that comes a moment early must stop it just the same.
        _session.Session.Interrupt();
        var result = await run.WaitAsync(TimeSpan.FromSeconds(30), TestContext.Current.CancellationToken);
        Assert.Equal("Interrupted", result.Error!.Name);
        Assert.Equal("1", await _session.ValueAsync("kept"));
    }

    [Fact]
    public async Task Run_TwoSessionsAtOnce_KeepTheirOutputsApart()
    {
        using var other = new SessionUnderTest();
        const string Code = "for (var i = 0; i < 200; i++) { Console.Write(\"NAME\"); await Task.Yield(); }";
        var texts = await Task.WhenAll(_session.StdoutAsync(Code.Replace("NAME", "a")), other.StdoutAsync(Code.Replace("NAME", "b")));
        Assert.Equal([new string('a', 200), new string('b', 200)], texts);
    }

    [Fact]
    public async Task Run_TextWrittenByTheCellsOtherThreads_BelongsToTheCell() =>
        Assert.Equal("thread task ", await _session.StdoutAsync(
            "var t = new Thread(() => Console.Write(\"thread \")); t.Start(); t.Join(); await Task.Run(() => Console.Write(\"task \"));"));

    [Fact]
    public async Task ReadLine_NobodyToAnswer_FailsWithTheReason()
    {
        var error = await _session.ErrorAsync("Console.ReadLine()");
        Assert.StartsWith("This cell asks for input", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task ReadLine_WithAnAnswer_GetsIt()
    {
        using var session = new SessionUnderTest(new SessionOptions { WorkingDirectory = Path.GetTempPath(), ReadLine = (_, isPassword) => isPassword ? "secret" : "typed" });
        Assert.Equal("typed", await session.ValueAsync("Console.ReadLine()"));
        Assert.Equal("secret", await session.ValueAsync("password()"));
    }

    public void Dispose() => _session.Dispose();
}
