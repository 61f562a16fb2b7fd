using Fundamentals.Exercises.Consistency;

namespace Fundamentals.Exercises.Tests.Consistency;

public sealed class Chapter04Tests
{
    [Fact]
    public void All_Ids_AreInOrder() => Assert.Equal(["4.1", "4.2", "4.3", "4.4"], Chapter04.All.Select(exercise => exercise.Id));

    [Fact]
    public void Hint_OfEveryExercise_HasThreeLevels()
    {
        foreach (var exercise in Chapter04.All)
            Assert.Equal(3, Enumerable.Range(1, 3).Select(level => exercise.Hint(level).Text).Distinct().Count());
    }

    [Fact]
    public void ProgressIn_OneSolved_CountsIt()
    {
        using var folder = new Folder();
        folder.Progress.MarkSolved("4.2");

        var progress = Chapter04.ProgressIn(folder.Progress);

        Assert.Equal("Chapter 04, consistency models", progress.Chapter);
        Assert.Equal([false, true, false, false], progress.Exercises.Select(exercise => exercise.IsSolved));
    }
}
