using System.Diagnostics.CodeAnalysis;
using Fundamentals.Exercises.Partitioning;
using Fundamentals.Hashing;

namespace Fundamentals.Exercises.Tests;

public sealed class ExerciseTests : IDisposable
{
    private readonly Folder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Ids_OfTheChapter_AreDistinctAndInOrder() =>
        Assert.Equal(["10.1", "10.2", "10.3", "10.4", "10.5"], Chapter10.All.Select(exercise => exercise.Id));

    [Fact]
    public void Hint_OfEveryExercise_HasThreeLevels()
    {
        foreach (var exercise in Chapter10.All)
        {
            var texts = Enumerable.Range(1, 3).Select(level => exercise.Hint(level).Text).ToList();
            Assert.Equal(3, texts.Distinct().Count());
            Assert.Throws<ArgumentOutOfRangeException>(() => exercise.Hint(0));
            Assert.Throws<ArgumentOutOfRangeException>(() => exercise.Hint(4));
        }
    }

    [Fact]
    [SuppressMessage("Design", "MA0025", Justification = "A learner may have put it in place of the stub's own.")]
    public void Check_NotImplemented_IsNotSolved() =>
        Assert.Equal(CheckStatus.NotSolved, Chapter10.HowMuchMoves.Check((_, _) => throw new NotImplementedException(), _folder.Options).Status);

    [Fact]
    public void Check_NullAnswer_Throws() =>
        Assert.Throws<ArgumentNullException>(() => Chapter10.HowMuchMoves.Check(null!, _folder.Options));

    [Fact]
    public void Check_EndlessLoopThatReadsNothing_IsReportedInTime()
    {
        using var released = new ManualResetEventSlim();
        var options = _folder.Options with { TimeLimit = TimeSpan.FromMilliseconds(50) };

        var result = Chapter10.HowMuchMoves.Check(
            (_, _) =>
            {
                while (!released.IsSet)
                    Thread.SpinWait(100);
                return 0;
            },
            options);
        released.Set();

        Assert.Equal(CheckStatus.Wrong, result.Status);
        Assert.Contains("had not returned after 0.05 s", result.Message);
        Assert.Equal("nodes = 4, onRing = false", result.Tried);
    }

    [Fact]
    public void Check_WaitsForEver_IsReportedAndEnded()
    {
        using var ended = new ManualResetEventSlim();
        var options = _folder.Options with { TimeLimit = TimeSpan.FromMilliseconds(50) };

        var result = Chapter10.HowMuchMoves.Check(
            (_, _) =>
            {
                try
                {
                    new ManualResetEventSlim().Wait(CancellationToken.None);
                }
                finally
                {
                    ended.Set();
                }

                return 0;
            },
            options);

        Assert.Equal(CheckStatus.Wrong, result.Status);
        Assert.True(ended.Wait(TimeSpan.FromSeconds(30), TestContext.Current.CancellationToken));
    }

    [Fact]
    public void Check_EndlessLoopOverItsInput_IsReportedAtOnce()
    {
        var result = Chapter10.OwnerOnTheRing.Check(
            (points, _) =>
            {
                for (var i = 0; ; i = (i + 1) % points.Count)
                {
                    if (points[i].Position > 1_000_000)
                        return points[i].Node;
                }
            },
            _folder.Options);

        Assert.Contains("never came to an end", result.Message);
        Assert.Equal("position = 160, points 100→a, 200→b, 300→c", result.Tried);
    }

    [Fact]
    public void Check_EveryExerciseThatThrows_ReportsTheException()
    {
        CheckResult[] results =
        [
            Chapter10.OwnerOnTheRing.Check((_, _) => throw new FormatException("hm"), _folder.Options),
            Chapter10.HowMuchMoves.Check((_, _) => throw new FormatException("hm"), _folder.Options),
            Chapter10.ReplicasOnDistinctNodes.Check((_, _, _) => throw new FormatException("hm"), _folder.Options),
            Chapter10.Rendezvous.Check((_, _, _) => throw new FormatException("hm"), _folder.Options),
        ];

        Assert.All(results, result => Assert.Equal("Your function threw FormatException instead of returning: hm", result.Message));
        Assert.All(results, result => Assert.Equal("FormatException: hm", result.Got));
    }

    [Fact]
    public void Check_EndlessRecursionThatReadsItsInput_IsReported()
    {
        static string Owner(IReadOnlyList<RingPoint> points, ulong position) =>
            points[0].Position >= position ? points[0].Node : Owner(points, position) + string.Empty;

        var result = Chapter10.OwnerOnTheRing.Check(Owner, _folder.Options);

        Assert.StartsWith("Your function calls itself over and over", result.Message);
        Assert.StartsWith("InsufficientExecutionStackException: ", result.Got);
    }

    [Fact]
    public void Check_Prints_KeepsWhatTheCaseShownPrinted()
    {
        var result = Chapter10.OwnerOnTheRing.Check(
            (points, position) =>
            {
                Console.WriteLine($"looking for {position}");
                Console.Write("among {0}", points.Count);
                return position == 120 ? "?" : points.FirstOrDefault(p => p.Position >= position, points[0]).Node;
            },
            _folder.Options);

        Assert.Equal("position = 120, points 100→a, 200→b, 300→c", result.Tried);
        Assert.Equal("looking for 120\namong 3", result.Printed);
        Assert.EndsWith("\n  printed:  looking for 120\n            among 3", result.ToString());
    }

    [Fact]
    public void Check_PrintsALot_IsCutOff()
    {
        var result = Chapter10.HowMuchMoves.Check(
            (_, _) =>
            {
                for (var i = 0; i < 10_000; i++)
                    Console.Write("more ");
                return -1;
            },
            _folder.Options);

        Assert.Equal(2001, result.Printed!.Length);
        Assert.EndsWith("more …", result.Printed);
    }

    [Fact]
    public void Check_SolvedAndPrints_ShowsNothingOfIt()
    {
        var result = Chapter10.HowMuchMoves.Check(
            (nodes, onRing) =>
            {
                Console.WriteLine("hello");
                return (onRing ? 1 : nodes) / (nodes + 1.0);
            },
            _folder.Options);

        Assert.Equal(CheckStatus.Solved, result.Status);
        Assert.Null(result.Printed);
    }

    [Fact]
    public void Check_TimeIsUp_KeepsWhatWasPrinted()
    {
        using var released = new ManualResetEventSlim();
        var result = Chapter10.HowMuchMoves.Check(
            (_, _) =>
            {
                Console.WriteLine("here I am");
                released.Wait(CancellationToken.None);
                return 0;
            },
            _folder.Options with { TimeLimit = TimeSpan.FromSeconds(1) });
        released.Set();

        Assert.Equal("here I am", result.Printed);
    }

    [Fact]
    public void Check_SameAnswerTwice_GivesEqualResults()
    {
        CheckResult Check() => Chapter10.OwnerOnTheRing.Check((points, _) => points[^1].Node, _folder.Options);

        Assert.Equal(Check(), Check());
    }
}
