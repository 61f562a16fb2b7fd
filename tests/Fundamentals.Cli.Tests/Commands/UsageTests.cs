using Fundamentals.Cli.Running;

namespace Fundamentals.Cli.Tests.Commands;

public sealed class UsageTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    [Theory]
    [InlineData("Required command was not provided. For help: --help")]
    [InlineData("'runn' is not understood here. For help: --help", "runn")]
    [InlineData("Unrecognized option '--wrong'. For help: run --help", "run", "--wrong")]
    [InlineData("Required argument missing for option: '--output'. For help: run --help", "run", "--output")]
    [InlineData("'extra' is not understood here. For help: install --help", "install", "extra")]
    [InlineData("'extra' is not understood here. For help: uninstall --help", "uninstall", "extra")]
    [InlineData("--user and --prefix exclude each other. For help: install --help", "install", "--user", "--prefix", "x")]
    [InlineData("--model foo: must be one of register, cas-register, kv, counter, set, queue, mutex, fenced-lock. For help: check --help", "check", "--model", "foo", "x")]
    [InlineData("--time-limit soon: must be a number above 0 and at most 1000000000, such as 1.5. For help: check --help", "check", "--model", "kv", "--time-limit", "soon", "x")]
    [InlineData("--memory-limit 1,5: must be a number above 0 and at most 1000000000, such as 1.5. For help: check --help", "check", "--model", "kv", "--memory-limit", "1,5", "x")]
    [InlineData("--prefix was given an empty path; name one, or leave --prefix out.", "install", "--prefix", "")]
    [InlineData("--prefix was given an empty path; name one, or leave --prefix out.", "uninstall", "--prefix", "")]
    [InlineData("--explain was given an empty path; name one, or leave --explain out.", "check", "--model", "kv", "--explain", "", "x")]
    public async Task WrongCall_IsExplainedAndExitsWith2(string message, params string[] arguments)
    {
        var result = await CliProcess.RunAsync(_folder.Path, arguments);

        Assert.Equal(ExitCodes.BadInput, result.ExitCode);
        Assert.Equal([message], result.ErrorLines);
    }

    [Theory]
    [InlineData("install")]
    [InlineData("uninstall")]
    public async Task Install_NameThatJupyterRefuses_IsExplained(string verb)
    {
        var result = await CliProcess.RunAsync(_folder.Path, verb, "--name", "a/b");

        Assert.Equal(ExitCodes.BadInput, result.ExitCode);
        Assert.Equal(["\"a/b\" cannot be the name of a kernel: use letters, digits, '.', '_' and '-' only, and at least one letter or digit."], result.ErrorLines);
    }

    [Fact]
    public async Task Install_IntoAFile_IsExplainedAtOnce()
    {
        _folder.Write("env", "a file");

        var result = await CliProcess.RunAsync(_folder.Path, "install", "--prefix", "env");

        Assert.Equal(ExitCodes.BadInput, result.ExitCode);
        Assert.Contains(_folder["env"], Assert.Single(result.ErrorLines), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Uninstall_AnotherProduct_IsExplained()
    {
        _folder.Write("env/share/jupyter/kernels/fundamentals-csharp/kernel.json", "{}");

        var result = await CliProcess.RunAsync(_folder.Path, "uninstall", "--prefix", "env");

        Assert.Equal(ExitCodes.BadInput, result.ExitCode);
        Assert.Equal([$"{_folder["env/share/jupyter/kernels/fundamentals-csharp"]} belongs to another product and was left as it is."], result.ErrorLines);
    }

    [Fact]
    public async Task Install_StoppedWithCtrlC_ExitsWith130AndLeavesNothing()
    {
        Interruption.Require();
        using var process = CliProcess.Start(_folder.Path, "install", "--prefix", "env");
        Assert.StartsWith("Building the kernel", await process.StandardOutput.ReadLineAsync(TestContext.Current.CancellationToken), StringComparison.Ordinal);

        await Interruption.SendAsync(process.Id);
        var result = await CliProcess.FinishAsync(process);

        Assert.Equal((ExitCodes.Stopped, "Stopped.\n"), (result.ExitCode, result.Error));
        Assert.Empty(Directory.GetFiles(_folder.Path, "*", SearchOption.AllDirectories));
    }

    [Theory]
    [InlineData("run", "-- run notebooks/10-partitioning.ipynb")]
    [InlineData("verify", "-- verify notebooks/10-partitioning.ipynb")]
    [InlineData("check", "-- check --model register")]
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
