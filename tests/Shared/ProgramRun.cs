using System.Diagnostics;

namespace Fundamentals.Tests.Shared;

/// <summary>A run of a program whose output is gathered, and which does not outlive its test.</summary>
internal sealed class ProgramRun : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(10);

    private readonly Process _process;
    private readonly Task<string> _output;
    private readonly Task<string> _error;

    public ProgramRun(string program, IEnumerable<string> arguments, params (string Name, string Value)[] environment)
        : this(program, arguments, Environment.CurrentDirectory, environment)
    {
    }

    public ProgramRun(string program, IEnumerable<string> arguments, string folder, params (string Name, string Value)[] environment)
    {
        var start = new ProcessStartInfo(program, arguments) { WorkingDirectory = folder, UseShellExecute = false, RedirectStandardOutput = true, RedirectStandardError = true };
        foreach (var (name, value) in environment)
            start.Environment[name] = value;
        _process = Process.Start(start)!;
        _output = _process.StandardOutput.ReadToEndAsync();
        _error = _process.StandardError.ReadToEndAsync();
    }

    public int Id => _process.Id;

    /// <summary>Waits for the end, and gives the exit code and what was written to standard output and error.</summary>
    public async Task<(int ExitCode, string Output, string Error)> EndAsync(TimeSpan? within = null)
    {
        await _process.WaitForExitAsync(TestContext.Current.CancellationToken).WaitAsync(within ?? Patience);
        return (_process.ExitCode, await _output, await _error);
    }

    public void Dispose()
    {
        if (!_process.HasExited)
            _process.Kill(entireProcessTree: true);
        _process.Dispose();
    }
}
