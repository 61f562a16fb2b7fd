namespace Fundamentals.Notebooks.Tests.Session;

public sealed class WarmUpTests : IDisposable
{
    private readonly SessionUnderTest _session = new();

    public void Dispose() => _session.Dispose();

    [Fact]
    public async Task WarmUpAsync_BetweenCells_TheSessionSeesNothingOfIt()
    {
        await _session.ValueAsync("var mine = 1;");

        await _session.Session.WarmUpAsync(TimeSpan.Zero, TestContext.Current.CancellationToken);

        Assert.Equal("mine\n", await _session.StdoutAsync("#!who"));
        Assert.Contains("CS0103", (await _session.ErrorAsync("points")).Message, StringComparison.Ordinal);
        Assert.Equal("2", await _session.ValueAsync("mine + 1"));
    }
}
