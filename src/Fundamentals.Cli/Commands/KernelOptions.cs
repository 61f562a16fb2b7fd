using System.CommandLine;
using Fundamentals.Cli.Kernelspecs;

namespace Fundamentals.Cli.Commands;

/// <summary>The options that say which kernel is meant.</summary>
internal sealed class KernelOptions
{
    private readonly Option<string> name = new("--name")
    {
        Description = "The kernel's name. The notebooks of the course ask for the default one.",
        HelpName = "NAME",
        DefaultValueFactory = _ => KernelName.Default,
    };

    private readonly Option<string?> prefix = new("--prefix")
    {
        Description = "Use the kernels of one environment, in DIR/share/jupyter/kernels (for example the folder of a Python venv).",
        HelpName = "DIR",
    };

    private readonly Option<bool> user = new("--user")
    {
        Description = "Use the kernels of the current user, where VS Code and Jupyter look by themselves. This is the default.",
    };

    public void AddTo(Command command)
    {
        command.Add(name);
        command.Add(prefix);
        command.Add(user);
        command.Validators.Add(result =>
        {
            if (result.GetValue(user) && result.GetValue(prefix) is not null)
                result.AddError("--user and --prefix exclude each other.");
        });
    }

    public (string Folder, string Name) Read(ParseResult arguments) =>
        (JupyterFolders.Kernels(arguments.GetValue(prefix)), KernelName.Check(arguments.GetValue(name)!));

    /// <summary>Says how to call another verb on the same kernel.</summary>
    public string CommandFor(string verb, ParseResult arguments)
    {
        var options = string.Empty;
        if (arguments.GetValue(prefix) is { } folder)
            options += $" --prefix {folder}";
        if (arguments.GetValue(name) is { } other && other != KernelName.Default)
            options += $" --name {other}";
        return $"{CommandLine.Prefix} {verb}{options}";
    }
}
