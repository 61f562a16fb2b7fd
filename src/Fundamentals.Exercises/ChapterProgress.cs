using System.Collections.Immutable;

namespace Fundamentals.Exercises;

/// <summary>Which exercises of a chapter are solved.</summary>
/// <param name="Chapter">The chapter's number and title.</param>
/// <param name="Exercises">Its exercises, in order.</param>
/// <param name="Problem">Why earlier progress could not be read, or null.</param>
public sealed record ChapterProgress(string Chapter, ImmutableArray<ExerciseProgress> Exercises, string? Problem)
{
    /// <summary>Gets how many are solved.</summary>
    public int Solved => Exercises.Count(exercise => exercise.IsSolved);

    /// <summary>Looks up how far a chapter is.</summary>
    /// <param name="chapter">Its number and title.</param>
    /// <param name="exercises">Its exercises.</param>
    /// <param name="file">Where progress is kept.</param>
    public static ChapterProgress Of(string chapter, IEnumerable<Exercise> exercises, ProgressFile file)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(chapter);
        ArgumentNullException.ThrowIfNull(exercises);
        ArgumentNullException.ThrowIfNull(file);
        var (solved, problem) = file.Read();
        return new ChapterProgress(chapter, [.. exercises.Select(e => new ExerciseProgress(e.Id, e.Title, solved.Contains(e.Id)))], problem);
    }

    /// <summary>Lists the exercises as plain text.</summary>
    public override string ToString()
    {
        var lines = Exercises.Select(exercise => $"  {exercise}").Prepend($"{Chapter}: {Solved} of {Exercises.Length} exercises solved");
        return string.Join('\n', Problem is null ? lines : lines.Append($"Note: {Problem}"));
    }
}

/// <summary>Whether an exercise is solved.</summary>
/// <param name="Id">The exercise, for example <c>10.1</c>.</param>
/// <param name="Title">Its title.</param>
/// <param name="IsSolved">True once a check found it solved.</param>
public sealed record ExerciseProgress(string Id, string Title, bool IsSolved)
{
    internal CheckStatus Status => IsSolved ? CheckStatus.Solved : CheckStatus.NotSolved;

    /// <summary>Writes the exercise with a sign and a word.</summary>
    public override string ToString() => $"{StatusText.Icon(Status)} {Id} {Title} ({StatusText.Word(Status).ToLowerInvariant()})";
}
