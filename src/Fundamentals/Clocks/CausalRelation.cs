namespace Fundamentals.Clocks;

/// <summary>
/// How two events, or two versions, lie to each other: happens-before is a partial order, so that there are four answers and
/// not three. Lamport, "Time, Clocks, and the Ordering of Events in a Distributed System" (1978), "The Partial Ordering".
/// </summary>
public enum CausalRelation
{
    /// <summary>They are the same.</summary>
    Equal,

    /// <summary>The first happened before the second, and could have influenced it.</summary>
    Before,

    /// <summary>The first happened after the second, and could have been influenced by it.</summary>
    After,

    /// <summary>Neither could have known of the other.</summary>
    Concurrent,
}
