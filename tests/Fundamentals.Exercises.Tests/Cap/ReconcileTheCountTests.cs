using Fundamentals.Exercises.Cap;
using Views = System.Collections.Generic.IReadOnlyDictionary<string, int>;

namespace Fundamentals.Exercises.Tests.Cap;

public sealed class ReconcileTheCountTests : IDisposable
{
    private readonly Folder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Check_Stub_IsNotSolved() =>
        Assert.Equal(CheckStatus.NotSolved, Check((_, _) => throw new NotSolvedException()).Status);

    [Fact]
    public void Check_ReferenceSolution_IsSolved()
    {
        var result = Check(Right);

        Assert.Equal(CheckStatus.Solved, result.Status);
        Assert.StartsWith("Right in all 49 cases tried.", result.Message);
        Assert.Equal(["2.3"], _folder.Progress.Read().Solved);
    }

    [Fact]
    public void Check_Linq_IsSolved() =>
        Assert.Equal(CheckStatus.Solved, Check((mine, theirs) =>
            mine.Concat(theirs).GroupBy(entry => entry.Key).ToDictionary(group => group.Key, group => group.Max(entry => entry.Value))).Status);

    [Fact]
    public void Check_EntriesOfZero_AreSolvedToo() =>
        Assert.Equal(CheckStatus.Solved, Check((mine, theirs) =>
            new[] { "paris", "tokyo", "lima", "oslo", "cairo" }.ToDictionary(city => city, city => Math.Max(mine.GetValueOrDefault(city), theirs.GetValueOrDefault(city)))).Status);

    [Fact]
    public void Check_Adds_SaysSo()
    {
        Says("adds the numbers up", Check((mine, theirs) => Both(mine, theirs, (my, their) => my + their)));
        Says("adds the numbers up", Check((mine, theirs) => Both(mine, theirs, (my, their) => my == their ? my : my + their)));
    }

    [Fact]
    public void Check_TheirsWins_SaysSo()
    {
        Says("lets theirs win", Check((_, theirs) => theirs));
        Says("lets theirs win", Check((mine, theirs) =>
        {
            var merged = mine.ToDictionary();
            foreach (var (replica, views) in theirs)
                merged[replica] = views;
            return merged;
        }));
    }

    [Fact]
    public void Check_MineWins_SaysSo()
    {
        Says("lets mine win", Check((mine, _) => mine));
        Says("lets mine win", Check((mine, theirs) =>
        {
            var merged = mine.ToDictionary();
            foreach (var (replica, views) in theirs)
                merged.TryAdd(replica, views);
            return merged;
        }));
    }

    [Fact]
    public void Check_LargerTotal_SaysSo()
    {
        Says("one of the two as a whole", Check((mine, theirs) => mine.Values.Sum() > theirs.Values.Sum() ? mine : theirs));
        Says("one of the two as a whole", Check((mine, theirs) => theirs.Values.Sum() > mine.Values.Sum() ? theirs : mine));
        Says("one of the two as a whole", Check((mine, theirs) => theirs.Count > mine.Count ? theirs : mine));
    }

    [Fact]
    public void Check_ThrowsWhereAnEntryIsMissing_SaysSo()
    {
        Says("only one of the two has an entry", Check((mine, theirs) => mine.ToDictionary(entry => entry.Key, entry => Math.Max(entry.Value, theirs[entry.Key]))));
        Says("only one of the two has an entry", Check((mine, theirs) => mine.Keys.Union(theirs.Keys).ToDictionary(key => key, key => Math.Max(mine[key], theirs[key]))));
    }

    [Fact]
    public void Check_ThrowsWhereBothHaveAnEntry_SaysSo()
    {
        Says("each key once", Check((mine, theirs) => mine.Concat(theirs).ToDictionary()));
        Says("each key once", Check((mine, theirs) =>
        {
            var merged = mine.ToDictionary();
            foreach (var (replica, views) in theirs)
                merged.Add(replica, views);
            return merged;
        }));
    }

    [Fact]
    public void Check_CommonKeys_SaysSo() =>
        Says("both have heard of", Check((mine, theirs) => mine.Keys.Intersect(theirs.Keys).ToDictionary(key => key, key => Math.Max(mine[key], theirs[key]))));

    [Fact]
    public void Check_ForgetsTheirs_SaysSo() =>
        Says("that only theirs has", Check((mine, theirs) => mine.ToDictionary(entry => entry.Key, entry => Math.Max(entry.Value, theirs.GetValueOrDefault(entry.Key)))));

