using System.Text.RegularExpressions;

namespace Fundamentals.Histories;

/// <summary>
/// The process that does faults to the system in a Jepsen test. It asks nothing of the system, and says <c>:info</c> at both
/// ends of what it does, so its events are no part of a history.
/// </summary>
internal static partial class JepsenNemesis
{
    public static bool Is(string process) => process is "nemesis" or ":nemesis";

    /// <summary>Tells a map of the nemesis that cannot be read as an event: what it says of itself may be anything.</summary>
    public static bool IsIn(string map) => Process().IsMatch(map);

    [GeneratedRegex(@":process\s+:?nemesis[\s,}]", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Process();
}
