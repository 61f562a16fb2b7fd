using System.Diagnostics;
using System.Runtime.InteropServices;
using Fundamentals.Cli.Running;

namespace Fundamentals.Cli.Kernelspecs;

/// <summary>
/// Publishes with <c>dotnet publish</c>: compiled ahead ("ReadyToRun"), which halves the time to a kernel's first answer,
/// where the compiler for that can be had from the package registry.
/// </summary>
/// <param name="project">The kernel's project file.</param>
/// <param name="readyToRun">Whether to try to compile ahead.</param>
internal sealed class DotnetPublisher(string project, bool readyToRun = true) : IKernelPublisher
{
    private const int LinesShown = 8;

    public async Task<string?> PublishAsync(string folder, CancellationToken cancellationToken)
    {
        if (!File.Exists(project))
            throw new UserException($"The kernel's project {project} is not there. Run this from a checkout of the repository.");
        if (readyToRun)
        {
            var (code, _) = await RunAsync(
                ["-r", RuntimeInformation.RuntimeIdentifier, "--self-contained", "false", "-p:PublishReadyToRun=true"], folder, cancellationToken);
            if (code == 0)
                return null;
        }

        var (plainCode, output) = await RunAsync([], folder, cancellationToken);
        if (plainCode != 0)
            throw new UserException(["The kernel could not be built. dotnet publish said:", .. output.Split('\n').Where(line => line.Length > 0).TakeLast(LinesShown)]);
        return readyToRun
            ? "It could not be compiled ahead (the ReadyToRun compiler was not to be had), so its first answer takes a second longer."
            : null;
    }

    private async Task<(int Code, string Output)> RunAsync(string[] options, string folder, CancellationToken cancellationToken)
    {
        // A place of its own to build in: the checkout's may be in use, by a kernel or by tests.
        var buildRoot = Directory.CreateTempSubdirectory("fundamentals-publish-");
        try
        {
            return await RunAsync([.. Arguments(folder), $"-p:BuildRoot={buildRoot.FullName}/", .. options], cancellationToken);
        }
        finally
        {
            buildRoot.Delete(recursive: true);
        }
    }

    private string[] Arguments(string folder) => ["publish", project, "-c", "Release", "-o", folder, "-p:RunAnalyzers=false", "-nologo", "-v", "quiet"];

    private static async Task<(int Code, string Output)> RunAsync(string[] arguments, CancellationToken cancellationToken)
    {
        var start = new ProcessStartInfo(DotnetHost.Path) { RedirectStandardOutput = true, RedirectStandardError = true, UseShellExecute = false };
        foreach (var argument in arguments)
            start.ArgumentList.Add(argument);
        using var process = Process.Start(start)!;
        await using var stop = cancellationToken.Register(() => process.Kill(entireProcessTree: true));
        var output = process.StandardOutput.ReadToEndAsync(CancellationToken.None);
        var error = process.StandardError.ReadToEndAsync(CancellationToken.None);
        await process.WaitForExitAsync(CancellationToken.None);
        cancellationToken.ThrowIfCancellationRequested();
        return (process.ExitCode, await output + await error);
    }
}
