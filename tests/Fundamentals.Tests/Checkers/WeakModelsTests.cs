using CsCheck;
using Fundamentals.Checkers;
using Fundamentals.Checkers.Models;
using Fundamentals.Histories;

namespace Fundamentals.Tests.Checkers;

/// <summary>The weaker models against brute force, and the laws by which one implies another.</summary>
public sealed class WeakModelsTests(ITestOutputHelper output)
{
    private const int Histories = 100_000;

    private static readonly Gen<History> Any = Gen.OneOf(SmallHistory.Scattered, SmallHistory.Scattered, SmallHistory.Any(Subject.UniqueWrites));

    [Theory]
    [InlineData(CausalModel.Weak)]
    [InlineData(CausalModel.Convergent)]
    [InlineData(CausalModel.Memory)]
    public void CheckCausal_SmallHistories_AgreesWithBruteForce(CausalModel model) => Agrees(
        history => CausalConsistency.Check(history, model),
        brute => model switch
        {
            CausalModel.Weak => brute.IsWeak(),
            CausalModel.Convergent => brute.IsConvergent(),
            _ => brute.IsMemory(),
        });

    [Theory]
    [InlineData(SessionGuarantee.ReadYourWrites)]
    [InlineData(SessionGuarantee.MonotonicReads)]
    [InlineData(SessionGuarantee.MonotonicWrites)]
    [InlineData(SessionGuarantee.WritesFollowReads)]
    public void CheckSession_SmallHistories_AgreesWithBruteForce(SessionGuarantee guarantee) => Agrees(
        history => SessionGuarantees.Check(history, guarantee),
        brute => brute.Keeps(guarantee));

    [Fact]
    public void Check_SmallHistories_StrongerModelsImplyWeakerOnes()
    {
        var counts = new int[6];
        Any.Sample(
            history =>
            {
                var linearizable = Linearizability.Check(history, new RegisterModel()).IsSatisfied;
                var sequential = SequentialConsistency.Check(history, new RegisterModel()).IsSatisfied;
                var convergent = CausalConsistency.Check(history, CausalModel.Convergent).IsSatisfied;
                var memory = CausalConsistency.Check(history, CausalModel.Memory).IsSatisfied;
                var weak = CausalConsistency.Check(history, CausalModel.Weak).IsSatisfied;
                Implies(linearizable, sequential);
                Implies(sequential, convergent);
                Implies(sequential, memory);
                Implies(convergent, weak);
                Implies(memory, weak);
                foreach (var guarantee in SessionGuarantees.All)
                    Implies(convergent, SessionGuarantees.Check(history, guarantee).IsSatisfied);
                Count(linearizable, 0);
                Count(sequential && !linearizable, 1);
                Count(convergent && !sequential, 2);
                Count(memory && !convergent, 3);
                Count(weak && !convergent && !memory, 4);
                Count(!weak, 5);
            },
            iter: Histories,
            print: history => HistoryText.Write(history));
        output.WriteLine($"linearizable {counts[0]}, only sequential {counts[1]}, only CCv {counts[2]}, CM and not CCv {counts[3]}, only CC {counts[4]}, none {counts[5]}");
        Assert.All(counts, count => Assert.NotEqual(0, count));

        void Count(bool isSo, int which)
        {
            if (isSo)
                Interlocked.Increment(ref counts[which]);
        }
    }

    private static void Implies(bool stronger, bool weaker) => Assert.True(!stronger || weaker);

    private void Agrees(Func<History, Verdict> check, Func<WeakBruteForce, bool> expected)
    {
        var satisfied = 0;
        Any.Sample(
            history =>
            {
                var verdict = check(history);
                var isExpected = expected(new WeakBruteForce(history));
                Assert.Equal((isExpected, !isExpected), (verdict.IsSatisfied, verdict.IsViolated));
                if (verdict is Violated violated)
                    Assert.NotEmpty(violated.Evidence);
                if (isExpected)
                    Interlocked.Increment(ref satisfied);
            },
            iter: Histories,
            print: history => HistoryText.Write(history));
        output.WriteLine($"{satisfied} of {Histories} satisfy it");
        Assert.InRange(satisfied, Histories / 10, Histories * 99 / 100);
    }
}
