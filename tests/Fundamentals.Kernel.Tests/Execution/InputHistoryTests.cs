using Fundamentals.Kernel.Execution;

namespace Fundamentals.Kernel.Tests.Execution;

public sealed class InputHistoryTests
{
    private readonly InputHistory _history = new();

    public InputHistoryTests()
    {
        string[] inputs = ["a1", "b1", "a1", "a2"];
        for (var i = 0; i < inputs.Length; i++)
            _history.Add(new InputHistory.Entry(i + 1, inputs[i], null));
    }

    [Theory]
    [InlineData("a*", false, 10, new[] { 1, 3, 4 })]
    [InlineData("a*", true, 10, new[] { 3, 4 })]
    [InlineData("a*", false, 2, new[] { 3, 4 })]
    [InlineData("a", false, 10, new int[0])]
    [InlineData("?1", true, 10, new[] { 2, 3 })]
    public void Search_Pattern_GivesTheLastThatFitOldestFirst(string pattern, bool unique, int count, int[] expected) =>
        Assert.Equal(expected, _history.Search(pattern, unique, count).Select(entry => entry.Number));

    [Fact]
    public void Tail_MoreThanThereAre_GivesAll() => Assert.Equal([1, 2, 3, 4], _history.Tail(9).Select(entry => entry.Number));

    [Fact]
    public void Range_StartToStop_LeavesStopOut() => Assert.Equal([2, 3], _history.Range(2, 4).Select(entry => entry.Number));
}
