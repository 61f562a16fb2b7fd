using CsCheck;
using Fundamentals.Histories;
using Fundamentals.Tests.Checkers;

namespace Fundamentals.Tests.Histories;

public sealed class HistoryTextTests
{
    [Fact]
    public void Parse_JepsenLog_PairsRequestsAndAnswers()
    {
        var history = HistoryText.Parse("""
            INFO  jepsen.util - 4	:invoke	:read	nil
            INFO  jepsen.util - 1	:invoke	:write	1
            INFO  jepsen.core - Worker 3 starting
            INFO  jepsen.util - 4	:ok	:read	nil
            INFO  jepsen.util - 2	:invoke	:cas	[2 4]
            INFO  jepsen.util - 1	:info	:write	:timed-out
            INFO  jepsen.util - 2	:fail	:cas	[2 4]
            INFO  jepsen.util - 3	:invoke	:read	nil
            INFO  jepsen.util - 3	:fail	:read	:timed-out
            INFO  jepsen.util - 5	:invoke	:cas	[1 2]
            """);

        Assert.Equal(
            ["4: read → nil", "1: write 1 → ?", "2: cas [2 4] → false", "3: read failed", "5: cas [1 2] → ?"],
            history.Operations.Select(operation => operation.ToString()));
        Assert.Equal([2, Operation.Never, 5, 7, Operation.Never], history.Operations.Select(operation => operation.Return));
        Assert.Equal([1, 2, 5, 8, 10], history.Operations.Select(operation => operation.Line));
        Assert.False(history.HasTimes);
        Assert.True(history.Operations[0].Precedes(history.Operations[2]));
        Assert.False(history.Operations[1].Precedes(history.Operations[4]));
    }

    [Theory]
    [InlineData("""
        INFO  jepsen.util - :nemesis	:info	:start	nil
        INFO  jepsen.util - 0	:invoke	:write	1
        INFO  jepsen.util - :nemesis	:info	:start	[:isolated {"n1" #{"n2"}}]
        INFO  jepsen.util - nemesis	:info	:stop	nil
        INFO  jepsen.util - :nemesis	:info	:stop
        INFO  jepsen.util - 0	:ok	:write	1
        """)]
    [InlineData("""
        {:process :nemesis, :type :info, :f :start, :value nil, :time 1}
        {:process 0, :type :invoke, :f :write, :value 1, :time 2}
        {:type :info, :f :start, :process :nemesis, :time 3, :value [:isolated {"n1" #{"n2"}}]}
        {:process "nemesis", :type :info, :f :stop, :value nil, :time 4}
        {:process 0, :type :ok, :f :write, :value 1, :time 5}
        """)]
    public void Parse_JepsenWithANemesis_SkipsIt(string text)
    {
        var write = Assert.Single(HistoryText.Parse(text).Operations);

        Assert.Equal(("0", Outcome.Ok, 0, 1), (write.Process, write.Outcome, write.Invoke, write.Return));
    }

    [Fact]
    public void Parse_JsonLinesOfAClientCalledNemesis_AreEvents() =>
        Assert.Equal("nemesis", Assert.Single(HistoryText.Parse("""{"process":"nemesis","type":"invoke","f":"read"}""").Operations).Process);

    [Fact]
    public void Parse_Edn_ReadsKeysValuesAndTimes()
    {
        var history = HistoryText.Parse("""
            {:process 0, :type :invoke, :f :append, :key "x", :value "a \"b\"\n", :time 1000}
            {:process 0 :type :ok :f :append :key "x" :value "a \"b\"\n" :time 2500000 :extra {:node "n1", :list (1 2)}}
            {:process 1, :type :invoke, :f :cas, :key 7, :value [1 -2.5], :time 3e6}
            {:process 1, :type :fail, :f :cas, :key 7, :value [1 -2.5], :error :connection-refused, :time 4000000}
            """);

        Assert.Equal(("x", "a \"b\"\n", Outcome.Ok), (history.Operations[0].Key, history.Operations[0].Input, history.Operations[0].Outcome));
        Assert.Equal((TimeSpan.FromMicroseconds(1), TimeSpan.FromMilliseconds(2.5)), (history.Operations[0].InvokedAt, history.Operations[0].ReturnedAt));
        Assert.Equal(("7", new ValueList(1, -2.5), Outcome.Failed), (history.Operations[1].Key, history.Operations[1].Input, history.Operations[1].Outcome));
        Assert.True(history.HasTimes);
    }

