using Fundamentals.Cli.Kernelspecs;
using Fundamentals.Cli.Running;

namespace Fundamentals.Cli.Tests.Kernelspecs;

public sealed class KernelNameTests
{
    [Theory]
    [InlineData("fundamentals-csharp", "fundamentals-csharp")]
    [InlineData("My.C_Sharp-10", "my.c_sharp-10")]
    public void Check_NameThatJupyterAccepts_IsInLowerCase(string name, string expected) => Assert.Equal(expected, KernelName.Check(name));

    [Theory]
    [InlineData("")]
    [InlineData("..")]
    [InlineData("a/b")]
    [InlineData("a b")]
    [InlineData("c#")]
    [InlineData("ä")]
    [InlineData("a\n")]
    public void Check_OtherName_IsRefused(string name) => Assert.Throws<UserException>(() => KernelName.Check(name));
}
