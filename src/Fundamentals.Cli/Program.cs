using System.CommandLine;
using System.CommandLine.Invocation;
using Fundamentals.Cli.Commands;
using Fundamentals.Cli.Running;

var root = new RootCommand("""
    Distributed Systems Fundamentals: runs the course's notebooks, installs its C# kernel for Jupyter and VS Code, and checks recorded histories.

    Exit codes: 0 all is well, 1 a cell of a notebook failed or a history violates its model, 2 bad input, 3 undecided, 130 stopped with Ctrl-C.
    """)
{
    RunCommand.Create(),
    CheckCommand.Create(),
    InstallCommand.Create(),
    UninstallCommand.Create(),
};
HelpWithExamples.AddTo(root);
var arguments = root.Parse(args);
if (arguments.Action is ParseErrorAction wrongCall)
    wrongCall.ShowHelp = false;
var exitCode = await InvokeAsync();

// A cell may have left threads behind that would keep the process alive.
Environment.Exit(exitCode);

async Task<int> InvokeAsync()
{
    try
    {
        var code = await arguments.InvokeAsync(new InvocationConfiguration { EnableDefaultExceptionHandler = false });
        if (arguments.Action is not ParseErrorAction)
            return code;
        await Console.Error.WriteLineAsync("For help: --help");
        return ExitCodes.BadInput;
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
