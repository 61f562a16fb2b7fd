using System.Runtime.InteropServices;

namespace Fundamentals.Cli.Kernelspecs;

/// <summary>The <c>dotnet</c> program that this process runs on; clients that start a kernel may not have it on their path.</summary>
internal static class DotnetHost
{
    /// <summary>Gets its full path.</summary>
    public static string Path
    {
        get
        {
            // <root>/shared/Microsoft.NETCore.App/<version>/
            var root = System.IO.Path.GetFullPath(System.IO.Path.Combine(RuntimeEnvironment.GetRuntimeDirectory(), "..", "..", ".."));
            var program = System.IO.Path.Combine(root, OperatingSystem.IsWindows() ? "dotnet.exe" : "dotnet");
            return File.Exists(program) ? program : "dotnet";
        }
    }
}
