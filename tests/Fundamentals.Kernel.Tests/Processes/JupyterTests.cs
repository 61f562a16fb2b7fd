using System.Text.Json.Nodes;

namespace Fundamentals.Kernel.Tests.Processes;

/// <summary>The kernel under the Jupyter project's own clients and kernel test suite, as Debian packages them.</summary>
public sealed class JupyterTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task KernelTestSuite_ThroughTheKernelspec_PassesWithNothingSkipped() =>
        await RunAsync("test_kernel", 17, "jupyter_client", "jupyter_kernel_test");

    [Fact]
    public async Task Clients_NbclientNbconvertAndConsole_RunNotebooksAndASession() =>
        await RunAsync("test_clients", 3, "nbclient", "nbconvert", "jupyter_console");

    [Fact]
    public async Task Lifecycle_WhileACellSpins_RestartsAndEndsLeavingNothing()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "Only Linux tells of processes in /proc.");
        await RunAsync("test_lifecycle", 3, "jupyter_client");
    }

    private async Task RunAsync(string script, int tests, params string[] modules)
    {
        var python = await Jupyter.RequirePythonAsync(modules);
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
        var (exitCode, output, report) = await run.EndAsync();

        Assert.True(exitCode == 0, output + report);
        Assert.Matches($"\nRan {tests} tests in ", report);
        Assert.DoesNotContain("skipped", report, StringComparison.Ordinal);
    }
}
