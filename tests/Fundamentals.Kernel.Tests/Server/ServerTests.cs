using Fundamentals.Kernel.Startup;
using Fundamentals.Kernel.Tests.Client;

namespace Fundamentals.Kernel.Tests.Server;

/// <summary>The protocol over real sockets, in this process, with a scripted engine behind it and a client before it.</summary>
public abstract class ServerTests : IDisposable
{
    private readonly StringWriter _log = new();

    private protected ServerTests()
    {
        Connection = Connections.New();
        Server = new KernelServer(Connection, ScriptedEngine.StartAsync, new KernelLog(_log));
        Client = new JupyterClient(Connection);
    }

    internal ConnectionFile Connection { get; }

    internal KernelServer Server { get; }

    internal JupyterClient Client { get; }

    internal string Log => _log.ToString();

    public void Dispose()
    {
        Client.Dispose();
        Server.Dispose();
        _log.Dispose();
        GC.SuppressFinalize(this);
    }

    internal static IEnumerable<string> Shapes(IEnumerable<WireMessage> messages) => messages.Select(message => message.Type switch
    {
        "status" => message.Text("execution_state")!,
        _ => message.Type,
    });
}
