using System.CommandLine;
using System.Globalization;

namespace Fundamentals.Cli.Commands;

/// <summary>What an option may be given, with one line that names it where it is given something else.</summary>
internal static class Validation
{
    /// <summary>Accepts some names only.</summary>
    public static void AcceptOnly(this Option<string> option, IReadOnlyList<string> names) => option.Validators.Add(result =>
    {
        foreach (var token in result.Tokens.Where(token => !names.Contains(token.Value, StringComparer.Ordinal)))
            result.AddError($"{option.Name} {token.Value}: must be one of {string.Join(", ", names)}.");
    });

    /// <summary>Makes an option for a number above 0 and at most some limit, written with a point.</summary>
    public static Option<double?> Number(string name, string helpName, string description, double most) => new(name)
    {
        Description = description,
        HelpName = helpName,
        CustomParser = result =>
        {
            var typed = result.Tokens[0].Value;
            if (double.TryParse(typed, NumberStyles.Float, CultureInfo.InvariantCulture, out var value) && value > 0 && value <= most)
                return value;
            result.AddError($"{name} {typed}: must be a number above 0 and at most {most:0}, such as 1.5.");
            return null;
        },
    };
}
