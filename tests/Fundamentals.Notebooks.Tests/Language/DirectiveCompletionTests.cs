using Fundamentals.Notebooks.Session;
using Fundamentals.Notebooks.Tests.Session;

namespace Fundamentals.Notebooks.Tests.Language;

/// <summary>Completion in directives, over a folder and a cache of the test's own.</summary>
public sealed class DirectiveCompletionTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly SessionUnderTest _session;

    public DirectiveCompletionTests()
    {
        _folder.Write("NuGet.config", $"<configuration><config><add key=\"globalPackagesFolder\" value=\"{_folder["cache"]}\" /></config></configuration>");
        foreach (var version in new[] { "1.9.0", "1.10.0", "2.0.0-beta.1", "not-a-version" })
            _folder.Write($"cache/green.tree/{version}/green.tree.nuspec", "<package xmlns=\"http://schemas.microsoft.com/packaging/2013/05/nuspec.xsd\"><metadata><id>Green.Tree</id></metadata></package>");
        _folder.Write("cache/greeting/1.0.0/readme", "");
        _folder.Write("cache/other/1.0.0/readme", "");
        foreach (var file in new[] { "setup.csx", "Shapes.cs", "story.ipynb", "Tools.dll", "lib/Inner.dll", "lib/notes.txt" })
            _folder.Write(file, "");
        _session = new SessionUnderTest(new SessionOptions { WorkingDirectory = _folder.Path });
    }

    [Theory]
    [InlineData("#r \"nuget: gree|", 11, "Green.Tree greeting")]
    [InlineData("#r \"nuget:Green.|\"", 10, "Green.Tree")]
    [InlineData("#r \"nuget: green.tree, |\"", 23, "2.0.0-beta.1 1.10.0 1.9.0")]
    [InlineData("#r \"nuget: Green.Tree,1.1|\"", 22, "1.10.0")]
    [InlineData("var x = 1;\n#:package gre|", 21, "Green.Tree greeting")]
    [InlineData("#:package Green.Tree@1|", 21, "1.10.0 1.9.0")]
    [InlineData("#r \"|\"", 4, "nuget:  cache/ lib/ Tools.dll")]
    [InlineData("#r \"lib/|\"", 8, "Inner.dll")]
    [InlineData("#r \"./to|\"", 6, "Tools.dll")]
    [InlineData("#r \"nowhere/|\"", 12, "")]
    [InlineData("#load \"s|\"", 7, "setup.csx Shapes.cs")]
    [InlineData("#!import \"s|\"", 10, "setup.csx Shapes.cs story.ipynb")]
    [InlineData("#!w|", 0, "#!who #!whos")]
    [InlineData("1 + 1;\n#:|", 7, "#:package")]
    [InlineData("#rest|", 1, "")]
    [InlineData("#reg|", 1, "region")]
    [InlineData("#!nothing|", 10, "")]
    public async Task Complete_InADirective_OffersWhatFits(string code, int start, string expected)
    {
        var position = code.IndexOf('|', StringComparison.Ordinal);
        var found = await _session.Session.CompleteAsync(code.Remove(position, 1), position, TestContext.Current.CancellationToken);
        Assert.Equal(expected, string.Join(' ', found.Items.Select(item => item.Text)));
        if (expected.Length > 0)
            Assert.Equal((start, position), (found.Start, found.End));
    }

    public void Dispose()
    {
        _session.Dispose();
        _folder.Dispose();
    }
}
