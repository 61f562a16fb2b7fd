using System.CommandLine;
using System.CommandLine.Invocation;
using Fundamentals.Cli.Running;

namespace Fundamentals.Cli.Commands;

/// <summary>How the program is called.</summary>
internal static class CommandLine
{
    /// <summary>What to type before a verb, in the folder of the repository.</summary>
    public const string Prefix = "dotnet run --project src/Fundamentals.Cli -c Release --";

    // After Ctrl-C: to end other processes, and to remove what was half done.
    private static readonly TimeSpan TimeToEnd = TimeSpan.FromSeconds(20);

    /// <summary>Does what was asked for. What is wrong with it is said in one line each on standard error.</summary>
    /// <param name="root">What can be asked for.</param>
    /// <param name="args">What was typed.</param>
    /// <returns>The exit code.</returns>
    public static async Task<int> InvokeAsync(RootCommand root, string[] args)
    {
        HelpWithExamples.AddTo(root);
        var arguments = root.Parse(args);
        if (arguments.Action is ParseErrorAction)
            return await RefuseAsync(arguments);
        try
        {
            return await arguments.InvokeAsync(new InvocationConfiguration { EnableDefaultExceptionHandler = false, ProcessTerminationTimeout = TimeToEnd });
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

    // Of a verb that is not one the library also says that there is none, which is no news.
    private static async Task<int> RefuseAsync(ParseResult arguments)
    {
        var problems = arguments.UnmatchedTokens.Count > 0
            ? arguments.UnmatchedTokens.Select(token => $"'{token}' is not understood here.")
            : arguments.Errors.Select(problem => problem.Message.ReplaceLineEndings(" "));
        await Console.Error.WriteLineAsync($"{string.Join(' ', problems.Distinct(StringComparer.Ordinal))} For help: {string.Join(' ', Verbs(arguments).Append("--help"))}");
        return ExitCodes.BadInput;
    }

    private static IEnumerable<string> Verbs(ParseResult arguments) =>
        arguments.CommandResult.Command is RootCommand ? [] : [arguments.CommandResult.Command.Name];
}
