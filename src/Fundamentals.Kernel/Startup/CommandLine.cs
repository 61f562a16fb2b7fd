namespace Fundamentals.Kernel.Startup;

/// <summary>What the program was started with.</summary>
/// <param name="ConnectionFile">The path of the connection file, or null when only help was asked for.</param>
/// <param name="AllowUnsigned">Whether a connection file without a key is accepted.</param>
internal sealed record CommandLine(string? ConnectionFile, bool AllowUnsigned)
{
    /// <summary>How to call the program.</summary>
    public const string Usage = """
        Usage: Fundamentals.Kernel --connection-file PATH [--allow-unsigned]

        Serves C# to a Jupyter client, which writes the connection file and starts this program with its path.

          --connection-file PATH  the file with addresses and key; -f PATH and PATH alone mean the same
          --allow-unsigned        accept a connection file with an empty key: anyone who can reach the ports can run code
        """;

    /// <summary>Reads the arguments.</summary>
    /// <exception cref="StartupException">An argument is unknown, repeated or missing.</exception>
    public static CommandLine Parse(IReadOnlyList<string> arguments)
    {
        string? file = null;
        var allowUnsigned = false;
        for (var i = 0; i < arguments.Count; i++)
        {
            var argument = arguments[i];
            switch (argument)
            {
                case "-h" or "--help":
                    return new CommandLine(null, false);
                case "--allow-unsigned":
                    allowUnsigned = true;
                    break;
                case "--connection-file" or "-f":
                    if (++i == arguments.Count)
                        throw new StartupException($"{argument} needs a path after it.");
                    file = Once(file, arguments[i]);
                    break;
                case var _ when argument.StartsWith("--connection-file=", StringComparison.Ordinal):
                    file = Once(file, argument["--connection-file=".Length..]);
                    break;
                case var _ when argument.StartsWith('-'):
                    throw new StartupException($"Unknown option {argument}. Try --help.");
                default:
                    file = Once(file, argument);
                    break;
            }
        }

        return new CommandLine(
            file ?? throw new StartupException("No connection file given. A Jupyter client starts this program with --connection-file PATH."),
            allowUnsigned);
    }

    private static string Once(string? before, string path) =>
        before is null ? path : throw new StartupException($"Two connection files given: {before} and {path}.");
}
