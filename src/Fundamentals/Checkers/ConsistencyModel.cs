using Fundamentals.Checkers.Models;
using Fundamentals.Checkers.Search;
using Fundamentals.Histories;

namespace Fundamentals.Checkers;

/// <summary>
/// What a store of registers may promise to its clients: the models of this course by name, what each forbids, and which
/// others each implies. The map follows Viotti and Vukolić, "Consistency in Non-Transactional Distributed Storage Systems"
/// (ACM Computing Surveys 49(1), 2016, figure 1), as far as these models go.
/// </summary>
public sealed record ConsistencyModel
{
    private readonly Func<History, CheckLimits, Verdict> _check;

    private ConsistencyModel(string name, string promise, string forbids, Func<History, CheckLimits, Verdict> check, params string[] implies)
    {
        (Name, Promise, Forbids, _check) = (name, promise, forbids, check);
        Implies = implies;
    }

    /// <summary>Gets all of them, the stronger before the weaker.</summary>
    public static IReadOnlyList<ConsistencyModel> All { get; } = Array.AsReadOnly(MakeAll());

    /// <summary>Gets the name, as <c>check --consistency</c> has it, such as <c>causal</c>.</summary>
    public string Name { get; }

    /// <summary>Gets what is promised, in one sentence.</summary>
    public string Promise { get; }

    /// <summary>Gets the anomaly that it forbids and the next weaker model does not, in a few words.</summary>
    public string Forbids { get; }

    /// <summary>Gets the names of the next weaker models: every history that keeps this one keeps those.</summary>
    public IReadOnlyList<string> Implies { get; }

    /// <summary>Finds a model.</summary>
    /// <param name="name">Its name.</param>
    /// <exception cref="ArgumentException">There is no model of this name.</exception>
    public static ConsistencyModel Named(string name) => All.FirstOrDefault(model => model.Name == name)
        ?? throw new ArgumentException($"There is no consistency model '{name}'. There are: {string.Join(", ", All.Select(model => model.Name))}.", nameof(name));

    /// <summary>Judges a history of actions <c>read</c> and <c>write</c>, of registers that hold null at first.</summary>
    /// <param name="history">The history.</param>
    /// <param name="limits">Where to stop searching; by default after a million configurations, which takes some seconds.</param>
    /// <returns>The verdict; <see cref="Undecided"/> also on convergence, if what is read after the last write does not tell (<see cref="Convergence"/>).</returns>
    /// <exception cref="UnsuitableHistoryException">A value is written to a key twice, or an action is not read or write.</exception>
    public Verdict Check(History history, CheckLimits? limits = null)
    {
        ArgumentNullException.ThrowIfNull(history);
        return _check(history, limits ?? new CheckLimits { Configurations = 1_000_000 });
    }

    /// <summary>Judges a history as <see cref="Check"/> does, and finds few operations that break the model by themselves.</summary>
    /// <param name="history">The history.</param>
    /// <param name="limits">Where to stop searching; by default as for <see cref="Check"/>.</param>
    /// <returns>
    /// The verdict of <see cref="Check"/>; of a <see cref="Violated"/> one the evidence holds no operation that can be left
    /// out where the check has searched for an order (<see cref="SmallestEvidence"/>).
    /// </returns>
    /// <exception cref="UnsuitableHistoryException">A value is written to a key twice, or an action is not read or write.</exception>
    public Verdict Explain(History history, CheckLimits? limits = null)
    {
        var verdict = Check(history, limits);
        return verdict is Violated { Blocked: not null } violated ? SmallestEvidence.Of(history, violated, Check) : verdict;
    }

    /// <summary>Writes the name.</summary>
    public override string ToString() => Name;

    private static ConsistencyModel[] MakeAll() =>
    [
        new(
            "linearizable",
            "Each operation takes effect at one moment between its request and its answer.",
            "an answer that was out of date before it was asked for",
            (history, limits) => Linearizability.Check(history, new RegisterModel(), limits),
            "sequential",
            "convergence"),
        new(
            "sequential",
            "One order explains all answers, and keeps the order of each client; the clock does not matter.",
            "two clients, each of whom has missed what the other had done before",
            CheckSequential,
            "causal",
            "causal-memory"),
        new(
            "causal",
            "Nobody sees an effect before its cause, and all order independent writes alike.",
            "two clients who see the same two writes in different orders for good",
            (history, limits) => CausalConsistency.Check(history, CausalModel.Convergent, limits),
            "causal-weak",
            "read-your-writes",
            "monotonic-reads",
            "monotonic-writes",
            "writes-follow-reads"),
        new(
            "causal-memory",
            "Nobody sees an effect before its cause, and each client keeps to one order of independent writes.",
            "a client who sees a value, a newer one, and the first again",
            (history, limits) => CausalConsistency.Check(history, CausalModel.Memory, limits),
            "causal-weak"),
        new(
            "causal-weak",
            "Nobody sees an effect before its cause.",
            "a comment whose post is missing, however many steps lie between the two",
            (history, limits) => CausalConsistency.Check(history, CausalModel.Weak, limits)),
        OfSession(SessionGuarantee.ReadYourWrites, "A client sees what it has written itself, or something newer.", "a change of one's own that is gone after a reload"),
        OfSession(SessionGuarantee.MonotonicReads, "A client never sees anything older than what it has seen.", "a message that was there, and is not there any more"),
        OfSession(SessionGuarantee.MonotonicWrites, "Whoever sees a write sees what its client had written before, or something newer.", "an invoice that is marked as paid, and no payment"),
        OfSession(SessionGuarantee.WritesFollowReads, "Whoever sees a write sees what its client had seen before it wrote, or something newer.", "an answer without its question"),
        new(
            "convergence",
            "After the last write, sooner or later, all read the same.",
            "copies that stay different for good",
            (history, _) => Convergence.Of(history).IsEmpty
                ? new Undecided("convergence", "the end of the history: nothing is read after the last write, or a write of unknown outcome may explain what is")
                : Convergence.Check(history)),
    ];

    /// <summary>What breaks causal consistency breaks sequential consistency, too, and is found without a search.</summary>
    private static Verdict CheckSequential(History history, CheckLimits limits)
    {
        const string name = "sequential register";
        var limit = new SearchLimit(limits);
        return CausalConsistency.CheckWithin(limit, history, CausalModel.Convergent) switch
        {
            Satisfied => SequentialConsistency.CheckWithin(limit, history, new RegisterModel()),
            var verdict => verdict with { Model = name },
        };
    }

    private static ConsistencyModel OfSession(SessionGuarantee guarantee, string promise, string forbids) =>
        new(SessionGuarantees.NameOf(guarantee), promise, forbids, (history, limits) => SessionGuarantees.Check(history, guarantee, limits));
}
