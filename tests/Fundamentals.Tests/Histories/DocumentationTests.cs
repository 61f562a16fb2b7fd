using System.Text.RegularExpressions;
using Fundamentals.Checkers;
using Fundamentals.Checkers.Models;
using Fundamentals.Histories;

namespace Fundamentals.Tests.Histories;

/// <summary>What docs/histories.md says is so.</summary>
public sealed partial class DocumentationTests
{
    private static readonly string Text = File.ReadAllText(Find(Path.Combine("docs", "histories.md")));

    [Fact]
    public void Example_OfTheFormat_HasTheVerdictThatTheTextExplains()
    {
        var history = HistoryText.Parse(JsonBlock().Match(Text).Groups["text"].Value);

        var verdict = (Violated)Linearizability.Check(history, new RegisterModel());

        Assert.Equal(["ann: write x 1", "bob: write x 2 → ?", "eve: read x → 2", "eve: read x → 1"], history.Operations.Select(operation => operation.ToString()));
        Assert.Equal("eve: read x → 1", verdict.Blocked!.ToString());
    }

    [Fact]
    public void Models_AreAllDescribed() =>
        Assert.All(NamedModels.All, model => Assert.Contains($"| `{model.Name}` |", Text, StringComparison.Ordinal));

    private static string Find(string path)
    {
        var at = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(at!.FullName, path)))
            at = at.Parent;
        return Path.Combine(at.FullName, path);
    }

    [GeneratedRegex("```json\n(?<text>.*?)```", RegexOptions.Singleline | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex JsonBlock();
}
