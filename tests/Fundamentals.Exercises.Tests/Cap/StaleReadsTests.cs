using Fundamentals.Checkers;
using Fundamentals.Exercises.Cap;
using Fundamentals.Histories;

namespace Fundamentals.Exercises.Tests.Cap;

public sealed class StaleReadsTests : IDisposable
{
    private readonly Folder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Check_Stub_IsNotSolved() =>
        Assert.Equal(CheckStatus.NotSolved, Check(_ => throw new NotSolvedException()).Status);

    [Fact]
    public void Check_StubWithYield_IsNotSolved()
    {
        static IEnumerable<Operation> Stale(History history)
        {
            foreach (var read in history.Operations)
                yield return read.Action == "read" ? throw new NotSolvedException() : read;
        }

        Assert.Equal(CheckStatus.NotSolved, Check(Stale).Status);
    }

    [Fact]
    public void Check_ReferenceSolution_IsSolved()
    {
        var result = Check(history => OkReads(history).Where(read => Returned(history, read) < Acknowledged(history, read)));

        Assert.Equal(CheckStatus.Solved, result.Status);
        Assert.StartsWith("Right in all 23 cases tried.", result.Message);
        Assert.Equal(["2.2"], _folder.Progress.Read().Solved);
    }

    [Fact]
    public void Check_TheChecker_IsSolved() =>
        Assert.Equal(CheckStatus.Solved, Check(history => Staleness.Of(history).Where(read => read.Versions > 0).Select(read => read.Read)).Status);

    [Fact]
    public void Check_AnyNewerWrite_IsSolved() =>
        Assert.Equal(CheckStatus.Solved, Check(history => OkReads(history).Where(read =>
        {
            var source = Writes(history).Find(write => Equals(write.Input, read.Output));
            return Writes(history).Exists(write => write.Precedes(read) && (source is null || source.Precedes(write)));
        })).Status);

    [Fact]
    public void Check_OverlapsAWrite_SaysSo()
    {
        Says("flags reads that overlap a write", Check(history => Compared(history, (write, read) => write.Invoke < read.Invoke)));
        Says("flags reads that overlap a write", Check(history => Compared(history, (write, read) => write.InvokedAt <= read.InvokedAt)));
        Says("flags reads that overlap a write", Check(history => OkReads(history).Where(read =>
            !Equals(read.Output, Writes(history).FindLast(write => write.Invoke < read.Invoke)?.Input))));
    }

    [Fact]
    public void Check_ByTheEndOfTheRead_SaysSo()
    {
        Says("by the end of the read", Check(history => Compared(history, (write, read) => write.Return < read.Return)));
        Says("by the end of the read", Check(history => Compared(history, (write, read) => write.Invoke < read.Return)));
        Says("by the end of the read", Check(history => Compared(history, (write, read) => write.ReturnedAt < read.ReturnedAt)));
    }

    [Fact]
    public void Check_NotTheVeryLast_SaysSo() =>
        Says("the very last write of the history", Check(history => OkReads(history).Where(read => !Equals(read.Output, Writes(history)[^1].Input))));

    [Fact]
    public void Check_OtherThanTheNewestAcknowledged_SaysSo() =>
        Says("newer than the newest acknowledged one", Check(history => OkReads(history).Where(read =>
            !Equals(read.Output, Writes(history).FindLast(write => write.Precedes(read))?.Input))));

    [Fact]
    public void Check_OtherThanTheNewestAcknowledgedIfAny_SaysSo() =>
        Says("newer than the newest acknowledged one", Check(history => OkReads(history).Where(read =>
            Writes(history).FindLast(write => write.Precedes(read)) is { } newest && !Equals(read.Output, newest.Input))));

    [Fact]
    public void Check_EqualIsStale_SaysSo() =>
        Says("compare with <", Check(history => OkReads(history).Where(read => Returned(history, read) <= Acknowledged(history, read))));

