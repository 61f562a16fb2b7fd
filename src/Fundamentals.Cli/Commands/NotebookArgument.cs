using System.CommandLine;

namespace Fundamentals.Cli.Commands;

/// <summary>The notebooks that a verb is to work on.</summary>
internal static class NotebookArgument
{
    /// <summary>Makes the argument.</summary>
    /// <param name="what">What is done with them: "Notebooks to run".</param>
    public static Argument<string[]> Create(string what)
    {
        var notebooks = new Argument<string[]>("NOTEBOOK")
        {
            Description = $"{what}. Default: every notebook of the repository that the current folder is in, solutions included.",
            Arity = ArgumentArity.ZeroOrMore,
        };
        notebooks.Validators.Add(result =>
        {
            // Taken for a notebook otherwise; one that is really called so can be named as ./--name.
            foreach (var token in result.Tokens.Where(token => token.Value.StartsWith('-')))
                result.AddError($"Unrecognized option '{token.Value}'.");
        });
        return notebooks;
    }
}
