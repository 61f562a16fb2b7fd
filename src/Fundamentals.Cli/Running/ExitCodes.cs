namespace Fundamentals.Cli.Running;

/// <summary>What the program's exit code means.</summary>
internal static class ExitCodes
{
    public const int Success = 0;

    /// <summary>A cell of a notebook failed.</summary>
    public const int CellFailed = 1;

    /// <summary>An output is not what the notebook says.</summary>
    public const int Differs = 1;

    /// <summary>A history does not satisfy the model.</summary>
    public const int Violated = 1;

    /// <summary>No history was found to violate the model, and a limit was reached on one before that was certain.</summary>
    public const int Undecided = 3;

    /// <summary>It was called wrongly, or with something it cannot use.</summary>
    public const int BadInput = 2;

    /// <summary>It was stopped with Ctrl-C: 128 and the number of the signal, as shells have it.</summary>
    public const int Stopped = 130;
}
