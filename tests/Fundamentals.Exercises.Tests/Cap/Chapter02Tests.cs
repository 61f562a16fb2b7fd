using Fundamentals.Exercises.Cap;

namespace Fundamentals.Exercises.Tests.Cap;

public sealed class Chapter02Tests
{
    [Fact]
    public void All_Ids_AreInOrder() => Assert.Equal(["2.1", "2.2", "2.3"], Chapter02.All.Select(exercise => exercise.Id));

    [Fact]
    public void Hint_OfEveryExercise_HasThreeLevels()
    {
        foreach (var exercise in Chapter02.All)
            Assert.Equal(3, Enumerable.Range(1, 3).Select(level => exercise.Hint(level).Text).Distinct().Count());
    }

    [Fact]
    public void ProgressIn_OneSolved_CountsIt()
    {
        using var folder = new Folder();
        folder.Progress.MarkSolved("2.2");

        var progress = Chapter02.ProgressIn(folder.Progress);

        Assert.Equal("Chapter 02, CAP", progress.Chapter);
        Assert.Equal([false, true, false], progress.Exercises.Select(exercise => exercise.IsSolved));
    }
}
