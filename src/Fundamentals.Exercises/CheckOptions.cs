namespace Fundamentals.Exercises;

/// <summary>How a check runs.</summary>
public sealed record CheckOptions
{
    /// <summary>Gets how long the learner's code may take for all cases together. Default: 5 seconds.</summary>
    public TimeSpan TimeLimit { get; init; } = TimeSpan.FromSeconds(5);

    /// <summary>Gets where progress is kept. Default: <c>.progress.json</c> in the current folder, which is the notebook's.</summary>
    public ProgressFile Progress { get; init; } = ProgressFile.Here;
}
