namespace Fundamentals.Exercises;

/// <summary>One hint. Displayed in a notebook it is folded until the reader opens it.</summary>
/// <param name="ExerciseId">The exercise, for example <c>10.1</c>.</param>
/// <param name="Title">Its title.</param>
/// <param name="Level">1 for a nudge, 2 for the idea, 3 for nearly the solution.</param>
/// <param name="Text">What it says.</param>
public sealed record Hint(string ExerciseId, string Title, int Level, string Text)
{
    /// <summary>The number of hints of every exercise.</summary>
    public const int Levels = 3;

    /// <summary>Writes the hint.</summary>
    public override string ToString() => $"Hint {Level} of {Levels} for {ExerciseId} {Title}: {Text}";
}
