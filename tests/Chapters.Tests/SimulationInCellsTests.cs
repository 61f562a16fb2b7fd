using Fundamentals.Notebooks.Display;
using Fundamentals.Notebooks.Session;

namespace Chapters.Tests;

/// <summary>A simulation wants its run on one thread without a synchronization context; cells give it that.</summary>
public sealed class SimulationInCellsTests : IDisposable
{
    private const string Clock = """
        class Clock : IStateMachine
        {
            public void Start(INode node) => node.SetTimer(TimeSpan.FromSeconds(1), "tick");
            public void Receive(INode node, Message message) => node.Reply(message, node.Now.Hour);
            public void TimerFired(INode node, object timer) => node.SetTimer(TimeSpan.FromSeconds(1), "tick");
        }
        """;

    private const string World = """
        var sim = new Simulation(seed: 1);
        sim.AddNode("clock", new Clock());
        var answers = new List<object>();
        sim.AddClient("ann", async ann => { await ann.Delay(TimeSpan.FromHours(2)); answers.Add(await ann.Call("clock", "?")); });
        """;

    private readonly CSharpSession _session = new(new SessionOptions { WorkingDirectory = Path.Combine(Book.Root, "notebooks") });

    [Fact]
    public async Task Run_InALaterCellThanTheOneThatMadeIt_Works()
    {
        await SetUpAsync();
        await ValueAsync(World);
        Assert.Equal("2", await ValueAsync("sim.Run(); answers.Single()"));
    }

    [Fact]
    public async Task Run_BetweenAwaitsOfACell_Works()
    {
        await SetUpAsync();
        Assert.Equal("2", await ValueAsync($"await Task.Delay(1);\n{World}\nawait Task.Yield();\nsim.Run();\nawait Task.Delay(1);\nanswers.Single()"));
    }

    [Fact]
    public async Task Run_ThatNeverEnds_CanBeInterruptedAndGoneOnWith()
    {
        await SetUpAsync();
        await ValueAsync(World);
        var started = new TaskCompletionSource();
        var run = _session.RunAsync("Console.Write(\"on\"); sim.RunUntil(TimeSpan.FromDays(100_000));", 9, _ => started.TrySetResult());
        await started.Task.WaitAsync(TimeSpan.FromSeconds(30), TestContext.Current.CancellationToken);
        _session.Interrupt();
        var result = await run.WaitAsync(TimeSpan.FromSeconds(30), TestContext.Current.CancellationToken);

        Assert.Equal("Interrupted", result.Error!.Name);
        Assert.Equal("1", await ValueAsync("sim.RunFor(TimeSpan.FromHours(3)); answers.Count"));
        Assert.Equal("2", await ValueAsync($"{World}\nsim.Run(); answers.Single()"));
    }

    /// <summary>A cell is compiled without optimization: its asynchronous methods are other state machines than a library's.</summary>
    [Theory]
    [InlineData("Task.Run", "await Task.Run(gate.Wait);")]
    [InlineData("Task.Yield", "await Task.Yield();")]
    [InlineData("Task.Delay on real time", "await Task.Delay(1);")]
    [InlineData("Task.Delay with a token", "var source = new CancellationTokenSource(TimeSpan.FromMilliseconds(5), sim); try { await Task.Delay(TimeSpan.FromHours(1), sim, source.Token); } catch (OperationCanceledException) { }")]
    [InlineData("Task.WhenEach", "await foreach (var task in Task.WhenEach(ann.Delay(TimeSpan.FromHours(1)))) await task;")]
    [InlineData("ContinueWith", "await done.Task.ContinueWith(_ => gate.Wait());")]
    [InlineData("a Channel", "var channel = System.Threading.Channels.Channel.CreateUnbounded<int>(); sim.At(TimeSpan.FromSeconds(1), () => channel.Writer.TryWrite(1)); await channel.Reader.ReadAsync();")]
    [InlineData("a SemaphoreSlim", "var semaphore = new SemaphoreSlim(0); sim.At(TimeSpan.FromSeconds(1), () => semaphore.Release()); await semaphore.WaitAsync();")]
    [InlineData("CancelAsync", "var source = new CancellationTokenSource(); source.Token.Register(gate.Wait); await source.CancelAsync();")]
    public async Task Run_AScriptLeavesTheSimulation_TheCauseIsNamed(string cause, string leave)
    {
        await SetUpAsync();
        var error = await FailureAsync($$"""
            var sim = new Simulation(seed: 1);
            var gate = new ManualResetEventSlim();
            var done = new TaskCompletionSource();
            sim.AddClient("ann", async ann => { {{leave}} await ann.Delay(TimeSpan.FromSeconds(1)); });
            sim.At(TimeSpan.FromSeconds(1), () => { done.SetResult(); gate.Set(); });
            sim.AddClient("bob", async bob => { for (var i = 0; i < 10_000_000; i++) await bob.Delay(TimeSpan.FromSeconds(1)); });
            sim.Run();
            """);

        Assert.Contains("Client ann", error);
        Assert.Contains($"The cause is {cause}", error);
    }

    [Fact]
    public async Task Run_AScriptBlocks_SaysWhereAndTheSessionGoesOn()
    {
        await SetUpAsync();
        await ValueAsync(World);
        var error = await FailureAsync("""
            sim.AddClient("eve", eve =>
            {
                eve.Call("clock", "?").Wait();
                return Task.CompletedTask;
            });
            sim.Run();
            """);

        Assert.Contains("Client eve blocks the simulation's thread at 00:00:00 in Task.Wait (Cell 9, line 3), while it waits for clock to answer ?.", error);
        Assert.Equal("2", await ValueAsync($"{World}\nsim.Run(); answers.Single()"));
    }

    [Fact]
    public async Task Run_ANodeBlocksAndTheCellIsInterrupted_IsAnInterrupt()
    {
        await SetUpAsync();
        await ValueAsync("class Blocker : IStateMachine { public void Start(INode node) { Console.Write(\"on\"); new SemaphoreSlim(0).Wait(); } public void Receive(INode node, Message message) { } }");
        var started = new TaskCompletionSource();
        var run = _session.RunAsync("var blocked = new Simulation(1); blocked.AddNode(\"a\", new Blocker()); blocked.RunUntilIdle();", 9, _ => started.TrySetResult());
        await started.Task.WaitAsync(TimeSpan.FromSeconds(30), TestContext.Current.CancellationToken);
        _session.Interrupt();
        var result = await run.WaitAsync(TimeSpan.FromSeconds(30), TestContext.Current.CancellationToken);

        Assert.Equal("Interrupted", result.Error!.Name);
    }

    public void Dispose() => _session.Dispose();

    private async Task SetUpAsync()
    {
        await ValueAsync("#!import \"setup.csx\"");
        await ValueAsync(Clock);
    }

    private async Task<string> FailureAsync(string code)
    {
        var result = await _session.RunAsync(code, 9, _ => { }).WaitAsync(TimeSpan.FromMinutes(1), TestContext.Current.CancellationToken);
        return string.Join('\n', result.Error!.Traceback);
    }

    private async Task<string?> ValueAsync(string code)
    {
        var outputs = new List<CellOutput>();
        var result = await _session.RunAsync(code, 1, outputs.Add).WaitAsync(TimeSpan.FromMinutes(1), TestContext.Current.CancellationToken);
        Assert.Null(result.Error is { } error ? string.Join('\n', error.Traceback) : null);
        return outputs.OfType<ResultOutput>().SingleOrDefault()?.Data.Text;
    }
}
