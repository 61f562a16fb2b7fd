using Fundamentals.Exercises.StartHere;

namespace Fundamentals.Exercises.Tests.StartHere;

public sealed class Chapter00Tests
{
    [Fact]
    public void All_Ids_AreInOrder() => Assert.Equal(["0.1", "0.2", "0.3"], Chapter00.All.Select(exercise => exercise.Id));

    [Fact]
    public void Hint_OfEveryExercise_HasThreeLevels()
    {
        foreach (var exercise in Chapter00.All)
            Assert.Equal(3, Enumerable.Range(1, 3).Select(level => exercise.Hint(level).Text).Distinct().Count());
    }

    [Fact]
    public void ProgressIn_OneSolved_CountsIt()
    {
        using var folder = new Folder();
        folder.Progress.MarkSolved("0.2");

        var progress = Chapter00.ProgressIn(folder.Progress);

        Assert.Equal("Chapter 00, start here", progress.Chapter);
        Assert.Equal([false, true, false], progress.Exercises.Select(exercise => exercise.IsSolved));
    }
}
