using Fundamentals.Cli.Running;
using Fundamentals.Publishing.Pictures;

namespace Fundamentals.Publishing.Tests;

public sealed class ChromiumProgramTests
{
    [Fact]
    public void Find_FileThatIsNotThere_SaysWhoNamedIt() => Assert.Equal(
        "--chromium names /no/such/browser, which is not there.",
        Assert.Throws<UserException>(() => ChromiumProgram.Find("/no/such/browser")).Message);

    [Fact]
    public void Find_FileThatIsThere_IsThatFile() =>
        Assert.Equal(typeof(ChromiumProgramTests).Assembly.Location, ChromiumProgram.Find(typeof(ChromiumProgramTests).Assembly.Location));
}
