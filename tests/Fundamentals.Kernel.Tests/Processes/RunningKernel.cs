using Fundamentals.Kernel.Tests.Client;

namespace Fundamentals.Kernel.Tests.Processes;

/// <summary>A kernel that was started as a client does, and its client.</summary>
public sealed class RunningKernel : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public RunningKernel()
    {
        var connection = Connections.New();
        Process = BuiltKernel.Start("--connection-file", _folder.Write("connection.json", connection.ToJson()));
        Client = new JupyterClient(connection);
    }

    internal ProgramRun Process { get; }

    internal JupyterClient Client { get; }

    public void Dispose()
    {
        Client.Dispose();
        Process.Dispose();
        _folder.Dispose();
    }
}