    [Fact]
    public void Check_AnyOtherWriteBefore_SaysSo() =>
        Says("only newer ones make it stale", Check(history => OkReads(history).Where(read =>
            Writes(history).Exists(write => write.Precedes(read) && !Equals(write.Input, read.Output)))));

    [Fact]
    public void Check_ComparesObjects_SaysSo()
    {
        Says("whether they are one object", Check(history => OkReads(history).Where(read =>
            Writes(history).FindIndex(write => write.Input == read.Output) < Acknowledged(history, read))));
        Says("whether they are one object", Check(history => OkReads(history).Where(read =>
            read.Output != Writes(history).FindLast(write => write.Precedes(read))?.Input)));
        Says("whether they are one object", Check(history => OkReads(history).Where(read =>
            Writes(history).FindIndex(write => write.Input == read.Output) is >= 0 and var returned && returned < Acknowledged(history, read))));
    }

    [Fact]
    public void Check_ForgetsNothing_SaysSo()
    {
        Says("misses reads that returned nothing", Check(history => OkReads(history).Where(read =>
            Returned(history, read) is >= 0 and var returned && returned < Acknowledged(history, read))));
        Says("misses reads that returned nothing", Check(history => OkReads(history).Where(read =>
            Writes(history).First(write => Equals(write.Input, read.Output)).Index < Writes(history).FindLast(write => write.Precedes(read))?.Index)));
        Says("misses reads that returned nothing", Check(history => OkReads(history).Where(read =>
            Acknowledged(history, read) >= 0
            && Writes(history).First(write => Equals(write.Input, read.Output)).Index < Writes(history)[Acknowledged(history, read)].Index)));
    }

    [Fact]
    public void Check_NothingIsAlwaysStale_SaysSo() =>
        Says("null is the right answer", Check(history => OkReads(history).Where(read =>
            read.Output is null || Returned(history, read) < Acknowledged(history, read))));

    [Fact]
    public void Check_GreaterIsNewer_SaysSo()
    {
        Says("takes the greater value for the newer", Check(history => OkReads(history).Where(read =>
            Writes(history).Exists(write => write.Precedes(read) && string.CompareOrdinal((string?)read.Output, (string?)write.Input) < 0))));
        Says("takes the greater value for the newer", Check(history => OkReads(history).Where(read =>
            Writes(history).Exists(write => write.Precedes(read) && Convert.ToInt32(read.Output) < Convert.ToInt32(write.Input)))));
        Says("takes the greater value for the newer", Check(history => OkReads(history).Where(read =>
            Writes(history).FindLast(write => write.Precedes(read)) is { } newest && Convert.ToInt32(read.Output) < Convert.ToInt32(newest.Input))));
    }

    [Fact]
    public void Check_ComparesTimes_SaysSo()
    {
        Says("compares times", Check(history => Compared(history, (write, read) => write.ReturnedAt < read.InvokedAt)));
        Says("compares times", Check(history => Compared(history, (write, read) => write.ReturnedAt <= read.InvokedAt)));
    }

    [Fact]
    public void Check_ComparesReads_SaysSo()
    {
        Says("compares reads with reads", Check(history => OkReads(history).Where(read => OkReads(history).Any(before =>
            before.Index < read.Index && before.Process == read.Process && Returned(history, read) < Returned(history, before)))));
        Says("compares reads with reads", Check(history => OkReads(history).Where(read => OkReads(history).Any(before =>
            before.Precedes(read) && Returned(history, read) < Returned(history, before)))));
    }

    [Fact]
    public void Check_FailedAndUnknown_SaysSo()
    {
        IEnumerable<Operation> Stale(History history, Func<Operation, bool> isKept) =>
            history.Operations.Where(read => read.Action == "read" && isKept(read) && Returned(history, read) < Acknowledged(history, read));

        Says("keep only those with Outcome.Ok", Check(history => Stale(history, _ => true)));
        Says("keep only those with Outcome.Ok", Check(history => Stale(history, read => read.Outcome != Outcome.Failed)));
        Says("keep only those with Outcome.Ok", Check(history => Stale(history, read => read.Outcome != Outcome.Unknown)));
    }

