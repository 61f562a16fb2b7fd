using Fundamentals.Exercises.Consistency;
using Fundamentals.Histories;

namespace Fundamentals.Exercises.Tests.Consistency;

public sealed class BackInTimeTests : IDisposable
{
    private readonly Folder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Check_Stub_IsNotSolved() => Assert.Equal(CheckStatus.NotSolved, Check(_ => throw new NotSolvedException()).Status);

    [Fact]
    public void Check_ReferenceSolution_IsSolved()
    {
        static IEnumerable<Operation> BackInTime(History history)
        {
            var seen = new Dictionary<(string, string?), long>();
            foreach (var read in Reads(history))
            {
                if (Version(read) < seen.GetValueOrDefault((read.Process, read.Key)))
                    yield return read;
                else
                    seen[(read.Process, read.Key)] = Version(read);
            }
        }

        Assert.Equal(CheckStatus.Solved, Check(BackInTime).Status);
        Assert.Equal(["4.3"], _folder.Progress.Read().Solved);
    }

    [Fact]
    public void Check_Quadratic_IsSolved() => Assert.Equal(CheckStatus.Solved, Check(history => Compared(history, (read, earlier) => Version(read) < Version(earlier))).Status);

    [Fact]
    public void Check_TypicalMistakes_EachSaySo()
    {
        Says("finds nothing", Check(_ => []));
        Says("returns every read of null", Check(history => Reads(history).Where(read => read.Output is null)));
        Says("returns every read.", Check(Reads));
        Says("null is older than every version", Check(history => Compared(history, (read, earlier) => (long?)read.Output < (long?)earlier.Output)));
        Says("the highest so far", Check(history => Reads(history).Where(read => Reads(history).LastOrDefault(earlier => earlier.Index < read.Index && Same(read, earlier)) is { } last && Version(read) < Version(last))));
        Says("reads of different processes", Check(history => Reads(history).Where(read => Reads(history).Any(earlier => earlier.Index < read.Index && read.Key == earlier.Key && Version(read) < Version(earlier)))));
        Says("versions of different keys", Check(history => Reads(history).Where(read => Reads(history).Any(earlier => earlier.Index < read.Index && read.Process == earlier.Process && Version(read) < Version(earlier)))));
        Says("the same version again", Check(history => Compared(history, (read, earlier) => Version(read) <= Version(earlier))));
        Says("read your writes", Check(history => Reads(history).Where(read => history.Operations.Any(earlier => earlier.Index < read.Index && Same(read, earlier) && Version(read) < Version(earlier)))));
        Says("That is stale", Check(history => Reads(history).Where(read => history.Operations.Any(write => write.Action == "write" && write.Index < read.Index && write.Key == read.Key && Version(read) < Version(write)))));
        Says("in another order", Check(history => Compared(history, (read, earlier) => Version(read) < Version(earlier)).Reverse()));
        Says("more than once", Check(history => Compared(history, (read, earlier) => Version(read) < Version(earlier)).SelectMany(read => new[] { read, read })));
        Says("threw InvalidCastException", Check(history => Reads(history).Where(read => (int)read.Output! < 0)));
    }

    private static IEnumerable<Operation> Reads(History history) => history.Operations.Where(operation => operation.Action == "read");

    private static long Version(Operation operation) => (long?)(operation.Action == "read" ? operation.Output : operation.Input) ?? 0;

    private static bool Same(Operation read, Operation earlier) => read.Process == earlier.Process && read.Key == earlier.Key;

    private static IEnumerable<Operation> Compared(History history, Func<Operation, Operation, bool> isBack) =>
        Reads(history).Where(read => Reads(history).Any(earlier => earlier.Index < read.Index && Same(read, earlier) && isBack(read, earlier)));

    private static void Says(string part, CheckResult result)
    {
        Assert.Equal(CheckStatus.Wrong, result.Status);
        Assert.Contains(part, result.Message);
        Assert.NotNull(result.Tried);
    }

    private CheckResult Check(Func<History, IEnumerable<Operation>> answer) => Chapter04.BackInTime.Check(answer, _folder.Options);
}
