using Fundamentals.Networking;
using Fundamentals.Simulator;
using Fundamentals.Tests.Simulator;
using static Fundamentals.Tests.Simulator.Sending;

namespace Fundamentals.Tests.Networking;

public sealed class LinkTests
{
    [Fact]
    public void Options_OfOneDirection_LeaveTheOtherAlone()
    {
        var simulation = new Simulation(1);
        simulation.AddNode("a", new Echo());
        simulation.AddClient("ann", client => client.Call("a", "hello"));
        simulation.Network.Link("ann", "a").Options = new LinkOptions { Latency = Ms(30) };

        simulation.Run();

        Assert.Equal(Ms(31), simulation.Now);
        Assert.Equal(Ms(1), simulation.Network.Link("a", "ann").Options.Latency.Draw(new RandomStream(1, "x")));
    }

    [Fact]
    public void Connect_Options_AreForBothDirections()
    {
        var simulation = new Simulation(1);
        simulation.AddNode("a", new Echo());
        simulation.AddClient("ann", client => client.Call("a", "hello"));
        simulation.Network.Connect("ann", "a", new LinkOptions { Latency = Ms(30) });

        simulation.Run();

        Assert.Equal(Ms(60), simulation.Now);
        simulation.Network.Link("ann", "a").Options = null;
        Assert.Same(simulation.Network.Options, simulation.Network.Link("ann", "a").Options);
    }

    [Fact]
    public void Loss_AQuarter_LosesAboutAQuarterAndSaysSo()
    {
        var (simulation, recorder) = Stream(4000, new LinkOptions { Loss = 0.25 });

        var drops = simulation.Trace.Events.Where(happened => happened.Kind == TraceKind.Drop).ToList();
        Assert.Equal(4000, recorder.Log.Count + drops.Count);
        Assert.InRange(drops.Count, 900, 1100);
        Assert.All(drops, drop => Assert.Equal(new Dropped(DropReason.Lost), drop.Detail));
    }

    [Fact]
    public void Duplication_Always_DeliversTwiceWithLatenciesOfTheirOwn()
    {
        var (simulation, recorder) = Stream(2, new LinkOptions { Duplication = 1, Latency = Latency.Uniform(Ms(1), Ms(500)) });

        Assert.Equal(4, recorder.Log.Count);
        Assert.Equal(4, recorder.Log.Distinct().Count());
        Assert.Equal([2, 2], recorder.Log.CountBy(line => line.Split(' ')[1]).Select(pair => pair.Value));
        Assert.Equal(2, simulation.Trace.Events.Count(happened => happened.Kind == TraceKind.Duplicate));
    }

    [Fact]
    public void Corruption_Always_DamagesACopy()
    {
        var sent = new byte[] { 1, 2, 3 };
        var arrived = new List<object>();
        var simulation = new Simulation(1, new SimulationOptions { Link = new() { Corruption = 1 } });
        simulation.AddNode("a", new Recorder(receive: (_, message) => arrived.Add(message.Body)));
        simulation.AddClient("ann", client =>
        {
            client.Send("a", sent);
            client.Send("a", "text");
            client.Send("a", 42);
            client.Send("a", new Price(3));
            return Task.CompletedTask;
        });

        simulation.RunUntilIdle();

        Assert.Equal([1, 2, 3], sent);
        var bytes = Assert.IsType<byte[]>(arrived[0]);
        Assert.Equal(1, sent.Zip(bytes, (one, other) => System.Numerics.BitOperations.PopCount((uint)(one ^ other))).Sum());
        Assert.Equal(3, "text".Zip((string)arrived[1], (one, other) => one == other ? 1 : 0).Sum());
        Assert.Equal(new DamagedBody(42), arrived[2]);
        Assert.Equal(new Price(-3), arrived[3]);
        Assert.Equal(4, simulation.Trace.Events.Count(happened => happened.Kind == TraceKind.Corrupt));
    }

    [Fact]
    public void Reordering_SomeHeldBack_OvertakenByLaterOnes()
    {
        var (_, recorder) = Stream(100, new LinkOptions { Reordering = 0.1, HoldBack = Ms(5.5) });

        var order = recorder.Log.Select(line => double.Parse(line.Split(" m")[1])).ToList();
        Assert.Equal(100, order.Count);
        var overtaken = order.Where((number, place) => order.Take(place).Any(before => before > number)).Count();
        Assert.InRange(overtaken, 3, 20);
    }

