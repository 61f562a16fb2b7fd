using System.Diagnostics;
using System.Runtime.InteropServices;
using System.Security;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace Fundamentals.Notebooks.Packages;

/// <summary>
/// Finds packages and what they need with <c>dotnet restore</c>, over a project made for the purpose: the same answers,
/// sources and cache as in any other project.
/// </summary>
/// <param name="workingDirectory">Where the search for a NuGet.config starts.</param>
/// <param name="cache">Where packages that were restored before can be had without a network.</param>
internal sealed partial class PackageRestore(string workingDirectory, PackageCache cache)
{
    private static readonly TimeSpan ExitTime = TimeSpan.FromSeconds(2);
    private static readonly CancellationTokenSource Exiting = new();

    /// <summary>Restores.</summary>
    /// <param name="packages">Names with the versions asked for; <c>*</c> is the newest stable one, <c>1.*</c> floats.</param>
    /// <param name="sources">Where to look besides the sources of the NuGet.config: addresses, or folders relative to the working directory.</param>
    /// <param name="cancellationToken">Ends the tool.</param>
    /// <exception cref="PackageException">A package is missing, versions conflict, or there is no SDK.</exception>
    public async Task<RestoredPackages> RunAsync(
        IReadOnlyDictionary<string, string> packages, IEnumerable<string> sources, CancellationToken cancellationToken)
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, Exiting.Token);
        Task<RestoredPackages>? restoring = null;
        // A process that ends waits for nobody: the tool would go on without it, and its folder stay.
        EventHandler exited = (_, _) =>
        {
            Exiting.Cancel();
            (restoring as IAsyncResult)?.AsyncWaitHandle.WaitOne(ExitTime);
        };
        AppDomain.CurrentDomain.ProcessExit += exited;
        try
        {
            restoring = RestoreAsync(packages, sources, stop.Token);
            return await restoring;
        }
        finally
        {
            AppDomain.CurrentDomain.ProcessExit -= exited;
        }
    }

    private async Task<RestoredPackages> RestoreAsync(
        IReadOnlyDictionary<string, string> packages, IEnumerable<string> sources, CancellationToken cancellationToken)
    {
        var folder = Directory.CreateTempSubdirectory("csharp-packages-");
        try
        {
            var project = Path.Combine(folder.FullName, "packages.csproj");
            await File.WriteAllTextAsync(project, Project(packages, sources), cancellationToken);
            var errors = await RunToolAsync(project, [], cancellationToken);
            // Without a network, what was restored before can still be had.
            if (errors.Any(error => error.Contains("NU1301", StringComparison.Ordinal)))
                errors = await RunToolAsync(project, ["--source", cache.Folder], cancellationToken) is { Count: 0 } ? [] : errors;
            if (errors.Count > 0)
                throw new PackageException(string.Join('\n', errors.Distinct(StringComparer.Ordinal)));
            var assets = await File.ReadAllTextAsync(Path.Combine(folder.FullName, "obj", "project.assets.json"), cancellationToken);
            return RestoredPackages.Read(JsonNode.Parse(assets)!.AsObject());
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private string Project(IReadOnlyDictionary<string, string> packages, IEnumerable<string> sources) => $"""
        <Project Sdk="Microsoft.NET.Sdk">
          <PropertyGroup>
            <TargetFramework>net{Environment.Version.Major}.0</TargetFramework>
            <RuntimeIdentifier>{RuntimeInformation.RuntimeIdentifier}</RuntimeIdentifier>
            <SelfContained>false</SelfContained>
            <UseAppHost>false</UseAppHost>
            <ImportDirectoryBuildProps>false</ImportDirectoryBuildProps>
            <ImportDirectoryPackagesProps>false</ImportDirectoryPackagesProps>
            <RestoreAdditionalProjectSources>{SecurityElement.Escape(string.Join(';', sources.Select(Place)))}</RestoreAdditionalProjectSources>
            <NuGetAudit>false</NuGetAudit>
            <WarningsAsErrors>NU1605;NU1608</WarningsAsErrors>
            <RestoreRootConfigDirectory>{SecurityElement.Escape(workingDirectory)}</RestoreRootConfigDirectory>
          </PropertyGroup>
          <ItemGroup>
            {string.Concat(packages.Select(package => $"<PackageReference Include=\"{package.Key}\" Version=\"{SecurityElement.Escape(package.Value)}\" />"))}
          </ItemGroup>
        </Project>
        """;

    private string Place(string source) => source.Contains("://", StringComparison.Ordinal) ? source : Path.GetFullPath(source, workingDirectory);

    private static async Task<IReadOnlyList<string>> RunToolAsync(string project, string[] options, CancellationToken cancellationToken)
    {
        var start = new ProcessStartInfo("dotnet", ["restore", project, "-nologo", "-nodeReuse:false", "-tl:off", .. options])
        {
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            RedirectStandardInput = true,
        };
        start.Environment["DOTNET_CLI_UI_LANGUAGE"] = "en";
        start.Environment["DOTNET_NOLOGO"] = "1";
        // It ends before it would pay that .NET watches how its code is used.
        start.Environment["DOTNET_TieredPGO"] = "0";
        using var tool = Start(start);
        try
        {
            var output = tool.StandardOutput.ReadToEndAsync(cancellationToken);
            var error = tool.StandardError.ReadToEndAsync(cancellationToken);
            await tool.WaitForExitAsync(cancellationToken);
            var text = await output + await error;
            var errors = ErrorLine().Matches(text).Select(match => match.Groups["message"].Value.Trim()).ToList();
            return tool.ExitCode == 0 ? [] : errors.Count > 0 ? errors : [text.Trim()];
        }
        catch (OperationCanceledException)
        {
            tool.Kill(entireProcessTree: true);
            // Until it is gone it may write into the folder.
            await tool.WaitForExitAsync(CancellationToken.None);
            throw;
        }
    }

    private static Process Start(ProcessStartInfo start)
    {
        try
        {
            return Process.Start(start)!;
        }
        catch (System.ComponentModel.Win32Exception e)
        {
            throw new PackageException($"Packages are restored by the .NET SDK, and the program dotnet cannot be started: {e.Message}");
        }
    }

    [GeneratedRegex(@"error (?<message>(NU|MSB|NETSDK)\d+: .*?)(\[[^\]]*packages\.csproj\])?\r?$", RegexOptions.ExplicitCapture | RegexOptions.Multiline, matchTimeoutMilliseconds: 1000)]
    private static partial Regex ErrorLine();
}

/// <summary>Packages cannot be had; the message says why.</summary>
internal sealed class PackageException(string message) : Exception(message);
