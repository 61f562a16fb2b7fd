using System.Text.RegularExpressions;
using Fundamentals.Cli.Running;

namespace Fundamentals.Cli.Kernelspecs;

/// <summary>The name of a kernelspec, which is the name of its folder.</summary>
internal static partial class KernelName
{
    /// <summary>The name that the notebooks of this project ask for.</summary>
    public const string Default = "fundamentals-csharp";

    /// <summary>Checks a name and returns it in lower case, as Jupyter does.</summary>
    /// <exception cref="UserException">Jupyter would not accept the name.</exception>
    public static string Check(string name) => Valid().IsMatch(name) && name.Any(char.IsAsciiLetterOrDigit)
        ? name.ToLowerInvariant()
        : throw new UserException($"\"{name}\" cannot be the name of a kernel: use letters, digits, '.', '_' and '-' only, and at least one letter or digit.");

    [GeneratedRegex("^[A-Za-z0-9._-]+\\z", RegexOptions.None, 1000)]
    private static partial Regex Valid();
}
