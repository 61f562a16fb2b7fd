using System.Net;
using System.Net.Sockets;
using System.Text.Json.Nodes;
using Fundamentals.Kernel.Tests.Client;
using NetMQ;

namespace Fundamentals.Kernel.Tests.Processes;

/// <summary>The kernel as a client starts it, to its end, or so used that no other test could share it.</summary>
public sealed class KernelLifeTests : IDisposable
{
    private static readonly TimeSpan Prompt = TimeSpan.FromSeconds(10);

    private readonly RunningKernel _kernel = new();

    public void Dispose() => _kernel.Dispose();

    [Fact]
    public async Task Shutdown_WhileACellSpins_EndsTheProcessWithZero()
    {
        var busy = _kernel.Client.Execute("new Thread(() => { while (true) { } }).Start(); Console.WriteLine(\"on\"); while (true) { }");
        _kernel.Client.PublishedUntil(busy, "stream");

        var shutdown = _kernel.Client.Send(_kernel.Client.Control, "shutdown_request", new JsonObject { ["restart"] = false });

        Assert.Equal("ok", _kernel.Client.Reply(_kernel.Client.Control, shutdown).Text("status"));
        Assert.Equal(0, (await _kernel.Process.EndAsync(Prompt)).ExitCode);
    }

    [Fact]
    public async Task Shutdown_WhenWhatACellLeftBehindHangs_EndsTheProcess()
    {
        _kernel.Client.Run("AppDomain.CurrentDomain.ProcessExit += (_, _) => Thread.Sleep(Timeout.Infinite);");

        _kernel.Client.Ask("shutdown_request", []);

        Assert.NotEqual(0, (await _kernel.Process.EndAsync(Prompt)).ExitCode);
    }

    [Fact]
    public async Task Shutdown_OnShell_EndsTheProcessWithZero()
    {
        Assert.Equal("shutdown_reply", _kernel.Client.Ask("shutdown_request", []).Type);

        Assert.Equal(0, (await _kernel.Process.EndAsync(Prompt)).ExitCode);
    }

    [Fact]
    public async Task Shutdown_WhilePackagesAreRestored_LeavesNeitherTheToolNorItsFolder()
    {
        // A source that takes connections and never says anything.
        using var source = new TcpListener(IPAddress.Loopback, 0);
        source.Start();
        using var folder = new TemporaryFolder();
        var connection = Connections.New();
        using var kernel = new ProgramRun("dotnet", [BuiltKernel.ProgramPath, folder.Write("connection.json", connection.ToJson())], ("TMPDIR", folder[""]));
        using var client = new JupyterClient(connection);
        client.Execute($"#i \"nuget: https://127.0.0.1:{((IPEndPoint)source.LocalEndpoint).Port}/index.json\"\n#r \"nuget: Not.There, 1.0.0\"");
        var cancellation = TestContext.Current.CancellationToken;
        using var tool = await source.AcceptTcpClientAsync(cancellation).AsTask().WaitAsync(TimeSpan.FromMinutes(1), cancellation);
        Assert.NotEmpty(Directory.GetDirectories(folder[""], "csharp-packages-*"));

        client.Ask("shutdown_request", []);

        Assert.Equal(0, (await kernel.EndAsync(Prompt)).ExitCode);
        Assert.Empty(Directory.GetDirectories(folder[""], "csharp-packages-*"));
        Assert.True(await EndedAsync(tool, cancellation).WaitAsync(Prompt, cancellation));
    }

    private static async Task<bool> EndedAsync(TcpClient peer, CancellationToken cancellationToken)
    {
        try
        {
            await peer.GetStream().CopyToAsync(Stream.Null, cancellationToken);
        }
        catch (IOException)
        {
            // It went without a farewell.
        }

        return true;
    }

    [Fact]
    public async Task BadSignature_IsDroppedWithALineOnStandardError()
    {
        _kernel.Client.Shell.SendMultipartBytes(WireMessage.Write("forged", "s", "execute_request", new JsonObject { ["code"] = "1" }, "wrong"));
        Assert.Equal("ok", _kernel.Client.Run("1").Reply.Text("status"));
        _kernel.Client.Ask("shutdown_request", []);

        var (_, output, error) = await _kernel.Process.EndAsync(Prompt);

        Assert.Equal("[fundamentals-csharp] Dropped a message on Shell: the signature is wrong.", error.Trim());
        Assert.Equal("", output);
    }

