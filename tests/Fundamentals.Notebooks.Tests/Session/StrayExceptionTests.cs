using Fundamentals.Notebooks.Display;

namespace Fundamentals.Notebooks.Tests.Session;

public sealed class StrayExceptionTests : IDisposable
{
    private readonly SessionUnderTest _session = new();

    [Fact]
    public async Task Task_FailsUnobserved_IsReportedWithItsLine()
    {
        await _session.ValueAsync("void Leave() { _ = Task.Run(() => throw new InvalidOperationException(\"lost task\")).ContinueWith(_ => { }); }\nLeave(); await Task.Delay(50);");
        var text = "";
        for (var i = 0; i < 20 && text.Length == 0; i++)
            text = string.Concat((await _session.RunAsync("GC.Collect(); GC.WaitForPendingFinalizers(); await Task.Delay(20);")).OfType<StreamOutput>().Select(o => o.Text));
        Assert.Contains("in a task that nobody awaited", text, StringComparison.Ordinal);
        Assert.Contains("lost task", text, StringComparison.Ordinal);
        Assert.Contains("in Cell 1, line 1", text, StringComparison.Ordinal);
    }

    public void Dispose() => _session.Dispose();
}
