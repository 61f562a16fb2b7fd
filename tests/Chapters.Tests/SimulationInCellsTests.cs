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

    public void Dispose() => _session.Dispose();

    private async Task SetUpAsync()
    {
        await ValueAsync("#!import \"setup.csx\"");
        await ValueAsync(Clock);
    }

    private async Task<string?> ValueAsync(string code)
    {
        var outputs = new List<CellOutput>();
        var result = await _session.RunAsync(code, 1, outputs.Add).WaitAsync(TimeSpan.FromMinutes(1), TestContext.Current.CancellationToken);
        Assert.Null(result.Error is { } error ? string.Join('\n', error.Traceback) : null);
        return outputs.OfType<ResultOutput>().SingleOrDefault()?.Data.Text;
    }
}
