using Fundamentals.Exercises.StartHere;
using Fundamentals.Simulator;

namespace Fundamentals.Exercises.Tests.StartHere;

public sealed class CatchUpTests : IDisposable
{
    private readonly Folder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Check_ReferenceSolution_IsSolved()
    {
        var result = Check(other => new PatientStore(other));

        Assert.Equal((CheckStatus.Solved, null), (result.Status, result.Got));
        Assert.StartsWith("Right in all 26 cases tried.", result.Message);
        Assert.Equal(["0.3"], _folder.Progress.Read().Solved);
    }

    [Theory]
    [InlineData(10)]
    [InlineData(100)]
    [InlineData(5_000)]
    [InlineData(60_000)]
    public void Check_OtherIntervals_IsSolved(int milliseconds) =>
        Assert.Null(Check(other => new Interval(other, TimeSpan.FromMilliseconds(milliseconds))).Got);

    [Fact]
    public void Check_TimerThatNeverRests_IsSolved() => Assert.Null(Check(other => new Ticking(other)).Got);

    [Fact]
    public void Check_GrowingIntervals_IsSolved() => Assert.Null(Check(other => new BackingOff(other)).Got);

    [Fact]
    public void Check_WholeState_IsSolved() => Assert.Null(Check(other => new WholeState(other)).Got);

    [Fact]
    public void Check_Stub_IsNotSolved()
    {
        Assert.Equal(CheckStatus.NotSolved, Check(other => new Stub(other)).Status);
        Assert.Equal(CheckStatus.NotSolved, Check(_ => throw new NotSolvedException()).Status);
    }

    [Fact]
    public void Check_TheStoreOfTheChapter_SaysSo()
    {
        var result = Check(other => new Impatient(other));

        Says("sends every copy once", result);
        Assert.StartsWith("seed 1: Ann writes to left cart = \"1 book\" at 0.01 s, cart = \"2 books\" at 1.01 s, cart = \"3 books\" at 2.01 s; the cable is cut from 0.5 s to 30 s; ", result.Tried);
        Assert.Equal("in the end right has cart = \"1 book\"", result.Got);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(10)]
    [InlineData(100)]
    public void Check_SendsAgainANumberOfTimes_SaysSo(int times) => Says("gives up", Check(other => new GivesUp(other, times)));

    [Fact]
    public void Check_OldOverNew_SaysSo()
    {
        var result = Check(other => new Unnumbered(other));

        Says("goes back to an older value", result);
        Assert.Matches("^right had .* = \"\\d books\" at .* s, and .* = \"\\d books?\" at .* s$", result.Got);
    }

    [Fact]
    public void Check_NeverConfirms_SaysSo() => Says("goes on sending", Check(other => new NeverConfirms(other)));

    [Fact]
    public void Check_ConfirmsOnlyWhatItKeeps_SaysSo() => Says("also when it is not kept", Check(other => new ConfirmsTheKept(other)));

    [Fact]
    public void Check_SendsWhenAsked_SaysSo() => Says("when somebody reads", Check(other => new AsksOnRead(other)));

    [Fact]
    public void Check_AsksBeforeItAnswers_SaysSo() => Says("keeps a reader waiting", Check(other => new AsksFirst(other)));

    [Fact]
    public void Check_SendsWithTheNextWrite_SaysSo() => Says("only when something else arrives", Check(other => new SendsWithTheNext(other)));

    [Fact]
    public void Check_AnswersOnceConfirmed_SaysSo()
    {
        var result = Check(other => new AnswersOnceConfirmed(other));

        Says("keeps Ann waiting", result);
        Assert.Equal("left had not answered Write(cart, 2 books) after 1 s; it was asked at 1.01 s", result.Got);
    }

    [Fact]
    public void Check_ConfirmsByKey_SaysSo()
    {
        Says("counts for the copy it confirms", Check(other => new ConfirmedByKey(other)));
        Says("counts for the copy it confirms", Check(other => new NewestConfirmedByKey(other)));
    }

    [Fact]
    public void Check_OneUnconfirmed_SaysSo() => Says("must not take the place of one of another key", Check(other => new OneUnconfirmed(other)));

    [Fact]
    public void Check_SharedMemory_SaysSo()
    {
        var shared = new Dictionary<string, string>(StringComparer.Ordinal);
        Says("share memory", Check(_ => new Sharing(shared)));
    }

    [Fact]
    public void Check_NeverKeeps_SaysSo() => Says("does not keep it", Check(other => new NeverKeeps(other)));

    [Fact]
    public void Check_NeverSends_SaysSo() => Says("never sends anything", Check(_ => new Sharing([])));

    [Fact]
    public void Check_WriterForgets_SaysSo() => Says("does not have the newest value itself", Check(_ => new Oblivious()));

    [Fact]
    public void Check_AnswersNoText_SaysSo()
    {
        var result = Check(_ => new Answering(3));

        Says("Reply with the value itself", result);
        Assert.Equal("right answered Read(cart) with 3, a Int32", result.Got);
    }

