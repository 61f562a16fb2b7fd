using System.CommandLine;
using Fundamentals.Cli.Kernelspecs;
using Fundamentals.Cli.Running;
using Spectre.Console;

namespace Fundamentals.Cli.Commands;

/// <summary>The verb <c>install</c>.</summary>
internal static class InstallCommand
{
    public static Command Create()
    {
        var options = new KernelOptions();
        var force = new Option<bool>("--force") { Description = "Replace the kernel even if it belongs to another product." };
        var command = new DescribedCommand("install", "Builds the C# kernel and tells Jupyter and VS Code of it. Needs no Python.")
        {
            Details = "Takes a minute or two. Running it again replaces the kernel; one that is running keeps working.",
            Examples = ["install", "install --prefix ~/venvs/course", "install --name my-csharp"],
        };
        options.AddTo(command);
        command.Add(force);
        command.SetAction((arguments, cancellationToken) =>
        {
            var (folder, name) = options.Read(arguments);
            return InstallAsync(folder, name, arguments.GetValue(force), options.CommandFor("uninstall", arguments), cancellationToken);
        });
        return command;
    }

    private static async Task<int> InstallAsync(string folder, string name, bool force, string removal, CancellationToken cancellationToken)
    {
        var repository = Repository.Find(AppContext.BaseDirectory) ?? Repository.Find(Environment.CurrentDirectory)
            ?? throw new UserException("The kernel is built from source: run this from a checkout of the repository.");
        var installer = new KernelInstaller(new DotnetPublisher(repository.KernelProject));
        var console = AnsiConsole.Console;
        InstalledKernel? installed = null;
        if (console.Profile.Out.IsTerminal)
        {
            await console.Status().StartAsync("Building the kernel (a minute or two) ...", async _ =>
                installed = await installer.InstallAsync(folder, name, force, cancellationToken));
        }
        else
        {
            Console.WriteLine("Building the kernel (a minute or two) ...");
            installed = await installer.InstallAsync(folder, name, force, cancellationToken);
        }

        Explain(installed!, name, removal);
        return ExitCodes.Success;
    }

    private static void Explain(InstalledKernel installed, string name, string removal)
    {
        Console.WriteLine($"""
            {(installed.Replaced ? "Replaced" : "Installed")} the kernel "{KernelSpec.DisplayName}" under the name {name}:
              {installed.Spec.File}
            """);
        if (installed.Note is { } note)
            Console.WriteLine(note);
        Console.WriteLine($"""

            What to do next:
              VS Code: with the Jupyter extension installed, open a notebook from the folder notebooks, choose
                Select Kernel > Jupyter Kernel > {KernelSpec.DisplayName}, and run the first cell.
              Jupyter: start jupyter lab or jupyter notebook and open a notebook; it finds the kernel by itself.
            To remove it: {removal}
            """);
    }
}
