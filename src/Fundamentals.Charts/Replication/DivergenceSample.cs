namespace Fundamentals.Charts.Replication;

/// <summary>How far behind one replica was at one moment.</summary>
/// <param name="At">When, since the start.</param>
/// <param name="Replica">Which replica; or which key, where a picture compares keys.</param>
/// <param name="Behind">By how much, such as how many keys it holds in an older version than the newest; from 0.</param>
public sealed record DivergenceSample(TimeSpan At, string Replica, double Behind);
