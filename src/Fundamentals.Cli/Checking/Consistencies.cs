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

    private static readonly Dictionary<string, Func<History, CheckLimits, Verdict>> OfRegisters = new(StringComparer.Ordinal)
    {
        ["causal"] = (history, limits) => CausalConsistency.Check(history, CausalModel.Convergent, limits),
        ["causal-memory"] = (history, limits) => CausalConsistency.Check(history, CausalModel.Memory, limits),
        ["causal-weak"] = (history, limits) => CausalConsistency.Check(history, CausalModel.Weak, limits),
        ["read-your-writes"] = (history, limits) => SessionGuarantees.Check(history, SessionGuarantee.ReadYourWrites, limits),
        ["monotonic-reads"] = (history, limits) => SessionGuarantees.Check(history, SessionGuarantee.MonotonicReads, limits),
        ["monotonic-writes"] = (history, limits) => SessionGuarantees.Check(history, SessionGuarantee.MonotonicWrites, limits),
        ["writes-follow-reads"] = (history, limits) => SessionGuarantees.Check(history, SessionGuarantee.WritesFollowReads, limits),
        ["convergence"] = (history, _) => Convergence.Check(history),
    };

    public static IEnumerable<string> Names => [Default, "sequential", .. OfRegisters.Keys];

    /// <summary>Finds the check for a consistency of a model.</summary>
    public static Func<History, CheckLimits, Verdict> Named(string consistency, string model) => consistency switch
    {
        Default => NamedModels.Named(model).CheckLinearizable,
        "sequential" => NamedModels.Named(model).CheckSequential,
        _ when model == Register => OfRegisters[consistency],
        _ => throw new UserException($"--consistency {consistency} is for --model {Register} only; for {model} there are linearizable and sequential."),
    };
}
