using System.Collections.Immutable;
using Fundamentals.Histories;

namespace Fundamentals.Checkers;

/// <summary>What a check found. One of <see cref="Satisfied"/>, <see cref="Violated"/> and <see cref="Undecided"/>.</summary>
/// <param name="Model">The consistency and the model that were asked for, such as <c>linearizable register</c>.</param>
public abstract record Verdict(string Model)
{
    /// <summary>Gets how many configurations were visited; 0 where the check does not search.</summary>
    public long Explored { get; init; }

    /// <summary>Gets a value indicating whether the history certainly satisfies the model.</summary>
    public bool IsSatisfied => this is Satisfied;

    /// <summary>Gets a value indicating whether the history certainly does not satisfy the model.</summary>
    public bool IsViolated => this is Violated;
}

/// <summary>The history satisfies the model.</summary>
/// <param name="Model">What was asked for.</param>
/// <param name="Order">
/// One order of operations that explains all answers, where the check finds one. An operation of unknown outcome is in it if
/// this order needs it to have taken effect.
/// </param>
public sealed record Satisfied(string Model, ImmutableArray<Operation> Order) : Verdict(Model)
{
    /// <summary>Says so.</summary>
    public override string ToString() => $"satisfies {Model}";
}

/// <summary>The history does not satisfy the model.</summary>
/// <param name="Model">What was asked for.</param>
/// <param name="Reason">Why, in one sentence.</param>
/// <param name="Evidence">The operations that contradict each other; the one that cannot be placed is the last.</param>
public sealed record Violated(string Model, string Reason, ImmutableArray<Operation> Evidence) : Verdict(Model)
{
    /// <summary>
    /// Gets, where the check searches for an order, one that explains everything up to <see cref="Blocked"/>: no order gets
    /// further.
    /// </summary>
    public ImmutableArray<Operation> Prefix { get; init; } = [];

    /// <summary>Gets, where the check searches for an order, the operation that no order can place.</summary>
    public Operation? Blocked { get; init; }

    /// <summary>Says why.</summary>
    public override string ToString() => $"violates {Model}: {Reason}";
}

/// <summary>A limit was reached first.</summary>
/// <param name="Model">What was asked for.</param>
/// <param name="Limit">Which limit.</param>
public sealed record Undecided(string Model, string Limit) : Verdict(Model)
{
    /// <summary>Says at which limit.</summary>
    public override string ToString() => $"undecided on {Model}: stopped at {Limit}" + (Explored > 0 ? $" after {Explored} configurations" : string.Empty);
}
