using System.Text.Json.Nodes;

namespace Fundamentals.Kernel.Tests.Processes;

/// <summary>The kernel under the Jupyter project's own client and kernel test suite, as Debian packages them.</summary>
public sealed class JupyterTests : IDisposable
{
    private const string Script = "test_kernel";

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task KernelTestSuite_ThroughTheKernelspec_PassesWithNothingSkipped()
    {
        var python = await Jupyter.RequirePythonAsync("jupyter_client", "jupyter_kernel_test");
        var spec = new JsonObject
        {
            ["argv"] = new JsonArray("dotnet", BuiltKernel.ProgramPath, "--connection-file", "{connection_file}"),
            ["display_name"] = "C# (Fundamentals)",
            ["language"] = "C#",
            ["interrupt_mode"] = "message",
        };
        _folder.Write("kernels/fundamentals-csharp/kernel.json", spec.ToJsonString());

        using var run = new ProgramRun(
            python,
            ["-B", "-m", "unittest", "-v", Script],
            ("JUPYTER_PATH", _folder[""]),
            ("JUPYTER_RUNTIME_DIR", _folder["runtime"]),
            ("PYTHONPATH", Path.Combine(AppContext.BaseDirectory, "jupyter")));
        var (exitCode, output, report) = await run.EndAsync();

        Assert.True(exitCode == 0, output + report);
        Assert.Matches(@"\nRan 15 tests in ", report);
        Assert.DoesNotContain("skipped", report, StringComparison.Ordinal);
    }
}
