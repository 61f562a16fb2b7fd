using PublicApiGenerator;

namespace Fundamentals.Tests;

/// <summary>
/// What notebooks and readers can use is listed in src/Fundamentals/PublicApi.txt: a change of it is seen in review, and
/// never happens by accident.
/// </summary>
public sealed class PublicApiTests
{
    private const string Accept = "FUNDAMENTALS_ACCEPT_API";

    private static readonly string Listed = Path.Combine(Repository.Root, "src", "Fundamentals", "PublicApi.txt");

    [Fact]
    public void PublicApi_OfTheSubject_IsTheOneListed()
    {
        var actual = Current();
        if (Environment.GetEnvironmentVariable(Accept) == "1")
            File.WriteAllLines(Listed, actual);

        Assert.Null(FirstDifference(File.ReadAllLines(Listed), actual));
    }

    [Fact]
    public void PublicApi_ListedTwice_IsInTheSameOrder() => Assert.Equal(Current(), Current());

    [Theory]
    [InlineData("class A|void F();", "class A|void F();", null)]
    [InlineData("class A|void F();|void G();", "class A|void F(int x);|void G();", "line 2, in class A: listed is 'void F();', the code has 'void F(int x);'")]
    [InlineData("class A|void F();", "class A|void F();|void G();", "line 3, in class A: listed is nothing more, the code has 'void G();'")]
    [InlineData("class A|class B", "class A", "line 2, in class B: listed is 'class B', the code has nothing more")]
    public void FirstDifference_OfTwoLists_NamesLineAndType(string listed, string actual, string? expected)
    {
        var difference = FirstDifference(listed.Split('|'), actual.Split('|'));

        if (expected is null)
            Assert.Null(difference);
        else
            Assert.StartsWith($"The public API differs from src/Fundamentals/PublicApi.txt from {expected}.", difference, StringComparison.Ordinal);
    }

    private static string[] Current() =>
        typeof(Fundamentals.Simulator.Simulation).Assembly
            .GeneratePublicApi(new ApiGeneratorOptions { IncludeAssemblyAttributes = false, DenyNamespacePrefixes = [] })
            .ReplaceLineEndings("\n").TrimEnd().Split('\n');

    private static string? FirstDifference(string[] listed, string[] actual)
    {
        var at = 0;
        while (at < listed.Length && at < actual.Length && listed[at] == actual[at])
            at++;
        if (at == listed.Length && at == actual.Length)
            return null;
        var longer = at < actual.Length ? actual : listed;
        var type = longer.Take(at + 1).LastOrDefault(line => line.Contains("class ", StringComparison.Ordinal) || line.Contains("struct ", StringComparison.Ordinal) || line.Contains("interface ", StringComparison.Ordinal) || line.Contains("enum ", StringComparison.Ordinal));
        return $"The public API differs from src/Fundamentals/PublicApi.txt from line {at + 1}, in {type?.Trim()}: listed is {LineOf(listed, at)}, the code has {LineOf(actual, at)}. "
            + $"If that is what you want, run this test once with {Accept}=1 in the environment, look at what changed in the file, and commit it with the code.";
    }

    private static string LineOf(string[] lines, int at) => at < lines.Length ? $"'{lines[at].Trim()}'" : "nothing more";
}
