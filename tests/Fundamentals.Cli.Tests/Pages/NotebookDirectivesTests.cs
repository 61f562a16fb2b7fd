using Fundamentals.Cli.Pages;

namespace Fundamentals.Cli.Tests.Pages;

public sealed class NotebookDirectivesTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    [Fact]
    public void ReadImports_OfFilesElsewhere_NamesFilesAsSeenFromThere()
    {
        _folder.Write("deep/more/inner.csx", "#load \"next.csx\"\nvar inner = 1;");
        _folder.Write("deep/setup.csx", "#!import \"more/inner.csx\"\n#r \"../lib/A.dll\"\n#r \"System.Net.Http\"\n#r \"nuget: B\"\nvar x = 1;");

        var text = NotebookDirectives.ReadImports(["#!import \"../deep/setup.csx\""], _folder["notebooks"]);

        Assert.Equal(
            $"#load \"{_folder["deep/more/next.csx"]}\"\nvar inner = 1;\n"
            + $"#!import \"more/inner.csx\"\n#r \"{_folder["lib/A.dll"]}\"\n#r \"System.Net.Http\"\n#r \"nuget: B\"\nvar x = 1;\n",
            text);
    }

    public void Dispose() => _folder.Dispose();
}
