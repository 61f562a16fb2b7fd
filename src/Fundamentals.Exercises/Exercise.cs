using System.Collections.Immutable;

namespace Fundamentals.Exercises;

/// <summary>A task that checks itself.</summary>
public abstract class Exercise
{
    private readonly ImmutableArray<string> _hints;

    private protected Exercise(string id, string title, ImmutableArray<string> hints)
    {
        if (hints.Length != Exercises.Hint.Levels)
            throw new ArgumentException($"Exercise {id} has {hints.Length} hints; every exercise has {Exercises.Hint.Levels}.", nameof(hints));
        Id = id;
        Title = title;
        _hints = hints;
    }

    /// <summary>Gets the number, for example <c>10.1</c>.</summary>
    public string Id { get; }

    /// <summary>Gets the title.</summary>
    public string Title { get; }

    /// <summary>Gives a hint.</summary>
    /// <param name="level">1 for a nudge, 2 for the idea, 3 for nearly the solution.</param>
    /// <exception cref="ArgumentOutOfRangeException">There is no hint of that level.</exception>
    public Hint Hint(int level)
    {
        if (level is < 1 or > Exercises.Hint.Levels)
            throw new ArgumentOutOfRangeException(nameof(level), level, $"There are hints 1 to {Exercises.Hint.Levels}.");
        return new Hint(Id, Title, level, _hints[level - 1]);
    }

    /// <summary>Writes number and title.</summary>
    public override string ToString() => $"{Id} {Title}";
}
