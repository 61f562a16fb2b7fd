namespace Fundamentals.Exercises;

/// <summary>How a check runs.</summary>
public sealed record CheckOptions
{
    /// <summary>
    /// The environment variable that gives the default time limit in seconds: for programs that run notebooks on a machine
    /// busy with other things, where a limit for a waiting learner would fail what is right.
    /// </summary>
    public const string TimeLimitVariable = "FUNDAMENTALS_CHECK_SECONDS";

    private const int DefaultSeconds = 5;

    /// <summary>Gets how long the learner's code may take for all cases together. Default: 5 seconds.</summary>
    public TimeSpan TimeLimit { get; init; } = TimeSpan.FromSeconds(
        int.TryParse(Environment.GetEnvironmentVariable(TimeLimitVariable), out var seconds) && seconds > 0 ? seconds : DefaultSeconds);

    /// <summary>Gets where progress is kept. Default: <c>.progress.json</c> in the current folder, which is the notebook's.</summary>
    public ProgressFile Progress { get; init; } = ProgressFile.Here;
}
