using CsCheck;
using Fundamentals.Checkers;
using Fundamentals.Histories;

namespace Fundamentals.Tests.Checkers;

/// <summary>The map of models is right: each arrow holds, and for every pair that no path leads between there is a history that separates them.</summary>
public sealed class ConsistencyModelTests
{
    private static readonly Gen<History> Settled = Gen.OneOf(SmallHistory.Scattered, SmallHistory.Any(Subject.UniqueWrites))
        .Where(history => history.Operations.All(operation => operation.Outcome == Outcome.Ok));

    [Fact]
    public void Implies_EveryArrow_HoldsOnSmallHistories() => Settled.Sample(
        history =>
        {
            var verdicts = ConsistencyModel.All.ToDictionary(model => model.Name, model => model.Check(history));
            foreach (var model in ConsistencyModel.All.Where(model => verdicts[model.Name].IsSatisfied))
                Assert.All(model.Implies, implied => Assert.False(verdicts[implied].IsViolated, $"{model} is kept, and {implied} is not"));
        },
        iter: 20_000,
        print: history => string.Join('\n', history.Operations));

    [Fact]
    public void Implies_WhereNoArrowLeads_AHistorySeparatesTheTwo()
    {
        var open = (from strong in ConsistencyModel.All
                    from weak in ConsistencyModel.All
                    where strong != weak && !Reached(strong).Contains(weak.Name)
                    select (Kept: strong.Name, Broken: weak.Name)).ToHashSet();
        var all = open.Count;

        new[] { Chain() }.ToList().ForEach(Separate);
        Settled.Sample(Separate, iter: 20_000, threads: 1, seed: "0000000000000");

        Assert.Empty(open);
        Assert.True(all > 50);

        void Separate(History history)
        {
            var verdicts = ConsistencyModel.All.ToDictionary(model => model.Name, model => model.Check(history));
            open.RemoveWhere(pair => verdicts[pair.Kept].IsSatisfied && verdicts[pair.Broken].IsViolated);
        }
    }

    [Fact]
    public void Check_NothingReadAtTheEnd_IsUndecidedOnConvergence() =>
        Assert.IsType<Undecided>(ConsistencyModel.Named("convergence").Check(History.Of(Operation.Write("a", "x", 1, 0, 1))));

    [Fact]
    public void Check_SessionGuaranteesOneByOne_DoNotSeeAChainOfCauses()
    {
        var kept = ConsistencyModel.All.Where(model => model.Check(Chain()).IsSatisfied).Select(model => model.Name);

        Assert.Equal(["read-your-writes", "monotonic-reads", "monotonic-writes", "writes-follow-reads"], kept);
    }

    [Fact]
    public void Named_UnknownName_SaysWhichThereAre() =>
        Assert.Contains("There are: linearizable, sequential, causal,", Assert.Throws<ArgumentException>(() => ConsistencyModel.Named("casual")).Message, StringComparison.Ordinal);

    /// <summary>A post, a comment on it, a reply to the comment, and one who sees the reply and no post.</summary>
    private static History Chain() => History.Of(
        Operation.Write("a", "post", 1, 0, 5),
        Operation.Read("b", "post", 1, 10, 15),
        Operation.Write("b", "comment", 2, 20, 25),
        Operation.Read("c", "comment", 2, 30, 35),
        Operation.Write("c", "reply", 3, 40, 45),
        Operation.Read("d", "reply", 3, 50, 55),
        Operation.Read("d", "post", null, 60, 65));

    private static HashSet<string> Reached(ConsistencyModel model) =>
        [.. model.Implies, .. model.Implies.SelectMany(implied => Reached(ConsistencyModel.Named(implied)))];
}
