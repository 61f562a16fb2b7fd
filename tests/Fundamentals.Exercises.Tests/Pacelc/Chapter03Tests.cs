using Fundamentals.Exercises.Pacelc;

namespace Fundamentals.Exercises.Tests.Pacelc;

public sealed class Chapter03Tests
{
    [Fact]
    public void All_Ids_AreInOrder() => Assert.Equal(["3.1", "3.2", "3.3"], Chapter03.All.Select(exercise => exercise.Id));

    [Fact]
    public void Hint_OfEveryExercise_HasThreeLevels()
    {
        foreach (var exercise in Chapter03.All)
            Assert.Equal(3, Enumerable.Range(1, 3).Select(level => exercise.Hint(level).Text).Distinct().Count());
    }

    [Fact]
    public void ProgressIn_OneSolved_CountsIt()
    {
        using var folder = new Folder();
        folder.Progress.MarkSolved("3.2");

        var progress = Chapter03.ProgressIn(folder.Progress);

        Assert.Equal("Chapter 03, PACELC", progress.Chapter);
        Assert.Equal(["3.2"], progress.Exercises.Where(exercise => exercise.IsSolved).Select(exercise => exercise.Id));
    }
}
