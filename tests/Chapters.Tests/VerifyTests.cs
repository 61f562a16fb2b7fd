namespace Chapters.Tests;

/// <summary>What is committed is what a run gives, on this machine too.</summary>
public sealed class VerifyTests
{
    [Fact]
    public async Task Verify_EveryNotebook_IsAsCommitted()
    {
        var (exitCode, output, error) = await ExecutedNotebook.VerifyAsync();

        Assert.True(exitCode == 0, output + error);
    }
}
