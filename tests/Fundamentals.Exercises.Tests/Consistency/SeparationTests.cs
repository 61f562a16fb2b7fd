using Fundamentals.Exercises.Consistency;
using Fundamentals.Histories;

namespace Fundamentals.Exercises.Tests.Consistency;

public sealed class SeparationTests : IDisposable
{
    private static readonly Operation AnnWrites = Operation.Write("ann", "x", 1, 0, 10);

    private readonly Folder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Check_Stubs_AreNotSolved()
    {
        Assert.Equal(CheckStatus.NotSolved, Chapter04.SequentialOnly.Check(() => throw new NotSolvedException(), _folder.Options).Status);
        Assert.Equal(CheckStatus.NotSolved, Chapter04.CausalOnly.Check(() => throw new NotSolvedException(), _folder.Options).Status);
    }

    [Fact]
    public void Check_ReferenceSolutions_AreSolved()
    {
        Assert.Equal(CheckStatus.Solved, Sequential(AnnWrites, Operation.Read("bob", "x", null, 20, 30)).Status);
        Assert.Equal(CheckStatus.Solved, Causal(Iriw()).Status);
        Assert.Equal(["4.1", "4.2"], _folder.Progress.Read().Solved);
    }

    [Fact]
    public void CheckSequential_TypicalMistakes_EachSaySo()
    {
        Says("no operations", Sequential());
        Says("nobody has written", Sequential(AnnWrites, Operation.Read("bob", "x", 7, 20, 30)));
        Says("its operations overlap", Sequential(AnnWrites, Operation.Read("bob", "x", null, 5, 30)));
        Says("the order by the clock explains", Sequential(AnnWrites, Operation.Read("bob", "x", 1, 20, 30)));
        Says("not even sequentially consistent", Sequential(AnnWrites, Operation.Read("ann", "x", null, 20, 30)));
        Says("not the smallest", Sequential(AnnWrites, Operation.Read("bob", "x", null, 20, 30), Operation.Read("bob", "x", 1, 40, 50)));
    }

    [Fact]
    public void CheckCausal_TypicalMistakes_EachSaySo()
    {
        Says("one order explains all", Causal(AnnWrites, Operation.Read("bob", "x", null, 20, 30)));
        Says("keeps causal memory", Causal(
            AnnWrites,
            Operation.Write("bob", "x", 2, 0, 10),
            Operation.Read("cleo", "x", 1, 20, 30),
            Operation.Read("cleo", "x", 2, 40, 50),
            Operation.Read("dora", "x", 2, 20, 30),
            Operation.Read("dora", "x", 1, 40, 50)));
        Says("misses its cause", Causal(AnnWrites, Operation.Read("ann", "x", null, 20, 30)));
        Says("both reads and writes", Causal(
            AnnWrites,
            Operation.Write("bob", "y", 2, 0, 10),
            Operation.Read("ann", "y", null, 20, 30),
            Operation.Read("bob", "x", null, 20, 30)));
        Says("not the smallest", Causal([.. Iriw(), Operation.Read("dora", "x", 1, 60, 70)]));
    }

    [Fact]
    public void Check_ValueWrittenTwice_SaysWhatIsWrong()
    {
        var result = Sequential(AnnWrites, Operation.Write("bob", "x", 1, 20, 30));

        Says("a value may be written to a key once", result);
        Assert.Contains("Your history: ann: write x 1 (0 to 10 ms)", result.Got);
    }

    [Fact]
    public void Check_NullOrThrows_IsWrong()
    {
        Says("returned null", Chapter04.SequentialOnly.Check(() => null!, _folder.Options));
        Says("threw FormatException", Chapter04.CausalOnly.Check(() => throw new FormatException("hm"), _folder.Options));
    }

    private static Operation[] Iriw() =>
    [
        AnnWrites,
        Operation.Write("bob", "y", 2, 0, 10),
        Operation.Read("cleo", "x", 1, 20, 30),
        Operation.Read("cleo", "y", null, 40, 50),
        Operation.Read("dora", "y", 2, 20, 30),
        Operation.Read("dora", "x", null, 40, 50),
    ];

    private static void Says(string part, CheckResult result)
    {
        Assert.Equal(CheckStatus.Wrong, result.Status);
        Assert.Contains(part, result.Message);
        Assert.NotNull(result.Tried);
        Assert.NotNull(result.Expected);
        Assert.NotNull(result.Got);
    }

    private CheckResult Sequential(params Operation[] operations) => Chapter04.SequentialOnly.Check(() => History.Of(operations), _folder.Options);

    private CheckResult Causal(params Operation[] operations) => Chapter04.CausalOnly.Check(() => History.Of(operations), _folder.Options);
}
