using System.CommandLine;
using Fundamentals.Cli.Kernelspecs;
using Fundamentals.Cli.Running;

namespace Fundamentals.Cli.Commands;

/// <summary>The verb <c>uninstall</c>.</summary>
internal static class UninstallCommand
{
    public static Command Create()
    {
        var options = new KernelOptions();
        var command = new DescribedCommand("uninstall", "Removes the C# kernel that install put there, and nothing else.")
        {
            Examples = ["uninstall", "uninstall --prefix ~/venvs/course"],
        };
        options.AddTo(command);
        command.SetAction(arguments =>
        {
            var (folder, name) = options.Read(arguments);
            Console.WriteLine(KernelInstaller.Uninstall(folder, name)
                ? $"Removed the kernel {name} from {folder}."
                : $"Nothing to remove: there is no kernel {name} in {folder}.");
            return ExitCodes.Success;
        });
        return command;
    }
}