    [Fact]
    public void Check_OnceForEachMissedWrite_SaysSo() =>
        Says("once for each write it missed", Check(history => Staleness.Of(history).SelectMany(read => read.Missed.Select(_ => read.Read))));

    [Fact]
    public void Check_Writes_SaysSo() =>
        Says("returns writes among the reads", Check(history => Staleness.Of(history).SelectMany(read => read.Missed).Distinct()));

    [Fact]
    public void Check_ByReturn_SaysSo() =>
        Says("in another order", Check(history => OkReads(history).Where(read => Returned(history, read) < Acknowledged(history, read)).OrderBy(read => read.Return)));

    [Fact]
    public void Check_Fresh_SaysSo() =>
        Says("reads that are fresh", Check(history => OkReads(history).Where(read => Returned(history, read) >= Acknowledged(history, read))));

    [Fact]
    public void Check_AllReads_SaysSo()
    {
        Says("returns every read", Check(OkReads));
        Says("returns every read", Check(history => history.Operations.Where(operation => operation.Action == "read")));
    }

    [Fact]
    public void Check_None_SaysSo() => Says("finds no stale read", Check(_ => []));

    [Fact]
    public void Check_Wrong_ShowsTheHistory()
    {
        var result = Check(_ => []);

        Assert.Equal(
            """
            a history of 5 operations, where the last write comes late:
            writer: write x "1", 0 to 10 ms (events 0 and 1)
            writer: write x "2", 20 to 30 ms (events 2 and 3)
            ann: read x → "1", 40 to 50 ms (events 4 and 5)
            bob: read x → "2", 60 to 70 ms (events 6 and 7)
            writer: write x "3", 80 to 90 ms (events 8 and 9)
            """,
            result.Tried);
        Assert.Equal("[ann: read x → \"1\" (event 4)]", result.Expected);
        Assert.Equal("none: []", result.Got);
    }

    [Fact]
    public void Check_UnknownMistake_IsWrong() =>
        Says("These are not the reads", Check(history => OkReads(history).Where(read => read.Index % 2 == 0)));

    [Fact]
    public void Check_NullAmongTheReads_IsWrong() => Assert.Equal("[null]", Check(_ => [null!]).Got);

    [Fact]
    public void Check_EndlessIterator_IsWrong()
    {
        static IEnumerable<Operation> Stale(History history)
        {
            while (true)
                yield return history.Operations[0];
        }

        Assert.Equal(CheckStatus.Wrong, Check(Stale).Status);
    }

    [Fact]
    public void Check_Null_SaysSo() => Says("returned null", Check(_ => null!));

    [Fact]
    public void Check_Throws_SaysSo() => Says("Your function threw FormatException", Check(_ => throw new FormatException("hm")));

    private static List<Operation> Writes(History history) => [.. history.Operations.Where(operation => operation.Action == "write")];

    private static IEnumerable<Operation> OkReads(History history) =>
        history.Operations.Where(operation => operation.Action == "read" && operation.Outcome == Outcome.Ok);

    private static int Returned(History history, Operation read) => Writes(history).FindIndex(write => Equals(write.Input, read.Output));

    private static int Acknowledged(History history, Operation read) => Writes(history).FindLastIndex(write => write.Precedes(read));

    private static IEnumerable<Operation> Compared(History history, Func<Operation, Operation, bool> isBefore) =>
        OkReads(history).Where(read => Returned(history, read) < Writes(history).FindLastIndex(write => isBefore(write, read)));

    private CheckResult Check(Func<History, IEnumerable<Operation>> answer) => Chapter02.StaleReads.Check(answer, _folder.Options);

    private static void Says(string part, CheckResult result)
    {
        Assert.Equal(CheckStatus.Wrong, result.Status);
        Assert.Contains(part, result.Message);
    }
}