    [Fact]
    public void Check_ConfirmsConfirmations_SaysSo()
    {
        var result = Check(other => new Echo(other));

        Says("never rests", result);
        Assert.Matches(@"^The run is stopped after 250000 events at [\d:.]+$", result.Got);
    }

    [Fact]
    public void Check_StoreThatThrows_SaysSo()
    {
        var result = Check(_ => new Throwing());

        Says("Your store threw an exception", result);
        Assert.Matches(@"^Node (left|right) failed at 00:00:00\.\d+: FormatException: hm$", result.Got);
    }

    [Fact]
    public void Check_NoAnswerAtAll_SaysSo() => Says("returned null", Chapter00.CatchUp.Check(_ => null!, _folder.Options));

    [Fact]
    public void Check_FactoryThatThrows_SaysSo() => Says("Your function threw FormatException", Check(_ => throw new FormatException("hm")));

    private CheckResult Check(Func<string, IStateMachine> store) => Chapter00.CatchUp.Check(
        other => new CatchUpAnswer(store(other), (key, value) => new Write(key, value), key => new Read(key)), _folder.Options with { TimeLimit = TimeSpan.FromMinutes(2) });

    private static void Says(string part, CheckResult result)
    {
        Assert.Equal(CheckStatus.Wrong, result.Status);
        Assert.Contains(part, result.Message);
    }

    private sealed class Interval(string other, TimeSpan pause) : PatientStore(other)
    {
        protected override void Send(INode node, Copy copy)
        {
            node.Send(Other, copy);
            node.SetTimer(pause, copy);
        }
    }

    private sealed class Ticking(string other) : PatientStore(other), IStateMachine
    {
        public void Start(INode node) => node.SetTimer(TimeSpan.FromMilliseconds(100), "tick");

        public override void TimerFired(INode node, object timer)
        {
            foreach (var copy in Unconfirmed)
                node.Send(Other, copy);
            Start(node);
        }

        protected override void Send(INode node, Copy copy) => node.Send(Other, copy);
    }

    private sealed class BackingOff(string other) : PatientStore(other)
    {
        public override void TimerFired(INode node, object timer)
        {
            var (copy, pause) = ((Copy, TimeSpan))timer;
            if (Unconfirmed.Contains(copy))
                Send(node, copy, pause * 2);
        }

        protected override void Send(INode node, Copy copy) => Send(node, copy, TimeSpan.FromMilliseconds(100));

        private void Send(INode node, Copy copy, TimeSpan pause)
        {
            node.Send(Other, copy);
            node.SetTimer(pause, (copy, pause));
        }
    }

    /// <summary>Sends all it has, as an object without a text, and confirms by number.</summary>
    private sealed class WholeState(string other) : IStateMachine
    {
        private Dictionary<string, string> _values = [];
        private int _number;
        private int _confirmed;

        public void Receive(INode node, Message message)
        {
            switch (message.Body)
            {
                case Read read:
                    node.Reply(message, _values.GetValueOrDefault(read.Key, ""));
                    break;
                case Write write:
                    _values = new(_values) { [write.Key] = write.Value };
                    _number++;
                    node.Reply(message, new Done());
                    TimerFired(node, _number);
                    break;
                case State state:
                    if (state.Number > _number)
                        (_number, _values) = (state.Number, state.Values);
                    node.Reply(message, state.Number);
                    break;
                case int confirmed:
                    _confirmed = Math.Max(_confirmed, confirmed);
                    break;
            }
        }

        public void TimerFired(INode node, object timer)
        {
            if ((int)timer < _number || _confirmed >= _number)
                return;
            node.Send(other, new State(_values, _number));
            node.SetTimer(TimeSpan.FromSeconds(1), timer);
        }

        private sealed class State(Dictionary<string, string> values, int number)
        {
            public Dictionary<string, string> Values => values;

            public int Number => number;
        }
    }

    private sealed class Stub(string other) : PatientStore(other)
    {
        protected override void OnWrite(INode node, Message message, Write write) => throw new NotSolvedException();
    }

    private sealed class Impatient(string other) : PatientStore(other)
    {
        protected override void OnCopy(INode node, Copy copy) => Newest[copy.Key] = copy;

        protected override void Send(INode node, Copy copy) => node.Send(Other, copy);
    }

    private sealed class GivesUp(string other, int times) : PatientStore(other)
    {
        private readonly Dictionary<Copy, int> _sent = [];

        protected override void Send(INode node, Copy copy)
        {
            _sent[copy] = _sent.GetValueOrDefault(copy) + 1;
            if (_sent[copy] <= 1 + times)
                base.Send(node, copy);
        }
    }

    private sealed class Unnumbered(string other) : PatientStore(other)
    {
        protected override void OnCopy(INode node, Copy copy)
        {
            Newest[copy.Key] = copy;
            node.Send(Other, new Copied(copy));
        }
    }