    [Fact]
    public void InOrder_LatencyVaries_NothingOvertakes()
    {
        var vary = new LinkOptions { Latency = Latency.Uniform(Ms(1), Ms(50)) };

        Assert.NotEqual(Order(vary).Order(), Order(vary));
        Assert.Equal(Order(vary).Order(), Order(vary with { InOrder = true }));

        static List<double> Order(LinkOptions options) => [.. Stream(100, options).Recorder.Log.Select(line => double.Parse(line.Split(" m")[1]))];
    }

    [Fact]
    public void Bandwidth_MessagesOfThousandBytes_WaitForEachOther()
    {
        // 942 bytes and 58 of headers, at a million bytes a second: 1 ms each, then 2 ms under way.
        var simulation = new Simulation(1, new SimulationOptions { Link = new() { BytesPerSecond = 1e6, Latency = Ms(2) } });
        var arrivals = new List<TimeSpan>();
        simulation.AddNode("a", new Recorder(receive: (_, _) => arrivals.Add(simulation.Now)));
        var client = simulation.AddClient("ann", _ => Task.CompletedTask);
        foreach (var at in new double[] { 0, 0, 0, 10 })
            simulation.At(Ms(at), () => client.Send("a", new byte[942]));

        simulation.RunUntilIdle();

        Assert.Equal([Ms(3), Ms(4), Ms(5), Ms(13)], arrivals);
    }

    [Fact]
    public void QueueBytes_Full_LosesWhatDoesNotFit()
    {
        var simulation = new Simulation(1, new SimulationOptions { Link = new() { BytesPerSecond = 1e6, QueueBytes = 2500 } });
        var recorder = new Recorder();
        simulation.AddNode("a", recorder);
        var client = simulation.AddClient("ann", _ => Task.CompletedTask);
        simulation.At(Ms(0), () =>
        {
            for (var i = 0; i < 5; i++)
                client.Send("a", new byte[942]);
        });

        simulation.RunUntilIdle();

        Assert.Equal(2, recorder.Log.Count);
        Assert.Equal(3, simulation.Trace.Events.Count(happened => Equals(happened.Detail, new Dropped(DropReason.QueueFull))));
    }

    [Fact]
    public void Of_Bodies_FollowsTheRule()
    {
        Assert.Equal(58 + 3, MessageSize.Of(new byte[3]));
        Assert.Equal(58 + 3, MessageSize.Of("a\u00e4"));
        Assert.Equal(58 + 7, MessageSize.Of(new Sized(7)));
        Assert.Equal(58 + 100, MessageSize.Of(42));
    }

    [Fact]
    public void Options_OutOfRange_AreRefused()
    {
        Assert.Contains("Loss is a probability", Assert.Throws<ArgumentOutOfRangeException>(() => new LinkOptions { Loss = 1.5 }).Message);
        Assert.Throws<ArgumentOutOfRangeException>(() => new LinkOptions { Duplication = double.NaN });
        Assert.Throws<ArgumentOutOfRangeException>(() => new LinkOptions { BytesPerSecond = 0 });
        Assert.Throws<ArgumentNullException>(() => new LinkOptions { Latency = null! });
        Assert.Contains("InOrder", Assert.Throws<ArgumentException>(
            () => new Simulation(1, new SimulationOptions { Link = new() { InOrder = true, Reordering = 0.1 } })).Message);
    }

    [Fact]
    public void Loss_OnOneLink_MovesNoDrawOfAnother()
    {
        Assert.Equal(Arrivals(0), Arrivals(0.5));

        static List<string> Arrivals(double loss)
        {
            var simulation = new Simulation(8, new SimulationOptions { Link = new() { Latency = Latency.Exponential(Ms(5)) } });
            var recorder = new Recorder();
            simulation.AddNode("a", recorder);
            simulation.AddNode("b", new Recorder());
            simulation.SendAt("ann", "a", [.. Enumerable.Range(0, 50).Select(i => (double)i)]);
            simulation.SendAt("bob", "b", [.. Enumerable.Range(0, 50).Select(i => (double)i)]);
            simulation.Network.Link("bob", "b").Options = new LinkOptions { Loss = loss };
            simulation.RunUntilIdle();
            return recorder.Log;
        }
    }

    private static (Simulation Simulation, Recorder Recorder) Stream(int count, LinkOptions options)
    {
        var simulation = new Simulation(6, new SimulationOptions { Link = options });
        var recorder = new Recorder();
        simulation.AddNode("a", recorder);
        simulation.SendAt("ann", "a", [.. Enumerable.Range(0, count).Select(i => (double)i)]);
        simulation.RunUntilIdle();
        return (simulation, recorder);
    }

    private sealed record Sized(int Bytes) : ISized;

    private sealed record Price(int Amount) : IDamageable
    {
        public object Damaged(RandomStream random) => new Price(-Amount);
    }
}
