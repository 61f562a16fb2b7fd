using System.Reflection;
using System.Runtime.InteropServices;
using System.Text.Json.Nodes;
using Fundamentals.Kernel.Startup;
using Fundamentals.Kernel.Wire;

namespace Fundamentals.Kernel.Requests;

/// <summary>Who the kernel is: <c>kernel_info_request</c> and <c>connect_request</c>.</summary>
internal sealed class KernelInfoRequests(ConnectionFile connection)
{
    private const string LanguageVersion = "14.0";

    private static readonly string Version =
        typeof(KernelInfoRequests).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion.Split('+')[0] ?? "0";

    /// <summary>Answers <c>kernel_info_request</c>.</summary>
    public static Task AnswerAsync(Request request)
    {
        request.ReplyOk(new JsonObject
        {
            ["protocol_version"] = WireFormat.ProtocolVersion,
            ["implementation"] = "fundamentals-csharp",
            ["implementation_version"] = Version,
            ["language_info"] = new JsonObject
            {
                ["name"] = "C#",
                ["version"] = LanguageVersion,
                ["mimetype"] = "text/x-csharp",
                ["file_extension"] = ".cs",
                ["pygments_lexer"] = "csharp",
                ["codemirror_mode"] = "text/x-csharp",
                ["nbconvert_exporter"] = "script",
            },
            ["banner"] = $"C# {LanguageVersion} on {RuntimeInformation.FrameworkDescription}, fundamentals-csharp {Version}",
            ["debugger"] = false,
            ["supported_features"] = new JsonArray(),
            ["help_links"] = new JsonArray(
                Link("C# reference", "https://learn.microsoft.com/dotnet/csharp/language-reference/"),
                Link(".NET API reference", "https://learn.microsoft.com/dotnet/api/")),
        });
        return Task.CompletedTask;
    }

    /// <summary>Answers <c>connect_request</c>, which the protocol calls deprecated.</summary>
    public Task ConnectAsync(Request request)
    {
        request.ReplyOk(new JsonObject
        {
            ["shell_port"] = connection.ShellPort,
            ["iopub_port"] = connection.IOPubPort,
            ["stdin_port"] = connection.StdinPort,
            ["hb_port"] = connection.HeartbeatPort,
            ["control_port"] = connection.ControlPort,
        });
        return Task.CompletedTask;
    }

    private static JsonObject Link(string text, string url) => new() { ["text"] = text, ["url"] = url };
}
