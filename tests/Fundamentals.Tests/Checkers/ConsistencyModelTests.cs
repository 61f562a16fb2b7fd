using CsCheck;
using Fundamentals.Checkers;
using Fundamentals.Histories;

namespace Fundamentals.Tests.Checkers;

/// <summary>The map of models is right: each arrow holds, and for every pair that no path leads between there is a history that separates them.</summary>
public sealed class ConsistencyModelTests
{
    private static readonly Gen<History> Any = Gen.OneOf(SmallHistory.Scattered, SmallHistory.Any(Subject.UniqueWrites));

    private static readonly Gen<History> Settled = Any.Where(history => history.Operations.All(operation => operation.Outcome == Outcome.Ok));

    [Fact]
    public void Explain_StaleRead_NamesWhatContradictsItAndNotTheWrite()
    {
        var history = History.Of(
            Operation.Write("ann", "x", 1, 0, 60),
            Operation.Read("bob", "x", 1, 10, 30),
            Operation.Read("cleo", "x", null, 35, 50));

        var violated = Assert.IsType<Violated>(ConsistencyModel.Named("linearizable").Explain(history));

        Assert.Equal(["bob", "cleo"], violated.Evidence.Select(operation => operation.Process));
        Assert.IsType<Satisfied>(ConsistencyModel.Named("sequential").Explain(history));
    }

    [Fact]
    public void Explain_TwoWhoMissEachOther_NamesAllFour()
    {
        var history = History.Of(
            Operation.Write("ann", "x", 1, 0, 1),
            Operation.Read("ann", "y", null, 2, 3),
            Operation.Write("bob", "y", 2, 0, 1),
            Operation.Read("bob", "x", null, 2, 3),
            Operation.Read("eve", "z", null, 0, 1));

        var violated = Assert.IsType<Violated>(ConsistencyModel.Named("sequential").Explain(history));

        Assert.Equal(4, violated.Evidence.Length);
        Assert.DoesNotContain("eve", violated.Evidence.Select(operation => operation.Process));
    }

    [Fact]
    public void Implies_EveryArrow_HoldsOnSmallHistories() => Gen.OneOf(Any, Settled, SmallHistory.LastWriteInDoubt).Sample(
        history =>
        {
            var verdicts = ConsistencyModel.All.ToDictionary(model => model.Name, model => model.Check(history));
            foreach (var model in ConsistencyModel.All.Where(model => verdicts[model.Name].IsSatisfied))
                Assert.All(model.Implies, implied => Assert.False(verdicts[implied].IsViolated, $"{model} is kept, and {implied} is not"));
        },
        iter: 60_000,
        print: history => HistoryText.Write(history));

    [Fact]
    public void Implies_WhereNoArrowLeads_AHistorySeparatesTheTwo()
    {
        var open = (from strong in ConsistencyModel.All
                    from weak in ConsistencyModel.All
                    where strong != weak && !Reached(strong).Contains(weak.Name)
                    select (Kept: strong.Name, Broken: weak.Name)).ToHashSet();
        var all = open.Count;

        Rare().ToList().ForEach(Separate);
        Settled.Sample(Separate, iter: 20_000, threads: 1, seed: "0000000000000");

        Assert.True(open.Count == 0, $"nothing separates {string.Join(", ", open)}");
        Assert.True(all > 50);

        void Separate(History history)
        {
            var verdicts = ConsistencyModel.All.ToDictionary(model => model.Name, model => model.Check(history));
            open.RemoveWhere(pair => verdicts[pair.Kept].IsSatisfied && verdicts[pair.Broken].IsViolated);
        }
    }

    [Fact]
    public void Check_RefusedWriteIsRetriedWithTheSameValue_EveryModelLeavesTheRefusedOneOut()
    {
        var history = History.Of(
            Operation.Of("a", "write", "x", null, null, 0, 1, Outcome.Failed),
            Operation.Of("a", "write", "x", 1, null, 2, 3, Outcome.Failed),
            Operation.Of("b", "write", "x", 1, null, 2, 3, Outcome.Failed),
            Operation.Write("a", "x", 1, 4, 5),
            Operation.Read("b", "x", 1, 6, 7));

        Assert.All(ConsistencyModel.All, model => Assert.True(model.Check(history).IsSatisfied, model.Name));
    }

    [Fact]
    public void Check_ValueOfAFailedWriteIsRead_NamesTheWrite()
    {
        var history = History.Of(Operation.Of("a", "write", "x", 1, null, 0, 1, Outcome.Failed), Operation.Read("b", "x", 1, 2, 3));

        var violated = Assert.IsType<Violated>(ConsistencyModel.Named("causal-weak").Check(history));

        Assert.Equal(("'b: read x → 1' returned the value of 'a: write x 1 failed'.", 2), (violated.Reason, violated.Evidence.Length));
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

    /// <summary>Separating histories that are too large to be met at random.</summary>
    private static IEnumerable<History> Rare()
    {
        yield return Chain();

        // Convergent. No order of b's own explains it: what b read last must come before a's writes, by b's first read (Bouajjani et al., figure 3).
        yield return Of("a w z 1", "a w x 1", "a w y 1", "b w x 2", "b r z", "b r y 1", "b r x 2");

        // Two rival writes of x; c has one order of them, d the other.
        yield return Of("a w x 1", "b w x 2", "c r x 1", "c r x 2", "d r x 2", "d r x 1");
        yield return Of("a w x 1", "a w y 3", "b w x 2", "b w z 4", "c r y 3", "c r x 2", "d r z 4", "d r x 1");
        yield return Of("a w x 1", "p r x 1", "p w y 3", "b w x 2", "q r x 2", "q w z 4", "c r y 3", "c r x 2", "d r z 4", "d r x 1");
    }

    private static History Of(params string[] steps) => History.Of(steps.Select((step, i) =>
    {
        var words = step.Split(' ');
        object? value = words.Length == 4 ? words[3] : null;
        return words[1] == "w" ? Operation.Write(words[0], words[2], value, 10 * i, (10 * i) + 5) : Operation.Read(words[0], words[2], value, 10 * i, (10 * i) + 5);
    }));

    private static HashSet<string> Reached(ConsistencyModel model) =>
        [.. model.Implies, .. model.Implies.SelectMany(implied => Reached(ConsistencyModel.Named(implied)))];
}
