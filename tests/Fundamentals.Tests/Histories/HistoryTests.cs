using Fundamentals.Histories;

namespace Fundamentals.Tests.Histories;

public sealed class HistoryTests
{
    [Fact]
    public void Of_TouchingOperationsOfDifferentProcesses_Overlap()
    {
        var history = History.Of(Operation.Write("a", "x", 1, 0, 5), Operation.Read("b", "x", null, 5, 9));

        Assert.False(history.Operations[0].Precedes(history.Operations[1]));
        Assert.False(history.Operations[1].Precedes(history.Operations[0]));
    }

    [Fact]
    public void Of_TouchingOperationsOfOneProcess_FollowEachOther()
    {
        var history = History.Of(Operation.Write("a", "x", 1, 0, 5), Operation.Write("a", "x", 2, 5, 5), Operation.Read("a", "x", 2, 5, 7));

        Assert.Equal([(0, 1), (2, 3), (4, 5)], history.Operations.Select(operation => (operation.Invoke, operation.Return)));
    }

    [Fact]
    public void Of_UnknownOutcome_NeverReturns()
    {
        var history = History.Of(Operation.Of("a", "write", "x", 1, null, 0, 5, Outcome.Unknown), Operation.Read("b", "x", null, 8, 9));

        Assert.Equal((1, Operation.Never), (history.Operations[0].Ended, history.Operations[0].Return));
        Assert.False(history.Operations[0].Precedes(history.Operations[1]));
    }

    [Fact]
    public void Of_OverlapWithinOneProcess_IsExplained()
    {
        var error = Assert.Throws<ArgumentException>(() => History.Of(Operation.Write("a", "x", 1, 0, 5), Operation.Read("a", "x", 1, 4, 6)));

        Assert.StartsWith("Process a does two things at once: 'a: read x → 1' begins at 4 ms, while 'a: write x 1' is still running.", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Operation_ValuesOfOtherTypes_AreBroughtToOneForm()
    {
        Assert.Equal(3L, Operation.Write("a", "x", 3, 0, 1).Input);
        Assert.Equal(new ValueList(1L, "b"), Operation.Write("a", "x", (1, "b"), 0, 1).Input);
        Assert.Equal(new ValueList(1, 2), Operation.Read("a", "x", new[] { 1, 2 }, 0, 1).Output);
        Assert.NotEqual(new ValueList(1, 2), new ValueList(2, 1));
    }

    [Fact]
    public void Replace_UnknownIndex_IsRefused() =>
        Assert.Throws<ArgumentException>(() => History.Of(Operation.Write("a", "x", 1, 0, 1)).Replace(Operation.Write("a", "x", 1, 0, 1) with { Index = 7 }));
}
