using System.CommandLine;
using Fundamentals.Cli.Commands;
using Fundamentals.Cli.Running;

var root = new RootCommand("""
    Distributed Systems Fundamentals: runs the course's notebooks, and installs its C# kernel for Jupyter and VS Code.

    Exit codes: 0 all is well, 1 a cell of a notebook failed, 2 bad input, 130 stopped with Ctrl-C.
    """)
{
    RunCommand.Create(),
    InstallCommand.Create(),
    UninstallCommand.Create(),
};
var arguments = root.Parse(args);
var exitCode = await InvokeAsync();

// A cell may have left threads behind that would keep the process alive.
Environment.Exit(exitCode);

async Task<int> InvokeAsync()
{
    try
    {
        var code = await arguments.InvokeAsync(new InvocationConfiguration { EnableDefaultExceptionHandler = false });
        return arguments.Errors.Count > 0 ? ExitCodes.BadInput : code;
    }
    catch (UserException e)
    {
        await Console.Error.WriteLineAsync(e.Message);
        return ExitCodes.BadInput;
    }
    catch (OperationCanceledException)
    {
        await Console.Error.WriteLineAsync("Stopped.");
        return ExitCodes.Stopped;
    }
    catch (Exception e) when (e is IOException or UnauthorizedAccessException)
    {
        await Console.Error.WriteLineAsync(e.Message);
        return ExitCodes.BadInput;
    }
}
