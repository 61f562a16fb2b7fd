using Fundamentals.Kernel.Startup;

namespace Fundamentals.Kernel.Tests.Startup;

public sealed class CommandLineTests
{
    [Theory]
    [InlineData("file.json", false, "file.json")]
    [InlineData("file.json", false, "--connection-file", "file.json")]
    [InlineData("file.json", false, "--connection-file=file.json")]
    [InlineData("file.json", true, "-f", "file.json", "--allow-unsigned")]
    [InlineData(null, false, "--help")]
    public void Parse_GoodArguments_AreUnderstood(string? file, bool allowUnsigned, params string[] arguments) =>
        Assert.Equal(new CommandLine(file, allowUnsigned), CommandLine.Parse(arguments));

    [Theory]
    [InlineData("No connection file given. A Jupyter client starts this program with --connection-file PATH.")]
    [InlineData("--connection-file needs a path after it.", "--connection-file")]
    [InlineData("Unknown option --port. Try --help.", "--port", "1")]
    [InlineData("Two connection files given: a and b.", "a", "b")]
    public void Parse_BadArguments_AreAnErrorThatSaysSo(string expected, params string[] arguments) =>
        Assert.Equal(expected, Assert.Throws<StartupException>(() => CommandLine.Parse(arguments)).Message);
}
