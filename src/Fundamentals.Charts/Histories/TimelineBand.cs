namespace Fundamentals.Charts.Histories;

/// <summary>A stretch of time that an <see cref="OperationTimeline"/> shows behind the operations, such as a partition.</summary>
/// <param name="From">When it begins, since the start of the history.</param>
/// <param name="To">When it ends; not before <paramref name="From"/>.</param>
/// <param name="Label">What it is.</param>
public sealed record TimelineBand(TimeSpan From, TimeSpan To, string Label);
