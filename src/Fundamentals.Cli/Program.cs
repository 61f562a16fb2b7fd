using System.CommandLine;
using Fundamentals.Cli.Commands;

var root = new RootCommand("""
    Distributed Systems Fundamentals: runs the course's notebooks and verifies their outputs, installs its C# kernel for Jupyter and VS Code, and checks recorded histories.

    Exit codes: 0 all is well, 1 a cell of a notebook failed, an output differs or a history violates its model, 2 bad input, 3 undecided, 130 stopped with Ctrl-C.
    """)
{
    RunCommand.Create(),
    VerifyCommand.Create(),
    ExecuteCommand.Create(),
    CheckCommand.Create(),
    InstallCommand.Create(),
    UninstallCommand.Create(),
};
var exitCode = await CommandLine.InvokeAsync(root, args);

// A cell may have left threads behind that would keep the process alive.
Environment.Exit(exitCode);
