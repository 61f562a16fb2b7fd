using Fundamentals.Exercises.Partitioning;

namespace Fundamentals.Exercises.Tests.Partitioning;

public sealed class RendezvousPickTests : IDisposable
{
    private readonly Folder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Check_Stub_IsNotSolved() =>
        Assert.Equal(CheckStatus.NotSolved, Check((_, _, _) => throw new NotSolvedException()).Status);

    [Fact]
    public void Check_ReferenceSolution_IsSolved()
    {
        string Pick(IReadOnlyList<string> nodes, string key, Func<string, string, ulong> score)
        {
            var best = nodes[0];
            foreach (var node in nodes)
            {
                var (mine, its) = (score(node, key), score(best, key));
                if (mine > its || (mine == its && string.CompareOrdinal(node, best) < 0))
                    best = node;
            }

            return best;
        }

        Assert.Equal(CheckStatus.Solved, Check(Pick).Status);
    }

    [Fact]
    public void Check_Linq_IsSolved() =>
        Assert.Equal(CheckStatus.Solved, Check((nodes, key, score) =>
            nodes.OrderByDescending(node => score(node, key)).ThenBy(node => node, StringComparer.Ordinal).First()).Status);

    [Fact]
    public void Check_TieByOrderOfTheList_SaysSo()
    {
        Says("settles a tie by the order", Check((nodes, key, score) => nodes.MaxBy(node => score(node, key))!));
        Says("settles a tie by the order", Check((nodes, key, score) => nodes.OrderBy(node => score(node, key)).Last()));
    }

    [Fact]
    public void Check_TieByTheLastName_SaysSo() =>
        Says("the name that comes last", Check((nodes, key, score) =>
            nodes.OrderByDescending(node => score(node, key)).ThenByDescending(node => node, StringComparer.Ordinal).First()));

    [Fact]
    public void Check_TieWithoutRegardToCase_SaysSo() =>
        Says("capitals and small letters are alike", Check((nodes, key, score) =>
            nodes.OrderByDescending(node => score(node, key)).ThenBy(node => node, StringComparer.OrdinalIgnoreCase).First()));

    [Fact]
    public void Check_TieByAnotherRule_IsNotAccusedOfTheOrder() =>
        Says("by another rule than the one asked for", Check((nodes, key, score) =>
            nodes.OrderByDescending(node => score(node, key)).ThenBy(node => node[^1]).ThenBy(node => node, StringComparer.Ordinal).First()));

    [Fact]
    public void Check_TieByTheLengthOfTheName_SaysOnlyWhatIsTrue() =>
        Says("settles a tie by", Check((nodes, key, score) =>
            nodes.OrderByDescending(node => score(node, key)).ThenBy(node => node.Length).First()));

    [Fact]
    public void Check_NarrowedScore_SaysSo()
    {
        Says("whole scores", Check((nodes, key, score) => nodes.MaxBy(node => (int)score(node, key))!));
        Says("whole scores", Check((nodes, key, score) => nodes.MaxBy(node => (short)score(node, key))!));
        Says("whole scores", Check((nodes, key, score) => nodes.MaxBy(node => (double)score(node, key))!));
        Says("whole scores", Check((nodes, key, score) => nodes.OrderByDescending(node => (long)score(node, key)).ThenBy(node => node, StringComparer.Ordinal).First()));
        Says("whole scores", Check((nodes, key, score) => nodes.OrderByDescending(node => (double)score(node, key)).ThenBy(node => node, StringComparer.Ordinal).First()));
    }

    [Fact]
    public void Check_ComparesByDifference_SaysSo()
    {
        Says("whole scores", Check((nodes, key, score) => nodes.Aggregate((best, node) => (int)(score(node, key) - score(best, key)) > 0 ? node : best)));
        Says("whole scores", Check((nodes, key, score) => nodes.Aggregate((best, node) => (long)(score(node, key) - score(best, key)) > 0 ? node : best)));
    }

    [Fact]
    public void Check_Lowest_SaysSo()
    {
        Says("takes the lowest score", Check((nodes, key, score) => nodes.MinBy(node => score(node, key))!));
        Says("takes the lowest score", Check((nodes, key, score) => nodes.OrderBy(node => score(node, key)).ThenBy(node => node, StringComparer.Ordinal).First()));
    }

    [Fact]
    public void Check_SwappedArguments_SaysSo() =>
        Says("swaps the arguments", Check((nodes, key, score) => nodes.MaxBy(node => score(key, node))!));

    [Fact]
    public void Check_KeyAloneModulo_SaysSo()
    {
        Says("hashes the key alone", Check((nodes, key, score) => nodes[(int)(score("", key) % (ulong)nodes.Count)]));
        Says("hashes the key alone", Check((nodes, key, score) => nodes[(int)(score(key, key) % (ulong)nodes.Count)]));
    }

    [Fact]
    public void Check_IgnoresTheKey_SaysSo()
    {
        Says("all keys to the same node", Check((nodes, _, score) => nodes.MaxBy(node => score(node, ""))!));
        Says("all keys to the same node", Check((nodes, _, _) => nodes[0]));
        Says("all keys to the same node", Check((_, _, _) => "node-a"));
    }

    [Fact]
    public void Check_UnknownMistake_IsWrongWithTheCase()
    {
        var result = Check((nodes, key, score) => nodes.OrderByDescending(node => score(node, key)).Skip(1).FirstOrDefault(nodes[0]));

        Assert.Equal("This is not the node with the highest score for the key.", result.Message);
        Assert.StartsWith("key \"key-", result.Tried);
        Assert.NotEqual(result.Expected, result.Got);
    }

    private CheckResult Check(Func<IReadOnlyList<string>, string, Func<string, string, ulong>, string> answer) =>
        Chapter10.Rendezvous.Check(answer, _folder.Options);

    private static void Says(string part, CheckResult result)
    {
        Assert.Equal(CheckStatus.Wrong, result.Status);
        Assert.Contains(part, result.Message);
    }
}
