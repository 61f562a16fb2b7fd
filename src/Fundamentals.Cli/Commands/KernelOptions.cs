using System.CommandLine;
using Fundamentals.Cli.Kernelspecs;

namespace Fundamentals.Cli.Commands;

/// <summary>The options that say which kernel is meant.</summary>
internal sealed class KernelOptions
{
    private readonly Option<string> _name = new("--name")
    {
        Description = "The kernel's name. The notebooks of the course ask for the default one.",
        HelpName = "NAME",
        DefaultValueFactory = _ => KernelName.Default,
    };

    private readonly Option<string?> _prefix = new("--prefix")
    {
        Description = "Use the kernels of one environment, in DIR/share/jupyter/kernels (for example the folder of a Python venv).",
        HelpName = "DIR",
    };

    private readonly Option<bool> _user = new("--user")
    {
        Description = "Use the kernels of the current user, where VS Code and Jupyter look by themselves. This is the default.",
    };

    public void AddTo(Command command)
    {
        command.Add(_name);
        command.Add(_prefix);
        command.Add(_user);
        command.Validators.Add(result =>
        {
            if (result.GetValue(_user) && result.GetValue(_prefix) is not null)
                result.AddError("--user and --prefix exclude each other.");
        });
    }

    public (string Folder, string Name) Read(ParseResult arguments) =>
        (JupyterFolders.Kernels(arguments.GetValue(_prefix)), KernelName.Check(arguments.GetValue(_name)!));

    /// <summary>Says how to call another verb on the same kernel.</summary>
    public string CommandFor(string verb, ParseResult arguments)
    {
        var options = string.Empty;
        if (arguments.GetValue(_prefix) is { } folder)
            options += $" --prefix {folder}";
        if (arguments.GetValue(_name) is { } other && other != KernelName.Default)
            options += $" --name {other}";
        return $"{CommandLine.Prefix} {verb}{options}";
    }
}