    [Fact]
    public async Task Exit_FromACell_EndsTheProcessWithItsCodeAndSaysWhy()
    {
        var (reply, published) = _kernel.Client.Run("Console.WriteLine(\"before\"); Environment.Exit(7);");

        Assert.Equal(["status", "execute_input", "stream", "error", "status"], published.Select(message => message.Type));
        Assert.Equal("SessionEnded", reply.Text("ename"));
        Assert.Contains("Environment.Exit(7)", published[3].Text("evalue"), StringComparison.Ordinal);
        Assert.Equal(7, (await _kernel.Process.EndAsync(Prompt)).ExitCode);
    }

    [Fact]
    public void Cells_TwoThousand_MemoryGrowsInALine()
    {
        RunMany(50, 0);
        var before = Memory();
        RunMany(1_000, 50);
        var middle = Memory();
        RunMany(1_000, 1_050);
        var after = Memory();

        // MiB a cell.
        Assert.InRange((middle - before) / 1_000, 0, 0.15);
        Assert.InRange((after - middle) / 1_000, 0, 0.15);
    }

    // Sends them all at once, as "run all" does.
    private void RunMany(int count, int from)
    {
        string last = "";
        for (var i = from; i < from + count; i++)
            last = _kernel.Client.Execute($"var x{i} = new List<int> {{ {i} }}; x{i}.Count + {i}");
        Assert.Equal("ok", _kernel.Client.Reply(_kernel.Client.Shell, last).Text("status"));
        _kernel.Client.Published(last);
    }

    private double Memory()
    {
        using var process = System.Diagnostics.Process.GetProcessById(_kernel.Process.Id);
        return process.WorkingSet64 / 1024.0 / 1024.0;
    }

    [Fact]
    public void Messages_MutatedTenThousandTimes_NextGoodOneIsAnswered()
    {
        var random = new Random(1);
        for (var i = 0; i < 10_000; i++)
        {
            var channel = i % 3 == 0 ? _kernel.Client.Control : i % 3 == 1 ? _kernel.Client.Stdin : _kernel.Client.Shell;
            var frames = WireMessage.Write($"m{i}", "s", Types[random.Next(Types.Length)], new JsonObject { ["code"] = "1", ["cursor_pos"] = i }, "a-secret");
            Mutate(frames, random);
            channel.SendMultipartBytes(frames);
        }

        // Once both channels have answered, no interruption is on its way; behind cells that failed, the first may be aborted.
        var info = _kernel.Client.Send(_kernel.Client.Control, "kernel_info_request", []);
        Assert.Equal("kernel_info_reply", _kernel.Client.Reply(_kernel.Client.Control, info).Type);
        _kernel.Client.Ask("kernel_info_request", []);
        _kernel.Client.Run("0");
        var (reply, _) = _kernel.Client.Run("1");
        Assert.True(reply.Text("status") == "ok", reply.Json);
    }

    private static readonly string[] Types =
        ["execute_request", "complete_request", "inspect_request", "history_request", "is_complete_request", "comm_open", "input_reply", "interrupt_request", "nonsense"];

    private static void Mutate(List<byte[]> frames, Random random)
    {
        var at = random.Next(frames.Count);
        switch (random.Next(7))
        {
            case 0:
                frames.RemoveAt(at);
                break;
            case 1:
                frames[at] = frames[at][..random.Next(frames[at].Length + 1)];
                break;
            case 2:
                frames[at] = new byte[random.Next(100_000)];
                break;
            case 3 when frames[at].Length > 0:
                frames[at][random.Next(frames[at].Length)] ^= (byte)(1 << random.Next(8));
                break;
            case 4:
                frames.Insert(at, frames[random.Next(frames.Count)]);
                break;
            default:
                // Well signed, but not what its type calls for.
                string[] contents = ["[]", "null", "{", "{\"code\":[]}", "{\"code\":\"\\ud800\",\"cursor_pos\":-1}", "{\"cursor_pos\":1e300}", "{\"a\":1,\"a\":2}"];
                frames[5] = System.Text.Encoding.UTF8.GetBytes(contents[random.Next(contents.Length)]);
                frames[1] = System.Text.Encoding.UTF8.GetBytes(WireMessage.Sign([.. frames.Skip(2)], "a-secret"));
                break;
        }
    }

}
