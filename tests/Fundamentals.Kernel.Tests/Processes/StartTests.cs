using System.Diagnostics;
using System.Globalization;
using Fundamentals.Kernel.Tests.Client;

namespace Fundamentals.Kernel.Tests.Processes;

/// <summary>How the kernel program starts, or says why not, and that it goes when its client does.</summary>
public sealed class StartTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("{}", "Connection file {0}: the key is empty, so anyone who can reach the ports could run code. Give a key, or start with --allow-unsigned.")]
    [InlineData("{", "Connection file {0}: it is not JSON (line 1, byte 2), or gives a name twice.")]
    [InlineData("""{"transport":"ipc"}""", "Connection file {0}: transport \"ipc\" is not supported, only \"tcp\".")]
    public async Task Start_BadConnectionFile_IsOneLineAndExitCodeTwo(string json, string expected)
    {
        var path = _folder.Write("connection.json", json);
        using var kernel = BuiltKernel.Start(path);

        var (exitCode, output, error) = await kernel.EndAsync();

        Assert.Equal(2, exitCode);
        Assert.Equal(string.Format(CultureInfo.InvariantCulture, expected, path), error.TrimEnd());
        Assert.Equal("", output);
    }

    [Fact]
    public async Task Start_PortTaken_IsOneLineAndExitCodeTwo()
    {
        var connection = Connections.New();
        using var taken = new System.Net.Sockets.TcpListener(System.Net.IPAddress.Loopback, connection.ShellPort);
        taken.Start();
        using var kernel = BuiltKernel.Start(_folder.Write("connection.json", connection.ToJson()));

        var (exitCode, _, error) = await kernel.EndAsync();

        Assert.Equal(2, exitCode);
        Assert.StartsWith($"Cannot listen for shell at tcp://127.0.0.1:{connection.ShellPort}: ", error, StringComparison.Ordinal);
        Assert.Single(error.TrimEnd().Split('\n'));
    }

    [Fact]
    public void Start_EmptyKeyAllowed_AnswersUnsignedMessages()
    {
        var connection = Connections.New() with { Key = "" };
        using var kernel = BuiltKernel.Start("--allow-unsigned", _folder.Write("connection.json", connection.ToJson()));
        using var client = new JupyterClient(connection);

        Assert.Equal("kernel_info_reply", client.Ask("kernel_info_request", []).Type);
    }

    [Fact]
    public async Task Parent_Killed_KernelEndsToo()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "JPY_PARENT_PID is a handle on Windows, where the client ends the kernel itself.");
        var connection = Connections.New();
        var path = _folder.Write("connection.json", connection.ToJson());
        var script = $"JPY_PARENT_PID=$$ dotnet '{BuiltKernel.ProgramPath}' '{path}' & echo $! > '{_folder["pid"]}'; wait";
        using var parent = new ProgramRun("/bin/sh", ["-c", script]);
        using var client = new JupyterClient(connection);
        Assert.Equal("kernel_info_reply", client.Ask("kernel_info_request", []).Type);
        using var kernel = Process.GetProcessById(int.Parse(await File.ReadAllTextAsync(_folder["pid"], TestContext.Current.CancellationToken)));

        using (var shell = Process.GetProcessById(parent.Id))
            shell.Kill();

        try
        {
            await kernel.WaitForExitAsync(TestContext.Current.CancellationToken).WaitAsync(TimeSpan.FromSeconds(10), TestContext.Current.CancellationToken);
        }
        catch (TimeoutException)
        {
            kernel.Kill();
            throw;
        }
    }
}
