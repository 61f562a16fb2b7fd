namespace Fundamentals.Cli.Pages;

/// <summary>The namespaces a C# session opens by itself, the SDK's implicit usings.</summary>
internal static class SessionUsings
{
    public static readonly string[] Names =
    [
        "System", "System.Collections.Generic", "System.IO", "System.Linq", "System.Net.Http",
        "System.Threading", "System.Threading.Tasks",
    ];
}
