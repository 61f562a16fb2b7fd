using System.Diagnostics;
using Fundamentals.Notebooks.Display;
using Fundamentals.Notebooks.Session;

namespace Fundamentals.Notebooks.Tests.Session;

/// <summary>Interrupting whatever a cell does. FUNDAMENTALS_INTERRUPTS sets how many; a soak takes 1,000.</summary>
public sealed class InterruptTests : IDisposable
{
    private static readonly string[] Cells =
    [
        "while (true) { }",
        "long n = 0; do n++; while (n >= 0);",
        "await Task.Yield(); for (;;) ;",
        "while (true) { await Task.Yield(); kept.ToString(); }",
        "await Task.Delay(-1);",
        "while (true) try { Thread.Sleep(1000); } catch (Exception) { }",
        "lock (gate) new ManualResetEvent(false).WaitOne();",
        "Task.Run(async () => await Task.Delay(-1)).Wait();",
        "int Fib(int n) => n < 2 ? n : Fib(n - 1) + Fib(n - 2); Fib(60)",
        "Func<int, int> fib = null!; fib = n => n < 2 ? n : fib(n - 1) + fib(n - 2); fib(60)",
        "IEnumerable<int> Naturals() { var i = 0; while (true) yield return unchecked(i++); } Naturals().Where(n => n < 0 && n > 0).First()",
        "Enumerable.Range(0, int.MaxValue).Concat(Enumerable.InfiniteSequence(0, 0)).Max()",
        "(from n in Enumerable.InfiniteSequence(0L, 1L) where n < 0 select n).ToList()",
        "while (true) Console.WriteLine(1);",
        "Console.ReadLine()",
        "again: kept.ToString(); goto again;",
        "class Node { public int Depth { get { var d = 0; while (d >= 0) d = 1 - d; return d; } } } new Node().Depth",
        "SpinWait.SpinUntil(() => false);",
        "Parallel.For(0, long.MaxValue, i => { });",
        "async IAsyncEnumerable<int> Ticks() { while (true) { await Task.Delay(1); yield return 1; } } await foreach (var t in Ticks()) { }",
        "Enumerable.Range(0, 1).Select(n => { while (true) { } return n; })",
        "var locked = new object(); new Thread(() => { lock (locked) Thread.Sleep(-1); }) { IsBackground = true }.Start(); Thread.Sleep(5); lock (locked) { }",
    ];

    private readonly SessionUnderTest _session = new(new SessionOptions
    {
        WorkingDirectory = Path.GetTempPath(),
        ReadLine = (_, _) =>
        {
            Thread.Sleep(Timeout.Infinite);
            return "";
        },
    });

    [Fact]
    public async Task Interrupt_AnyCellAtAnyMoment_StopsItAndTheNextOneRuns()
    {
        var count = int.Parse(Environment.GetEnvironmentVariable("FUNDAMENTALS_INTERRUPTS") ?? "66");
        var moments = new Random(1);
        await _session.ValueAsync("var kept = 0; var gate = new object();");
        var slowest = TimeSpan.Zero;
        for (var i = 0; i < count; i++)
        {
            var code = Cells[i % Cells.Length];
            var run = _session.Session.RunAsync(code, i, _ => { });
            // The moment is what this test is about: from before the cell is compiled to long after it has started.
            await Task.Delay(moments.Next(60), TestContext.Current.CancellationToken);
            if (run.IsCompleted)
                Assert.Fail($"{code} ended by itself: {string.Join('\n', (await run).Error?.Traceback ?? [])}");
            var asked = Stopwatch.GetTimestamp();
            _session.Session.Interrupt();
            if (await Task.WhenAny(run, Task.Delay(TimeSpan.FromSeconds(20), TestContext.Current.CancellationToken)) != run)
                Assert.Fail($"{code} does not stop.");
            Assert.True((await run).Error is { Name: "Interrupted" }, $"{code}: {(await run).Error}");
            slowest = TimeSpan.FromTicks(Math.Max(slowest.Ticks, Stopwatch.GetElapsedTime(asked).Ticks));
            Assert.Equal($"{i + 1}", await _session.ValueAsync("++kept"));
        }

        TestContext.Current.SendDiagnosticMessage($"{count} interrupts, the slowest took {slowest.TotalMilliseconds:F0} ms.");
    }

