namespace Fundamentals.Kernel.Startup;

/// <summary>The kernel's own log: single lines on the standard error of the process, not of any cell.</summary>
internal sealed class KernelLog(TextWriter writer)
{
    private readonly TextWriter _writer = TextWriter.Synchronized(writer);

    /// <summary>Writes a line.</summary>
    public void Write(string message) => _writer.WriteLine($"[fundamentals-csharp] {message.ReplaceLineEndings(" ")}");
}
