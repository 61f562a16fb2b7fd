namespace Fundamentals.Exercises.StartHere;

/// <summary>How a run of two stores ended.</summary>
/// <param name="Problem">What is wrong, if anything.</param>
/// <param name="Text">What was seen.</param>
internal sealed record CatchUpOutcome(CatchUpProblem Problem, string Text)
{
    /// <summary>What should be seen in a world.</summary>
    public static CatchUpOutcome Expected(CatchUpWorld world)
    {
        var values = string.Join(", ", world.Keys.Select(key => $"{key} = \"{world.Newest(key)}\""));
        return new(
            CatchUpProblem.None,
            $"{world.Writer} answers every write at once, also while the cable is cut; ten minutes after all is mended and written {world.Reader} has {values}, has never gone back to an older value, and nobody sends any more");
    }
}