    [Fact]
    public void Check_ForgetsMine_SaysSo() =>
        Says("that only mine has", Check((mine, theirs) => theirs.ToDictionary(entry => entry.Key, entry => Math.Max(entry.Value, mine.GetValueOrDefault(entry.Key)))));

    [Fact]
    public void Check_Smaller_SaysSo()
    {
        Says("keeps the smaller number", Check((mine, theirs) => Both(mine, theirs, Math.Min)));
        Says("keeps the smaller number", Check((mine, theirs) =>
            mine.Keys.Union(theirs.Keys).ToDictionary(key => key, key => Math.Min(mine.GetValueOrDefault(key), theirs.GetValueOrDefault(key)))));
    }

    [Theory]
    [InlineData(true, "mine")]
    [InlineData(false, "theirs")]
    public void Check_ChangesAnArgument_SaysSo(bool changesMine, string name)
    {
        var result = Check((mine, theirs) =>
        {
            var (from, to) = changesMine ? (theirs, mine) : (mine, theirs);
            var merged = (Dictionary<string, int>)to;
            foreach (var (replica, views) in from)
                merged[replica] = Math.Max(views, merged.GetValueOrDefault(replica));
            return merged;
        });

        Says("changes what it was given", result);
        Assert.Equal($"{{ paris: 3, tokyo: 4 }}; and {name} was changed", result.Got);
    }

    [Fact]
    public void Check_Constant_SaysSo()
    {
        Says("whatever it is given", Check((_, _) => new Dictionary<string, int>()));
        Says("whatever it is given", Check((_, _) => new Dictionary<string, int> { ["paris"] = 3, ["tokyo"] = 4 }));
    }

    [Fact]
    public void Check_UnknownMistake_IsWrongWithTheCase()
    {
        var result = Check((mine, theirs) => Both(mine, theirs, (my, their) => (my + their) / 2));

        Says("This is not, for each replica", result);
        Assert.Equal(("mine = { paris: 3, tokyo: 1 }, theirs = { paris: 2, tokyo: 4 }", "{ paris: 3, tokyo: 4 }", "{ paris: 2, tokyo: 2 }"), (result.Tried, result.Expected, result.Got));
    }

    [Fact]
    public void Check_WrongInGossipOnly_ExpectsWhatWasCounted()
    {
        // Right wherever the two numbers of a replica do not differ by four, and in the first cases they do not.
        var result = Check((mine, theirs) => Both(mine, theirs, (my, their) => Math.Abs(my - their) == 4 ? Math.Min(my, their) : Math.Max(my, their)));

        Assert.Contains(" replicas, seed ", result.Tried);
        Assert.Equal([NumbersAfter("counts", result.Tried!).Sum()], NumbersAfter("has", result.Expected!).Distinct());
        Assert.StartsWith("in the end paris has ", result.Got);
    }

    [Fact]
    public void Check_Null_SaysSo() => Says("returned null", Check((_, _) => null!));

    [Fact]
    public void Check_NullWhereNothingIsNew_SaysSo() =>
        Says("returned null", Check((mine, theirs) => theirs.All(entry => mine.GetValueOrDefault(entry.Key) >= entry.Value) ? null! : Right(mine, theirs)));

    [Fact]
    public void Check_Throws_SaysSo() => Says("Your function threw FormatException", Check((_, _) => throw new FormatException("hm")));

    private static Dictionary<string, int> Right(Views mine, Views theirs) => Both(mine, theirs, Math.Max);

    private static Dictionary<string, int> Both(Views mine, Views theirs, Func<int, int, int> combine) => mine.Keys.Union(theirs.Keys).ToDictionary(
        key => key,
        key => (mine.TryGetValue(key, out var my), theirs.TryGetValue(key, out var their)) is (true, true) ? combine(my, their) : my + their);

    private CheckResult Check(Func<Views, Views, Views> answer) => Chapter02.ReconcileTheCount.Check(answer, _folder.Options);

    private static void Says(string part, CheckResult result)
    {
        Assert.Equal(CheckStatus.Wrong, result.Status);
        Assert.Contains(part, result.Message);
    }

    /// <summary>The numbers that follow a word.</summary>
    private static IEnumerable<int> NumbersAfter(string word, string text)
    {
        var words = text.Split([' ', ';', ','], StringSplitOptions.RemoveEmptyEntries);
        return words.Zip(words.Skip(1)).Where(pair => pair.First == word).Select(pair => int.Parse(pair.Second));
    }
}
