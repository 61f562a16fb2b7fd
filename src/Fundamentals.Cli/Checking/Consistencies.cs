using Fundamentals.Checkers;
using Fundamentals.Checkers.Models;
using Fundamentals.Cli.Running;
using Fundamentals.Histories;

namespace Fundamentals.Cli.Checking;

/// <summary>What may be promised to clients, by name.</summary>
internal static class Consistencies
{
    public const string Default = "linearizable";

    private const string Register = "register";

    private static readonly Dictionary<string, Func<History, Verdict>> OfRegisters = new(StringComparer.Ordinal)
    {
        ["causal"] = history => CausalConsistency.Check(history, CausalModel.Convergent),
        ["causal-memory"] = history => CausalConsistency.Check(history, CausalModel.Memory),
        ["causal-weak"] = history => CausalConsistency.Check(history, CausalModel.Weak),
        ["read-your-writes"] = history => SessionGuarantees.Check(history, SessionGuarantee.ReadYourWrites),
        ["monotonic-reads"] = history => SessionGuarantees.Check(history, SessionGuarantee.MonotonicReads),
        ["monotonic-writes"] = history => SessionGuarantees.Check(history, SessionGuarantee.MonotonicWrites),
        ["writes-follow-reads"] = history => SessionGuarantees.Check(history, SessionGuarantee.WritesFollowReads),
        ["convergence"] = history => Convergence.Check(history),
    };

    public static IEnumerable<string> Names => [Default, "sequential", .. OfRegisters.Keys];

    /// <summary>Finds the check for a consistency of a model.</summary>
    public static Func<History, CheckLimits, Verdict> Named(string consistency, string model) => consistency switch
    {
        Default => NamedModels.Named(model).CheckLinearizable,
        "sequential" => NamedModels.Named(model).CheckSequential,
        _ when model == Register => (history, _) => OfRegisters[consistency](history),
        _ => throw new UserException($"--consistency {consistency} is for --model {Register} only; for {model} there are linearizable and sequential."),
    };
}