    [Fact]
    public async Task Interrupt_CellsQueuedBehindAnother_StopsTheOldestAlone()
    {
        using var session = new SessionUnderTest();
        // The new session is still starting: none of these has begun.
        var first = session.Session.RunAsync("while (true) { }", 1, _ => { });
        var second = session.Session.RunAsync("2", 2, _ => { });
        session.Session.Interrupt();
        Assert.Equal("Interrupted", (await first.WaitAsync(TimeSpan.FromSeconds(30), TestContext.Current.CancellationToken)).Error?.Name);
        Assert.Null((await second.WaitAsync(TimeSpan.FromSeconds(30), TestContext.Current.CancellationToken)).Error);
        session.Session.Interrupt();
        Assert.Equal("3", await session.ValueAsync("3"));
    }

    [Fact]
    public async Task Interrupt_FunctionOfAnEarlierCell_StopsIt()
    {
        await _session.ValueAsync("void Spin() { while (true) { } }");
        Assert.Equal("Interrupted", (await InterruptAsync("Console.Write(1); Spin();")).Name);
    }

    [Theory]
    [InlineData("using var c = new Conn(); Console.Write(1); while (true) { }", "closed ")]
    [InlineData("using var c = new Conn(); Console.Write(1); await Task.Delay(-1);", "closed ")]
    [InlineData("await using var c = new Slow(); Console.Write(1); while (true) { }", "closed slowly ")]
    [InlineData("using (var c = new Conn()) { Console.Write(1); while (true) { } }", "closed ")]
    [InlineData("void Save() { Thread.Sleep(1); for (var i = 0; i < 3; i++) Console.Write(\"saved \"); } try { Console.Write(1); while (true) { } } finally { Save(); }", "saved saved saved ")]
    [InlineData("try { Console.Write(1); await Task.Delay(-1); } finally { Thread.Sleep(30); Console.Write(\"saved \"); }", "saved ")]
    [InlineData("try { Console.Write(1); await Task.Delay(-1); } finally { await Task.Delay(1); Console.Write(\"saved \"); }", "saved ")]
    [InlineData("async Task<int> Work() { try { Console.Write(1); await Task.Delay(-1); return 1; } finally { Console.Write(\"saved \"); } } await Work()", "saved ")]
    [InlineData("async ValueTask Work() { await Task.Delay(-1); } try { Console.Write(1); await Work(); } finally { Console.Write(\"saved \"); }", "saved ")]
    [InlineData("async Task Work() { try { await Task.Delay(-1); } finally { Console.Write(\"saved \"); } } var all = Task.WhenAll(Work(), Work()); Console.Write(1); await all;", "saved saved ")]
    [InlineData("using (var c = new Conn()) { Console.Write(1); await Task.Delay(-1); }", "closed ")]
    [InlineData("try { Console.Write(1); while (true) { } } finally { await Task.Delay(1); Console.Write(\"saved \"); }", "saved ")]
    [InlineData("try { Console.Write(1); Thread.Sleep(-1); } finally { Thread.Sleep(60); Console.Write(\"saved \"); }", "saved ")]
    [InlineData("try { Console.Write(1); Thread.Sleep(-1); } finally { await Task.Delay(1); Console.Write(\"saved \"); }", "saved ")]
    [InlineData("try { Console.Write(1); await Task.Delay(-1); } finally { while (true) { } }", "")]
    [InlineData("try { Console.Write(1); await Task.Delay(-1); } finally { await Task.Delay(-1); }", "")]
    [InlineData("using var a = new Hung(); Console.Write(1); while (true) { }", "")]
    public async Task Interrupt_CellWithCleanUp_DoesIt(string code, string written)
    {
        await _session.ValueAsync(
            """
            class Conn : IDisposable { public void Dispose() { Thread.Sleep(1); Console.Write("closed "); } }
            class Slow : IAsyncDisposable { public async ValueTask DisposeAsync() { await Task.Delay(1); Console.Write("closed slowly "); } }
            class Hung : IDisposable { public void Dispose() { while (true) { } } }
            """);
        var outputs = new List<CellOutput>();
        Assert.Equal("Interrupted", (await InterruptAsync(code, outputs)).Name);
        Assert.Equal("1" + written, string.Concat(outputs.OfType<StreamOutput>().Select(output => output.Text)));
    }

    [Fact]
    public async Task Interrupt_CellThatCatchesItAndGoesOn_StopsIt() =>
        Assert.Equal("Interrupted", (await InterruptAsync("Console.Write(1); while (true) try { while (true) { } } catch (Exception) { }")).Name);