    private sealed class NeverConfirms(string other) : PatientStore(other)
    {
        protected override void OnCopied(Copied copied) => Newest.TrimExcess();
    }

    private sealed class ConfirmsTheKept(string other) : PatientStore(other)
    {
        protected override void OnCopy(INode node, Copy copy)
        {
            if (Newest.TryGetValue(copy.Key, out var old) && copy.Number <= old.Number)
                return;
            Newest[copy.Key] = copy;
            node.Send(Other, new Copied(copy));
        }
    }

    private sealed record Ask(string Key);

    private sealed class AsksOnRead(string other) : PatientStore(other)
    {
        public override void Receive(INode node, Message message)
        {
            base.Receive(node, message);
            if (message.Body is Read read && node.Name == "right")
                node.Send(Other, new Ask(read.Key));
            if (message.Body is Ask ask && Newest.TryGetValue(ask.Key, out var copy))
                node.Send(Other, copy);
        }

        protected override void Send(INode node, Copy copy) => node.Send(Other, copy);
    }

    private sealed class AsksFirst(string other) : PatientStore(other)
    {
        private readonly List<Message> _readers = [];

        public override void Receive(INode node, Message message)
        {
            if (message.Body is Read read && node.Name == "right")
            {
                _readers.Add(message);
                node.Send(Other, new Ask(read.Key));
            }
            else if (message.Body is Ask ask)
            {
                node.Send(Other, Newest.GetValueOrDefault(ask.Key) ?? new Copy(ask.Key, "nothing", 0));
            }
            else if (message.Body is Copy copy)
            {
                foreach (var reader in _readers)
                    node.Reply(reader, copy.Value);
                _readers.Clear();
            }
            else
            {
                base.Receive(node, message);
            }
        }
    }

    private sealed class SendsWithTheNext(string other) : PatientStore(other)
    {
        protected override void Send(INode node, Copy copy)
        {
            foreach (var one in Unconfirmed)
                node.Send(Other, one);
        }
    }

    private sealed class AnswersOnceConfirmed(string other) : PatientStore(other)
    {
        private readonly Dictionary<Copy, Message> _asked = [];
        private INode? _node;

        protected override void OnWrite(INode node, Message message, Write write)
        {
            _node = node;
            var copy = Newest[write.Key] = new Copy(write.Key, write.Value, ++Writes);
            Unconfirmed.Add(copy);
            _asked[copy] = message;
            Send(node, copy);
        }

        protected override void OnCopied(Copied copied)
        {
            base.OnCopied(copied);
            if (_asked.Remove(copied.Copy, out var message))
                _node!.Reply(message, new Done());
        }
    }

    private sealed class ConfirmedByKey(string other) : PatientStore(other)
    {
        protected override void OnCopied(Copied copied) => Unconfirmed.RemoveWhere(copy => copy.Key == copied.Copy.Key);
    }

    // One copy of each key is under way, and the confirmation of any ends it.
    private sealed class NewestConfirmedByKey(string other) : PatientStore(other)
    {
        protected override void OnWrite(INode node, Message message, Write write)
        {
            Unconfirmed.RemoveWhere(copy => copy.Key == write.Key);
            base.OnWrite(node, message, write);
        }

        protected override void OnCopied(Copied copied) => Unconfirmed.RemoveWhere(copy => copy.Key == copied.Copy.Key);
    }

    private sealed class OneUnconfirmed(string other) : PatientStore(other)
    {
        protected override void OnWrite(INode node, Message message, Write write)
        {
            Unconfirmed.Clear();
            base.OnWrite(node, message, write);
        }
    }

    private sealed class Sharing(Dictionary<string, string> values) : IStateMachine
    {
        public void Receive(INode node, Message message)
        {
            if (message.Body is Read read)
                node.Reply(message, values.GetValueOrDefault(read.Key, "nothing"));
            if (message.Body is Write write)
            {
                values[write.Key] = write.Value;
                node.Reply(message, new Done());
            }
        }
    }

    private sealed class NeverKeeps(string other) : PatientStore(other)
    {
        protected override void OnCopy(INode node, Copy copy) => node.Send(Other, new Copied(copy));
    }

    private sealed class Oblivious : IStateMachine
    {
        public void Receive(INode node, Message message) => node.Reply(message, "nothing");
    }

    private sealed class Answering(object answer) : IStateMachine
    {
        public void Receive(INode node, Message message) => node.Reply(message, answer);
    }

    private sealed class Echo(string other) : PatientStore(other)
    {
        protected override void OnCopied(Copied copied) => Writes++;

        public override void Receive(INode node, Message message)
        {
            base.Receive(node, message);
            if (message.Body is Copied)
                node.Reply(message, message.Body);
        }
    }

    private sealed class Throwing : IStateMachine
    {
        public void Receive(INode node, Message message) => throw new FormatException("hm");
    }
}
