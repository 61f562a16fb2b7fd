using System.CommandLine;
using Fundamentals.Checkers;
using Fundamentals.Checkers.Models;
using Fundamentals.Cli.Checking;

namespace Fundamentals.Cli.Commands;

/// <summary>The verb <c>check</c>.</summary>
internal static class CheckCommand
{
    private const double BytesPerMegabyte = 1024 * 1024;
    private const double MostOfALimit = 1e9;

    public static Command Create()
    {
        var files = new Argument<string[]>("FILE")
        {
            Description = "Recorded histories: JSON lines, Jepsen's EDN or Jepsen's log.",
            Arity = ArgumentArity.OneOrMore,
        };
        var model = new Option<string>("--model", "-m")
        {
            Description = "How the object behaves when it is used by one client at a time.",
            Required = true,
            HelpName = "MODEL",
        };
        model.AcceptOnly([.. NamedModels.All.Select(known => known.Name)]);
        var consistency = new Option<string>("--consistency", "-c")
        {
            Description = "What is promised to clients.",
            DefaultValueFactory = _ => Consistencies.Default,
            HelpName = "CONSISTENCY",
        };
        consistency.AcceptOnly([.. Consistencies.Names]);
        var explain = new Option<string?>("--explain", "-e")
        {
            Description = "Draws the operations, with a legal order or the contradiction, into a web page.",
            HelpName = "HTML",
        };
        var seconds = Validation.Number("--time-limit", "SECONDS", "After how long to give up on a file. Default: never.", MostOfALimit);
        var megabytes = Validation.Number("--memory-limit", "MB", "After allocating how much to give up on a file. Default: never.", MostOfALimit);
        var command = new DescribedCommand("check", "Checks recorded histories against a model.")
        {
            Details = $"""
                Models: {string.Join(", ", NamedModels.All.Select(known => known.Name))}.
                Consistencies: {string.Join(", ", Consistencies.Names)}.
                Prints a line for each file. Exit codes: 0 all satisfy the model, 1 one does not, 2 bad input, 3 a limit was reached first.
                The format of histories is described in docs/histories.md.
                """,
            Examples = ["check --model register history.jsonl", "check --model kv --explain why.html history.edn", "check --model register --consistency monotonic-reads history.jsonl"],
        };
        command.Add(files);
        foreach (var option in new Option[] { model, consistency, explain, seconds, megabytes })
            command.Add(option);
        command.SetAction((arguments, cancellationToken) => Task.FromResult(new CheckRun(Environment.CurrentDirectory, Console.Out, Console.Error)
        {
            Check = Consistencies.Named(arguments.GetValue(consistency)!, arguments.GetValue(model)!),
            ExplainTo = arguments.GetValue(explain),
            Limits = new CheckLimits
            {
                Clock = TimeProvider.System,
                Time = arguments.GetValue(seconds) is { } time ? TimeSpan.FromSeconds(time) : null,
                Memory = arguments.GetValue(megabytes) is { } memory ? (long)(memory * BytesPerMegabyte) : null,
                CancellationToken = cancellationToken,
            },
        }.Run(arguments.GetValue(files)!)));
        return command;
    }
}
