using Fundamentals.Exercises.StartHere;
using Fundamentals.Networking;
using Fundamentals.Simulator;

namespace Fundamentals.Exercises.Tests.StartHere;

public sealed class WhatGotLostTests : IDisposable
{
    private readonly Folder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Check_Stub_IsNotSolved() =>
        Assert.Equal(CheckStatus.NotSolved, Check(_ => throw new NotSolvedException()).Status);

    [Fact]
    public void Check_ReferenceSolution_IsSolved()
    {
        var result = Check(trace => To(trace, TraceKind.Drop));

        Assert.Equal(CheckStatus.Solved, result.Status);
        Assert.StartsWith("Right in all 14 cases tried.", result.Message);
        Assert.Equal(["0.1"], _folder.Progress.Read().Solved);
    }

    [Fact]
    public void Check_NodeOfTheEvent_IsSolved() =>
        Assert.Equal(CheckStatus.Solved, Check(trace => trace.Events.Where(e => e.Kind == TraceKind.Drop).Select(e => e.Node)).Status);

    [Fact]
    public void Check_Senders_SaysSo() =>
        Says("who sent the lost messages", Check(trace => trace.Events.Where(e => e.Kind == TraceKind.Drop).Select(e => e.Message!.From)));

    [Fact]
    public void Check_CutOnly_SaysSo() =>
        Says("at a cut only", Check(trace => trace.Events.Where(e => e.Detail is Dropped { Reason: DropReason.Cut }).Select(e => e.Message!.To)));

    [Fact]
    public void Check_EveryNameOnce_SaysSo() =>
        Says("names everybody once", Check(trace => To(trace, TraceKind.Drop).Distinct()));

    [Fact]
    public void Check_Delivered_SaysSo() => Says("who got a message", Check(trace => To(trace, TraceKind.Deliver)));

    [Fact]
    public void Check_Sent_SaysSo() => Says("all messages sent", Check(trace => To(trace, TraceKind.Send)));

    [Fact]
    public void Check_SentAndNotArrived_SaysSo() =>
        Says("under way still", Check(trace =>
        {
            var arrived = trace.Events.Where(e => e.Kind == TraceKind.Deliver).Select(e => e.Message!.Id).ToHashSet();
            return trace.Events.Where(e => e.Kind == TraceKind.Send && !arrived.Contains(e.Message!.Id)).Select(e => e.Message!.To);
        }));

    [Fact]
    public void Check_OrderOfSending_SaysSo() =>
        Says("in another order", Check(trace =>
            trace.Events.Where(e => e.Kind == TraceKind.Drop).OrderBy(e => e.Message!.Id).Select(e => e.Message!.To)));

    [Fact]
    public void Check_FindsNothing_SaysSo() => Says("finds nothing in any trace", Check(_ => []));

    [Fact]
    public void Check_Constant_SaysSo() => Says("the same whatever the trace is", Check(_ => ["right", "right"]));

    [Fact]
    public void Check_Wrong_ShowsTheTrace()
    {
        var result = Check(_ => []);

        Assert.StartsWith("the trace of seed 1 with the nodes left, right, ", result.Tried);
        Assert.Contains("left   does not get from right: ", result.Tried);
        Assert.Equal("[\"right\", \"left\"]", result.Expected);
        Assert.Equal("nobody: []", result.Got);
    }

    [Fact]
    public void Check_EndlessIterator_IsWrong()
    {
        static IEnumerable<string> Lost(Trace trace)
        {
            while (true)
                yield return "left";
        }

        Assert.Equal(CheckStatus.Wrong, Check(Lost).Status);
    }

    [Fact]
    public void Check_Null_SaysSo() => Says("returned null", Check(_ => null!));

    [Fact]
    public void Check_Throws_SaysSo() => Says("Your function threw FormatException", Check(_ => throw new FormatException("hm")));

    private static IEnumerable<string> To(Trace trace, TraceKind kind) => trace.Events.Where(e => e.Kind == kind).Select(e => e.Message!.To);

    private CheckResult Check(Func<Trace, IEnumerable<string>> answer) => Chapter00.WhatGotLost.Check(answer, _folder.Options);

    private static void Says(string part, CheckResult result)
    {
        Assert.Equal(CheckStatus.Wrong, result.Status);
        Assert.Contains(part, result.Message);
    }
}
