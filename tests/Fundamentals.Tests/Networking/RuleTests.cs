using Fundamentals.Networking;
using Fundamentals.Simulator;
using Fundamentals.Tests.Simulator;
using static Fundamentals.Tests.Simulator.Sending;

namespace Fundamentals.Tests.Networking;

public sealed class RuleTests
{
    private readonly Simulation _simulation = new(1);
    private readonly Recorder _recorder = new();

    public RuleTests()
    {
        _simulation.AddNode("a", _recorder);
        _simulation.SendAt("ann", "a", 0, 10, 20);
    }

    [Fact]
    public void Install_Drop_LosesTheMessageWithItsReason()
    {
        _simulation.Network.Install(message => message.Body is "m10" ? Ruling.Drop("not on a Tuesday") : null);

        Assert.Equal(["1 m0", "21 m20"], Log());
        Assert.Equal(new Dropped(DropReason.Rule, "not on a Tuesday"), Assert.Single(_simulation.Trace.Events, happened => happened.Kind == TraceKind.Drop).Detail);
    }

    [Fact]
    public void Install_Delay_ComesOnTopOfTheLatency()
    {
        _simulation.Network.Install(message => message.Body is "m0" ? Ruling.Delay(Ms(14)) : null);

        Assert.Equal(["11 m10", "15 m0", "21 m20"], Log());
    }

    [Fact]
    public void Install_Duplicate_ArrivesTwice()
    {
        _simulation.Network.Install(message => message.Body is "m0" ? Ruling.Duplicate(Ms(2)) : null);

        Assert.Equal(["1 m0", "3 m0", "11 m10", "21 m20"], Log());
    }

    [Fact]
    public void Install_Corrupt_ArrivesDamaged()
    {
        _simulation.Network.Install(message => message.Body is "m10" ? Ruling.Corrupt : null);

        var log = Log();
        Assert.Equal(3, log.Count);
        Assert.Contains('\uFFFD', log[1]);
    }

    [Fact]
    public void Install_Replace_ArrivesWithTheOtherContent()
    {
        _simulation.Network.Install(message => message.Body is "m10" ? Ruling.Replace("forged") : null);

        Assert.Equal(["1 m0", "11 forged", "21 m20"], Log());
        Assert.Equal("forged", Assert.Single(_simulation.Trace.Events, happened => happened.Kind == TraceKind.Corrupt).Message!.Body);
    }

    [Fact]
    public void Install_ReplaceOnALossyLink_IsNotLost()
    {
        _simulation.Network.Connect("ann", "a", new LinkOptions { Loss = 1 });
        _simulation.Network.Install(message => message.Body is "m10" ? Ruling.Replace("forged") : null);

        Assert.Equal(["11 forged"], Log());
    }

    [Fact]
    public void Install_Two_TheFirstThatSpeaksWins()
    {
        _simulation.Network.Install(message => message.Body is "m0" ? Ruling.Pass : null);
        _simulation.Network.Install(_ => Ruling.Drop("all"));

        Assert.Equal(["1 m0"], Log());
    }

    [Fact]
    public void Install_Pass_ProtectsFromTheLinksOwnChances()
    {
        _simulation.Network.Options = new LinkOptions { Loss = 1 };
        _simulation.Network.Install(message => message.Body is "m20" ? Ruling.Pass : null);

        Assert.Equal(["21 m20"], Log());
    }

    [Fact]
    public void Dispose_OfARule_TakesItAwayFromThenOn()
    {
        var rule = _simulation.Network.Install(_ => Ruling.Drop("all"));
        _simulation.At(Ms(10), rule.Dispose);

        // The rule was there before the client, so that it still judged what was sent at 10 ms.
        Assert.Equal(["21 m20"], Log());
    }

    [Fact]
    public void Injector_OnOneDirection_LeavesOthersAlone()
    {
        _simulation.AddNode("b", new Echo());
        _simulation.Network.Install(new Injector { From = "ann", To = "a", Loss = 1 });
        _simulation.AddClient("bob", client => client.Call("b", "hello"));

        Assert.Empty(Log());
        Assert.Equal(3, _simulation.Trace.Events.Count(happened => happened.Kind == TraceKind.Drop));
    }

    [Fact]
    public void Injector_ChancesAndCondition_InjectAboutAsOften()
    {
        var simulation = new Simulation(2);
        var recorder = new Recorder();
        simulation.AddNode("a", recorder);
        simulation.SendAt("ann", "a", [.. Enumerable.Range(0, 4000).Select(i => (double)i)]);
        simulation.Network.Install(new Injector { Where = message => message.Id > 2000, Loss = 0.5, Duplication = 0.5, Extra = Ms(1) });

        simulation.RunUntilIdle();

        Assert.InRange(simulation.Trace.Events.Count(happened => happened.Kind == TraceKind.Drop), 930, 1070);
        Assert.InRange(simulation.Trace.Events.Count(happened => happened.Kind == TraceKind.Duplicate), 430, 570);
        Assert.All(simulation.Trace.Events.Where(happened => happened.Kind is TraceKind.Drop or TraceKind.Duplicate), happened => Assert.True(happened.Message!.Id > 2000));
    }

    [Fact]
    public void Injector_OutOfRange_IsRefused() => Assert.Throws<ArgumentOutOfRangeException>(() => new Injector { Delay = 2 });

    private List<string> Log()
    {
        _simulation.RunUntilIdle();
        return _recorder.Log;
    }
}
