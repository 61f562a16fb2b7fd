namespace Fundamentals.Faults;

/// <summary>What kind of fault. <see cref="FaultInjector"/> says what each does.</summary>
public enum FaultKind
{
    /// <summary>Two groups cannot reach each other.</summary>
    Partition,

    /// <summary>One group cannot reach another, which can reach it.</summary>
    PartitionOneWay,

    /// <summary>A node can reach no other node, and none can reach it.</summary>
    Isolate,

    /// <summary>Messages between two groups wait.</summary>
    Hold,

    /// <summary>A node is down.</summary>
    Crash,

    /// <summary>A node does nothing for a while, and knows nothing of it.</summary>
    Pause,

    /// <summary>A node's messages take longer.</summary>
    Slow,

    /// <summary>A node's clock is wrong.</summary>
    Skew,

    /// <summary>A node's clock runs too fast or too slow.</summary>
    Drift,
}