    [Fact]
    public async Task Interrupt_CellWithWorkOnOtherThreads_SaysThatItGoesOn()
    {
        var outputs = new List<CellOutput>();
        await InterruptAsync(
            "var ticks = 0; var on = new ManualResetEvent(false); new Thread(() => { on.Set(); while (true) ticks++; }) { IsBackground = true }.Start(); on.WaitOne(); Console.Write(1); while (true) { }",
            outputs);
        Assert.Equal("Code of this cell goes on on 1 other thread.\n", outputs.OfType<StreamOutput>().Single(o => o.Name == StreamName.Stderr).Text);
        Assert.Equal("True", await _session.ValueAsync("var seen = ticks; SpinWait.SpinUntil(() => ticks != seen, 10_000)"));
    }

    [Fact]
    public async Task Interrupt_TokensOfTheCellsOwn_AreTheirOwn() =>
        Assert.Equal("cancelled", await _session.ValueAsync(
            "using System.Threading; async Task<string> F() { var own = new CancellationTokenSource(); own.Cancel(); try { await Task.Delay(-1, own.Token); return \"\"; } catch (OperationCanceledException) { return \"cancelled\"; } } await F()"));

    [Theory]
    [InlineData("int Down(int n) => Down(n + 1) + 1;\nDown(0)")]
    [InlineData("int Down(int n)\n{ return Down(n + 1) + 1; }\nDown(0)")]
    [InlineData("Func<int, int> down = null!;\ndown = n => down(n + 1) + 1;\ndown(0)")]
    [InlineData("class Loop { public int Next => Next + 1; }\nnew Loop().Next")]
    [InlineData("class Loop { public Loop Again = new(); }\nnew Loop()")]
    [InlineData("class A { public override string ToString() => $\"A({this})\"; }\nnew A().ToString()")]
    [InlineData("class A { public override string ToString() { return \"A\" + this; } }\nnew A().ToString()")]
    [InlineData("class It { public IEnumerator<int> GetEnumerator() { foreach (var x in this) yield return x; } }\nforeach (var x in new It()) { }")]
    [InlineData("class P { public void Deconstruct(out int a, out int b) { (a, b) = this; } }\nvar (a, b) = new P();")]
    [InlineData("record Node(int V) { public Node? Other { get; set; } }\nvar a = new Node(1); a.Other = new Node(2) { Other = a };\nnew HashSet<Node> { a }")]
    [InlineData("record Node { public Node? Other { get; set; } }\nvar a = new Node(); a.Other = a; var b = new Node(); b.Other = b;\na == b")]
    [InlineData("record A(int V) { public A? Other { get; set; } }\nsealed record B<T>(int V) : A(V);\nvar b = new B<int>(1); b.Other = b;\nb.GetHashCode()")]
    [InlineData("sealed record Node(int V) : IFormattable { public Node? Other { get; set; } public string ToString(string? f, IFormatProvider? p) => f ?? \"\"; }\nvar a = new Node(1); a.Other = a;\na.GetHashCode()")]
    [InlineData("int result = 0; var t = new Thread(() => { try { Down(0); } catch (InsufficientExecutionStackException) { result = 1; } });\nt.Start(); t.Join(); int Down(int n) => Down(n + 1) + 1;\nif (result == 1) throw new InsufficientExecutionStackException();")]
    public async Task Run_EndlessRecursion_IsAnErrorAndTheSessionGoesOn(string code)
    {
        var error = await _session.ErrorAsync(code);
        Assert.Equal("InsufficientExecutionStackException", error.Name);
        Assert.InRange(error.Traceback.Length, 1, 40);
        Assert.Equal("2", await _session.ValueAsync("1 + 1"));
    }

    private async Task<ErrorOutput> InterruptAsync(string code, List<CellOutput>? outputs = null)
    {
        var started = new TaskCompletionSource();
        var run = _session.Session.RunAsync(code, 9, output =>
        {
            outputs?.Add(output);
            started.TrySetResult();
        });
        await started.Task.WaitAsync(TimeSpan.FromSeconds(30), TestContext.Current.CancellationToken);
        _session.Session.Interrupt();
        return (await run.WaitAsync(TimeSpan.FromSeconds(30), TestContext.Current.CancellationToken)).Error!;
    }

    public void Dispose() => _session.Dispose();
}
