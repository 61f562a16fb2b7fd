namespace Fundamentals.Cli.Commands;

/// <summary>How the program is called.</summary>
internal static class CommandLine
{
    /// <summary>What to type before a verb, in the folder of the repository.</summary>
    public const string Prefix = "dotnet run --project src/Fundamentals.Cli -c Release --";
}
