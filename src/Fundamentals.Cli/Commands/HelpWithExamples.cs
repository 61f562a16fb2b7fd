using System.CommandLine;
using System.CommandLine.Help;
using System.CommandLine.Invocation;

namespace Fundamentals.Cli.Commands;

/// <summary>The help of System.CommandLine, followed by details and examples.</summary>
internal sealed class HelpWithExamples(HelpAction help) : SynchronousCommandLineAction
{
    /// <summary>Gives a command's help option its examples.</summary>
    public static void AddTo(RootCommand root)
    {
        var option = root.Options.OfType<HelpOption>().Single();
        option.Action = new HelpWithExamples((HelpAction)option.Action!);
    }

    /// <inheritdoc/>
    public override bool ClearsParseErrors => true;

    /// <inheritdoc/>
    public override int Invoke(ParseResult parseResult)
    {
        ArgumentNullException.ThrowIfNull(parseResult);
        var code = help.Invoke(parseResult);
        if (parseResult.CommandResult.Command is not DescribedCommand command)
            return code;
        var output = parseResult.InvocationConfiguration.Output;
        if (command.Details.Length > 0)
            output.WriteLine(command.Details + Environment.NewLine);
        output.WriteLine("Examples:");
        foreach (var example in command.Examples)
            output.WriteLine($"  {CommandLine.Prefix} {example}");
        return code;
    }
}
