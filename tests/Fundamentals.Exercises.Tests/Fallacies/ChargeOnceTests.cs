using Fundamentals.Exercises.Fallacies;
using Fundamentals.Simulator;

namespace Fundamentals.Exercises.Tests.Fallacies;

public sealed class ChargeOnceTests : IDisposable
{
    private static readonly Dictionary<string, string> Shared = [];

    private readonly Folder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Check_Stub_IsNotSolved() =>
        Assert.Equal(CheckStatus.NotSolved, Check((_, _, _) => throw new NotSolvedException()).Status);

    [Fact]
    public void Check_StubThatMakesNoMachine_IsNotSolved() =>
        Assert.Equal(CheckStatus.NotSolved, Chapter01.ChargeOnce.Check(_ => throw new NotSolvedException(), _folder.Options).Status);

    [Fact]
    public void Check_ReferenceSolution_IsSolved()
    {
        var result = Check(() => ByKey(charge => charge.Key));

        Assert.Equal(CheckStatus.Solved, result.Status);
        Assert.StartsWith("Right in all 65 cases tried.", result.Message);
        Assert.Equal(["1.1"], _folder.Progress.Read().Solved);
    }

    [Fact]
    public void Check_PaysEachTime_SaysSo() =>
        Says("a copy that the network made", Check((node, message, pay) => node.Reply(message, pay((Charge)message.Body))));

    [Fact]
    public void Check_ByMessage_SaysSo()
    {
        Says("A retry is a new message with another Id", Check(() => ByMessage(message => message.Id)));
        Says("A retry is a new message with another Id", Check(() => ByMessage(message => message.Request)));
    }

    [Fact]
    public void Check_LastKeyOnly_SaysSo() => Says("forgot a key", Check(() =>
    {
        var (key, receipt) = ("", "");
        return (node, message, pay) =>
        {
            var charge = (Charge)message.Body;
            if (charge.Key != key)
                (key, receipt) = (charge.Key, pay(charge));
            node.Reply(message, receipt);
        };
    }));

    [Fact]
    public void Check_ByCardAndAmount_SaysSo() =>
        Says("Somebody may buy a thing twice", Check(() => ByKey(charge => $"{charge.Card} {charge.Cents}")));

    [Fact]
    public void Check_SilentWhenAskedAgain_SaysSo() => Says("does not answer when it is asked again", Check(() =>
    {
        HashSet<string> keys = [];
        return (node, message, pay) =>
        {
            var charge = (Charge)message.Body;
            if (keys.Add(charge.Key))
                node.Reply(message, pay(charge));
        };
    }));

    [Fact]
    public void Check_NeverAnswers_SaysSo() => Says("did not answer", Check((_, _, _) => { }));

    [Fact]
    public void Check_SaysThatItWasPaid_SaysSo() => Says("something else than the receipt", Check(() =>
    {
        HashSet<string> keys = [];
        return (node, message, pay) =>
        {
            var charge = (Charge)message.Body;
            node.Reply(message, keys.Add(charge.Key) ? pay(charge) : "paid already");
        };
    }));

    [Fact]
    public void Check_LastReceipt_SaysSo() => Says("the receipt of another purchase", Check(() =>
    {
        var (keys, last) = (new HashSet<string>(), "");
        return (node, message, pay) =>
        {
            var charge = (Charge)message.Body;
            if (keys.Add(charge.Key))
                last = pay(charge);
            node.Reply(message, last);
        };
    }));

    [Fact]
    public void Check_NeverPays_SaysSo() => Says("never paid", Check((node, message, _) => node.Reply(message, "receipt 1000")));

    [Fact]
    public void Check_SharedAmongRuns_SaysSo()
    {
        Shared.Clear();
        Says("static field", Check((node, message, pay) =>
        {
            var charge = (Charge)message.Body;
            if (!Shared.ContainsKey(charge.Card))
                Shared[charge.Card] = pay(charge);
            node.Reply(message, Shared[charge.Card]);
        }));
    }

    [Fact]
    public void Check_ChangesTheCharge_SaysSo() => Says("that nobody asked for", Check((node, message, pay) =>
    {
        var charge = (Charge)message.Body;
        node.Reply(message, pay(charge with { Cents = charge.Cents + 1 }));
    }));

    [Fact]
    public void Check_TimerForEver_SaysSo()
    {
        var result = Chapter01.ChargeOnce.Check(_ => new Restless(), _folder.Options);

        Says("busy for ever", result);
    }

    [Fact]
    public void Check_Throws_SaysSo() => Says("Your function threw FormatException", Check((_, _, _) => throw new FormatException("hm")));

    [Fact]
    public void Check_MakesNothing_SaysSo() => Says("returned null", Chapter01.ChargeOnce.Check(_ => null!, _folder.Options));

    private static Action<INode, Message, Func<Charge, string>> ByKey(Func<Charge, string> keyOf) => Remembering(message => keyOf((Charge)message.Body));

    private static Action<INode, Message, Func<Charge, string>> ByMessage(Func<Message, long> keyOf) => Remembering(keyOf);

    private static Action<INode, Message, Func<Charge, string>> Remembering<TKey>(Func<Message, TKey> keyOf)
        where TKey : notnull
    {
        Dictionary<TKey, string> receipts = [];
        return (node, message, pay) =>
        {
            if (!receipts.TryGetValue(keyOf(message), out var receipt))
                receipts[keyOf(message)] = receipt = pay((Charge)message.Body);
            node.Reply(message, receipt);
        };
    }

    private CheckResult Check(Action<INode, Message, Func<Charge, string>> receive) => Check(() => receive);

    private CheckResult Check(Func<Action<INode, Message, Func<Charge, string>>> make) =>
        Chapter01.ChargeOnce.Check(pay => new Service(make(), pay), _folder.Options);

    private static void Says(string part, CheckResult result)
    {
        Assert.Equal(CheckStatus.Wrong, result.Status);
        Assert.Contains(part, result.Message);
    }

    private sealed class Service(Action<INode, Message, Func<Charge, string>> receive, Func<Charge, string> pay) : IStateMachine
    {
        public void Receive(INode node, Message message) => receive(node, message, pay);
    }

    private sealed class Restless : IStateMachine
    {
        public void Start(INode node) => node.SetTimer(TimeSpan.Zero, "again");

        public void Receive(INode node, Message message)
        {
        }

        public void TimerFired(INode node, object timer) => node.SetTimer(TimeSpan.Zero, timer);
    }
}
