namespace Fundamentals.Exercises.Pacelc;

/// <summary>What a store is to do for one kind of data, and how that data is used: enough to choose R and W by.</summary>
public sealed record Requirement
{
    /// <summary>Gets N: how many replicas there are; at least 1.</summary>
    public required int Replicas { get; init => field = AtLeastOne(value, nameof(Replicas)); }

    /// <summary>Gets which part of the requests reads, from 0 to 1; the others write.</summary>
    public required double ReadShare { get; init => field = Chance(value, nameof(ReadShare)); }

    /// <summary>Gets how likely a read must see a write, if it begins <see cref="FreshAfter"/> after its acknowledgement; from 0 to 1. Default: 0, no matter.</summary>
    public double Fresh { get; init => field = Chance(value, nameof(Fresh)); }

    /// <summary>Gets how long after the acknowledgement that is asked for. Default: zero, at once.</summary>
    public TimeSpan FreshAfter { get; init; }

    /// <summary>Gets how long the 99.9th percentile of reads may be at most. Default: as long as it likes.</summary>
    public TimeSpan ReadLimit { get; init; } = TimeSpan.MaxValue;

    /// <summary>Gets how long the 99.9th percentile of writes may be at most. Default: as long as it likes.</summary>
    public TimeSpan WriteLimit { get; init; } = TimeSpan.MaxValue;

    /// <summary>Says it in words.</summary>
    public override string ToString() =>
        $"N = {Replicas}; {ReadShare * 100:0.#} % of the requests read; a read {FreshAfter.TotalMilliseconds:0.#} ms after a write is fresh with a chance of at least {Fresh}; "
        + $"99.9th percentile of reads {Limit(ReadLimit)}, of writes {Limit(WriteLimit)}";

    private static string Limit(TimeSpan limit) => limit == TimeSpan.MaxValue ? "without limit" : $"at most {limit.TotalMilliseconds:0.#} ms";

    private static int AtLeastOne(int value, string name) => value >= 1
        ? value
        : throw new ArgumentOutOfRangeException(name, value, $"{name} must be at least 1.");

    private static double Chance(double value, string name) => value is >= 0 and <= 1
        ? value
        : throw new ArgumentOutOfRangeException(name, value, $"{name} must be from 0 to 1.");
}
