namespace Chapters.Tests;

/// <summary>The first notebook, opened in a new container.</summary>
[Collection(NewContainer.Collection)]
public sealed class DevContainerTests(NewContainer container)
{
    [Fact]
    public async Task PostCreate_InACleanFolder_MakesTheFirstNotebookFindItsKernel()
    {
        var python = await Jupyter.RequirePythonAsync("jupyter_client");
        Assert.SkipWhen(OperatingSystem.IsWindows(), "A container runs Linux.");

        var said = await container.RunAsync(
            python, [Path.Combine(AppContext.BaseDirectory, "jupyter", "first_cell.py"), "notebooks/00-start-here.ipynb", "ConsistentHashRing.Of(\"a\", \"b\").Nodes.Count"]);

        Assert.Equal(["kernel: C# (Fundamentals)", "status: ok", "result: 2", "status: ok"], said.Split('\n', StringSplitOptions.RemoveEmptyEntries));
    }
}
