using Fundamentals.Exercises.Partitioning;
using Fundamentals.Hashing;

namespace Fundamentals.Exercises.Tests.Partitioning;

public sealed class MovedFractionTests : IDisposable
{
    private readonly Folder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Check_Stub_IsNotSolved() =>
        Assert.Equal(CheckStatus.NotSolved, Check((_, _) => throw new NotSolvedException()).Status);

    [Fact]
    public void Check_ReferenceSolution_IsSolved() =>
        Assert.Equal(CheckStatus.Solved, Check((nodes, onRing) => onRing ? 1.0 / (nodes + 1) : nodes / (nodes + 1.0)).Status);

    [Fact]
    public void Check_Swapped_SaysSo() =>
        Says("the wrong way round", Check((nodes, onRing) => onRing ? nodes / (nodes + 1.0) : 1.0 / (nodes + 1)));

    [Fact]
    public void Check_IntegerDivision_SaysSo()
    {
        Says("drops what is after the point", Check((nodes, onRing) => onRing ? 1 / (nodes + 1) : nodes / (nodes + 1)));
        Says("drops what is after the point", Check((nodes, onRing) => onRing ? 1.0 / (nodes + 1) : nodes / (nodes + 1)));
    }

    [Fact]
    public void Check_CountsNodesBefore_SaysSo()
    {
        Says("counts the nodes before", Check((nodes, onRing) => onRing ? 1.0 / nodes : (nodes - 1.0) / nodes));
        Says("counts the nodes before", Check((nodes, onRing) => onRing ? 1.0 / nodes : nodes / (nodes + 1.0)));
    }

    [Fact]
    public void Check_Percent_SaysSo() =>
        Says("returns percent", Check((nodes, onRing) => 100 * (onRing ? 1.0 / (nodes + 1) : nodes / (nodes + 1.0))));

    [Fact]
    public void Check_AllKeysMove_SaysSo() =>
        Says("but not all", Check((nodes, onRing) => onRing ? 1.0 / (nodes + 1) : 1));

    [Fact]
    public void Check_SameForBoth_SaysSo()
    {
        Says("the same for modulo and for the ring", Check((nodes, _) => 1.0 / (nodes + 1)));
        Says("the same for modulo and for the ring", Check((_, _) => 0.8));
    }

    [Fact]
    public void Check_Throws_ReportsTheException() =>
        Says("threw FormatException instead of returning: hm", Check((_, _) => throw new FormatException("hm")));

    [Fact]
    public void Check_NumbersOfFourNodes_AsksForTheLaw() =>
        Says("give the law, a formula in nodes", Check((_, onRing) => onRing ? 0.2 : 0.8045));

    [Fact]
    public void Check_Measurement_AsksForTheLaw()
    {
        var keys = Keys.Numbered("user-", 500);
        double Measure(IPartitioner before) => Movement.Between(before, before.Add("new"), keys).Fraction;

        Says("not a measurement", Check((nodes, onRing) => onRing
            ? 1.0 / (nodes + 1)
            : Measure(ModuloPartitioner.Of([.. Keys.Numbered("node-", nodes)]))));
    }

    [Fact]
    public void Check_OtherFormula_IsWrongWithTheCase()
    {
        var result = Check((nodes, onRing) => onRing ? 1.0 / (nodes + 1) : nodes / (nodes + 2.0));

        Assert.Equal(CheckStatus.Wrong, result.Status);
        Assert.Equal(("nodes = 4, onRing = false", "0.8", "0.666667"), (result.Tried, result.Expected, result.Got));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Solution_AgreesWithWhatPartitionersDo(bool onRing)
    {
        const int nodes = 4;
        var names = Keys.Numbered("node-", nodes + 1);
        IPartitioner Make(int count) => onRing
            ? ConsistentHashRing.Of(names.Take(count), new RingOptions { VirtualNodes = 1000 })
            : ModuloPartitioner.Of([.. names.Take(count)]);

        var measured = Movement.Between(Make(nodes), Make(nodes + 1), Keys.Numbered("user-", 100_000)).Fraction;

        Assert.Equal(onRing ? 0.2 : 0.8, measured, 0.02);
    }

    private CheckResult Check(Func<int, bool, double> answer) => Chapter10.HowMuchMoves.Check(answer, _folder.Options);

    private static void Says(string part, CheckResult result)
    {
        Assert.Equal(CheckStatus.Wrong, result.Status);
        Assert.Contains(part, result.Message);
    }
}
