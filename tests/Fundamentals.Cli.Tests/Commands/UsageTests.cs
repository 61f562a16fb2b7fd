using Fundamentals.Cli.Running;

namespace Fundamentals.Cli.Tests.Commands;

public sealed class UsageTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    [Theory]
    [InlineData("Required command was not provided.")]
    [InlineData("Unrecognized option '--wrong'.", "run", "--wrong")]
    [InlineData("Required argument missing for option: '--output'.", "run", "--output")]
    [InlineData("--user and --prefix exclude each other.", "install", "--user", "--prefix", "x")]
    public async Task WrongCall_IsExplainedAndExitsWith2(string message, params string[] arguments)
    {
        var result = await CliProcess.RunAsync(_folder.Path, arguments);

        Assert.Equal(ExitCodes.BadInput, result.ExitCode);
        Assert.Equal([message, "For help: --help"], result.ErrorLines);
    }

    [Fact]
    public async Task Install_NameThatJupyterRefuses_IsExplained()
    {
        var result = await CliProcess.RunAsync(_folder.Path, "install", "--name", "a/b");

        Assert.Equal(ExitCodes.BadInput, result.ExitCode);
        Assert.Equal(["\"a/b\" cannot be the name of a kernel: use letters, digits, '.', '_' and '-' only, and at least one letter or digit."], result.ErrorLines);
    }

    [Theory]
    [InlineData("run", "-- run notebooks/10-partitioning.ipynb")]
    [InlineData("install", "-- install --prefix")]
    [InlineData("uninstall", "-- uninstall")]
    public async Task Help_OfAVerb_HasExamples(string verb, string example)
    {
        var result = await CliProcess.RunAsync(_folder.Path, verb, "--help");

        Assert.Equal((ExitCodes.Success, string.Empty), (result.ExitCode, result.Error));
        Assert.Contains(example, result.Output[result.Output.IndexOf("Examples:", StringComparison.Ordinal)..], StringComparison.Ordinal);
    }

    [Fact]
    public async Task Version_IsOneLine() => Assert.Matches(@"^\d+\.\d+\.\d+\s*$", (await CliProcess.RunAsync(_folder.Path, "--version")).Output);

    [Fact]
    public async Task Uninstall_NothingThere_SaysSo()
    {
        var result = await CliProcess.RunAsync(_folder.Path, "uninstall", "--prefix", "env");

        Assert.Equal(ExitCodes.Success, result.ExitCode);
        Assert.Equal($"Nothing to remove: there is no kernel fundamentals-csharp in {_folder["env/share/jupyter/kernels"]}.", result.Output.Trim());
    }

    public void Dispose() => _folder.Dispose();
}