    [Theory]
    [InlineData("", "f: is empty; a history has one event a line.")]
    [InlineData("hello", "f:1: is no event of a history. A line begins with {\" (JSON lines), {: (EDN) or INFO (Jepsen's log).")]
    [InlineData("\n\n{\"process\":\"a\"}", "f:3: has no 'type'; an event has process, type (invoke, ok, fail, info), f, and where they apply key, value and time (in ns).")]
    [InlineData("{\"process\":1,\"type\":\"begin\",\"f\":\"read\"}", "f:1: the type is 'begin'; expected invoke, ok, fail or info.")]
    [InlineData("{\"process\":1,\"type\":\"ok\",\"f\":\"read\"}", "f:1: process 1 ends read, and has begun nothing.")]
    [InlineData("{\"process\":1,\"type\":\"invoke\",\"f\":\"read\",\"time\":-1}", "f:1: the time is -1; expected nanoseconds since the start, from 0.")]
    [InlineData("{\"process\":1,\"type\":\"invoke\",\"f\":\"read\"}\n{\"process\":1,\"type\":\"invoke\",\"f\":\"write\"}", "f:2: process 1 begins write while its read (line 1) is still running; a process does one thing at a time.")]
    [InlineData("{\"process\":1,\"type\":\"invoke\",\"f\":\"read\"}\n{\"process\":1,\"type\":\"ok\",\"f\":\"write\"}", "f:2: process 1 ends write, and what it has begun (line 1) is read.")]
    [InlineData("{\"process\":1,\"type\":\"invoke\",\"f\":\"read\",\"key\":\"x\"}\n{\"process\":1,\"type\":\"ok\",\"f\":\"read\",\"key\":\"y\"}", "f:2: process 1 ends read on key y, and what it has begun (line 1) is on x.")]
    [InlineData("{\"process\":1,\"type\":\"invoke\",\"f\":\"read\",\"time\":5}\n{\"process\":1,\"type\":\"ok\",\"f\":\"read\"}", "f:2: some events have a time and some have none; give all of them one, or none.")]
    [InlineData("{\"process\":1,\"type\":\"invoke\",\"f\":\"read\",\"time\":5000}\n{\"process\":1,\"type\":\"ok\",\"f\":\"read\",\"time\":4000}", "f:2: process 1 ends read at 0.004 ms, before it began at 0.005 ms.")]
    [InlineData("{\"process\":1,\"type\":\"invoke\",\"f\":\"read\",\"value\":{}}", "f:1: a value is an object; expected null, text, a number, true, false or a list of those.")]
    [InlineData("{\"process\":1,\"type\":\"invoke\",\"f\":\"read\",\"value\":\"\\ud83d\"}", "f:1: has text that is no Unicode: half of a surrogate pair.")]
    [InlineData("{:process 0, :type :invoke, :f :read", "f:1: ends in the middle of a value.")]
    [InlineData("{:process 0, :type :invoke, :f read}", "f:1: has 'read' at column 32; expected nil, true, false, a number, a \"string\", a :keyword, a [vector] or a {:map}.")]
    [InlineData("{:process 0, :type :invoke, :f :read} x", "f:1: has 'x' after the end of the value.")]
    [InlineData("{:process 0, 7 :invoke}", "f:1: has a key that is not a keyword such as :type, at column 14.")]
    [InlineData("INFO  jepsen.util - 4 :begin :read nil", "f:1: has '4 :begin :read nil'; expected PROCESS :invoke|:ok|:fail|:info :ACTION VALUE.")]
    [InlineData("INFO nothing", "f:1: is no line of Jepsen's log; expected INFO jepsen.util - PROCESS :invoke|:ok|:fail|:info :ACTION VALUE.")]
    public void Parse_BadInput_NamesFileAndLine(string text, string message) =>
        Assert.Equal(message, Assert.Throws<HistoryFormatException>(() => HistoryText.Parse(text, "f")).Message);

    [Theory]
    [InlineData(HistoryFormat.JsonLines)]
    [InlineData(HistoryFormat.Edn)]
    public void Write_AnyHistory_ReadsBackTheSame(HistoryFormat format) => Gen.Int[0, 4].SelectMany(model => SmallHistory.Any(Subject.Of(new[] { "cas-register", "kv", "set", "queue", "fenced-lock" }[model]))).Sample(history =>
    {
        var text = HistoryText.Write(history, format);
        var back = HistoryText.Parse(text);
        Assert.Equal(text, HistoryText.Write(back, format));
        Assert.Equal(history.Operations.Select(Plain), back.Operations.Select(Plain));
    });

    [Fact]
    public void Write_JepsenLog_ReadsBackTheSame()
    {
        const string Text = "INFO  jepsen.util - 0\t:invoke\t:cas\t[1 2]\nINFO  jepsen.util - 1\t:invoke\t:write\t1\nINFO  jepsen.util - 0\t:fail\t:cas\t[1 2]\nINFO  jepsen.util - 1\t:ok\t:write\t1\n";

        Assert.Equal(Text, HistoryText.Write(HistoryText.Parse(Text), HistoryFormat.JepsenLog));
    }

    [Fact]
    public void Write_JepsenLogWithKeys_IsRefused()
    {
        var history = History.Of(Operation.Write("a", "x", 1, 0, 1));

        Assert.StartsWith("Jepsen's log has no keys, and the write of a is on key x. Write EDN or JSON lines.", Assert.Throws<ArgumentException>(() => HistoryText.Write(history, HistoryFormat.JepsenLog)).Message, StringComparison.Ordinal);
    }

    private static object Plain(Operation operation) => operation with { Line = 0, Output = operation.Outcome == Outcome.Ok ? operation.Output : null };
}
