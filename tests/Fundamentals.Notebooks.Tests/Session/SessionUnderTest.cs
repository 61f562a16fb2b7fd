using Fundamentals.Notebooks.Display;
using Fundamentals.Notebooks.Session;

namespace Fundamentals.Notebooks.Tests.Session;

/// <summary>A session whose outputs a test can look at.</summary>
internal sealed class SessionUnderTest(SessionOptions? options = null) : IDisposable
{
    private int _cells;

    public CSharpSession Session { get; } = new(options ?? new SessionOptions { WorkingDirectory = Path.GetTempPath() });

    public async Task<List<CellOutput>> RunAsync(string code)
    {
        var outputs = new List<CellOutput>();
        await Session.RunAsync(code, ++_cells, outputs.Add).WaitAsync(TimeSpan.FromMinutes(3), TestContext.Current.CancellationToken);
        return outputs;
    }

    /// <summary>Runs a cell that must not fail and gives its value as plain text.</summary>
    public async Task<string?> ValueAsync(string code)
    {
        var outputs = await RunAsync(code);
        Assert.Empty(outputs.OfType<ErrorOutput>().Select(error => string.Join('\n', error.Traceback)));
        return outputs.OfType<ResultOutput>().SingleOrDefault()?.Data.Text;
    }

    public async Task<ErrorOutput> ErrorAsync(string code) =>
        Assert.Single((await RunAsync(code)).OfType<ErrorOutput>());

    public async Task<string> StdoutAsync(string code) =>
        string.Concat((await RunAsync(code)).OfType<StreamOutput>().Where(output => output.Name == StreamName.Stdout).Select(output => output.Text));

    public void Dispose() => Session.Dispose();
}
