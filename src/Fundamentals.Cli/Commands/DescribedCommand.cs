using System.CommandLine;

namespace Fundamentals.Cli.Commands;

/// <summary>A verb that explains itself: a line where verbs are listed, more where help on the verb itself is asked for.</summary>
internal sealed class DescribedCommand(string name, string description) : Command(name, description)
{
    /// <summary>Gets what the one line leaves out.</summary>
    public string Details { get; init; } = string.Empty;

    /// <summary>Gets calls of the verb, without the program.</summary>
    public IReadOnlyList<string> Examples { get; init; } = [];
}
