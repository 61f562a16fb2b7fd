using System.Text.Json.Nodes;

namespace Fundamentals.Kernel.Tests.Processes;

/// <summary>The kernel under the Jupyter project's own client and kernel test suite, as Debian packages them.</summary>
public sealed class JupyterTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task KernelTestSuite_ThroughTheKernelspec_PassesWithNothingSkipped() => AssertPasses(17, await RunAsync("test_kernel", "jupyter_kernel_test"));

    [Fact]
    public async Task Clients_NbclientNbconvertAndConsole_RunNotebooksAndASession() =>
        AssertPasses(3, await RunAsync("test_clients", "nbclient", "nbconvert", "jupyter_console"));

    [Fact]
    public async Task Lifecycle_WhileACellSpins_RestartsAndEndsLeavingNothing()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "Only Linux tells of processes in /proc.");
        AssertPasses(3, await RunAsync("test_lifecycle"));
    }

    private static void AssertPasses(int tests, (int ExitCode, string Output, string Report) run)
    {
        Assert.True(run.ExitCode == 0, run.Output + run.Report);
        Assert.Matches($@"\nRan {tests} tests in ", run.Report);
        Assert.DoesNotContain("skipped", run.Report, StringComparison.Ordinal);
    }

    private async Task<(int ExitCode, string Output, string Report)> RunAsync(string script, params string[] modules)
    {
        var python = await Jupyter.RequirePythonAsync(["jupyter_client", .. modules]);
        var spec = new JsonObject
        {
            ["argv"] = new JsonArray("dotnet", BuiltKernel.ProgramPath, "--connection-file", "{connection_file}"),
            ["display_name"] = "C# (Fundamentals)",
            ["language"] = "C#",
            ["interrupt_mode"] = "message",
        };
        _folder.Write("kernels/fundamentals-csharp/kernel.json", spec.ToJsonString());
        Directory.CreateDirectory(_folder["temporary"]);

        using var run = new ProgramRun(
            python,
            ["-B", "-m", "unittest", "-v", script],
            ("JUPYTER_PATH", _folder[""]),
            ("JUPYTER_RUNTIME_DIR", _folder["runtime"]),
            ("JUPYTER_CONFIG_DIR", _folder["config"]),
            ("IPYTHONDIR", _folder["ipython"]),
            ("TMPDIR", _folder["temporary"]),
            ("PYTHONPATH", Path.Combine(AppContext.BaseDirectory, "jupyter")));
        return await run.EndAsync();
    }
}
