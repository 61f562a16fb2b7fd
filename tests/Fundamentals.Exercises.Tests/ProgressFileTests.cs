using Fundamentals.Exercises.Partitioning;

namespace Fundamentals.Exercises.Tests;

public sealed class ProgressFileTests : IDisposable
{
    private readonly Folder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Read_MissingFile_IsEmptyWithoutProblem()
    {
        var (solved, problem) = _folder.Progress.Read();

        Assert.Empty(solved);
        Assert.Null(problem);
    }

    [Fact]
    public void MarkSolved_Twice_IsThereOnceAndInOrder()
    {
        Assert.Null(_folder.Progress.MarkSolved("10.2"));
        Assert.Null(_folder.Progress.MarkSolved("10.1"));
        Assert.Null(_folder.Progress.MarkSolved("10.2"));

        Assert.Equal("{\n  \"version\": 1,\n  \"solved\": [\n    \"10.1\",\n    \"10.2\"\n  ]\n}\n", File.ReadAllText(_folder.Progress.Path));
        Assert.Equal([".progress.json"], Directory.GetFiles(_folder.Path).Select(Path.GetFileName));
    }

    [Fact]
    public void MarkSolved_FileWithMoreInIt_KeepsIt()
    {
        File.WriteAllText(_folder.Progress.Path, """{"version": 1, "solved": [], "name": "Ada"}""");

        Assert.Null(_folder.Progress.MarkSolved("10.1"));

        Assert.Contains("\"name\": \"Ada\"", File.ReadAllText(_folder.Progress.Path));
    }

    [Theory]
    [InlineData("{\"version\": 1, \"solved\": [")]
    [InlineData("")]
    [InlineData("[]")]
    [InlineData("{\"solved\": []}")]
    [InlineData("{\"version\": 2, \"solved\": []}")]
    [InlineData("{\"version\": 1, \"solved\": \"10.1\"}")]
    [InlineData("{\"version\": 1, \"solved\": [101]}")]
    [InlineData("{\"version\": 1, \"solved\": [], \"solved\": []}")]
    public void CorruptFile_CheckAndProgress_SaySoAndLeaveItAsItIs(string content)
    {
        File.WriteAllText(_folder.Progress.Path, content);

        var result = Chapter10.HowMuchMoves.Check((nodes, onRing) => onRing ? 1.0 / (nodes + 1) : nodes / (nodes + 1.0), _folder.Options);
        var progress = Chapter10.ProgressIn(_folder.Progress);

        Assert.Equal(CheckStatus.Solved, result.Status);
        Assert.StartsWith("This was not saved. The file .progress.json beside this notebook cannot be understood, and was left as it is:", result.Note);
        Assert.StartsWith("Earlier progress is not known. The file .progress.json", progress.Problem);
        Assert.Equal(content, File.ReadAllText(_folder.Progress.Path));
        Assert.Equal([".progress.json"], Directory.GetFiles(_folder.Path).Select(Path.GetFileName));
    }

    [Fact]
    public void FolderInItsPlace_CheckAndProgress_SaySo()
    {
        // Stands for a file that may not be written: unlike a read-only one it stops root, too.
        Directory.CreateDirectory(_folder.Progress.Path);
        File.WriteAllText(Path.Combine(_folder.Progress.Path, "inside"), "kept");

        Assert.StartsWith("This was not saved. The file .progress.json", _folder.Progress.MarkSolved("10.1"));
        Assert.Equal(["inside"], Directory.GetFiles(_folder.Progress.Path).Select(Path.GetFileName));
        Assert.Equal([".progress.json"], Directory.GetFileSystemEntries(_folder.Path).Select(Path.GetFileName));
    }

    [Fact]
    public void MissingFolder_MarkSolved_SaysSo() =>
        Assert.StartsWith("This was not saved.", ProgressFile.In(Path.Combine(_folder.Path, "gone")).MarkSolved("10.1"));

    [Fact]
    public void MarkSolved_FileReadOnly_SaysSoOrReplacesIt()
    {
        _folder.Progress.MarkSolved("10.1");
        File.SetAttributes(_folder.Progress.Path, FileAttributes.ReadOnly);

        var problem = _folder.Progress.MarkSolved("10.2");

        // Replacing a read-only file is allowed on Unix, where the folder's permissions decide, and not on Windows.
        File.SetAttributes(_folder.Progress.Path, FileAttributes.Normal);
        Assert.Equal(problem is null, _folder.Progress.Read().Solved.Contains("10.2"));
        Assert.Contains("10.1", _folder.Progress.Read().Solved);
    }

    [Fact]
    public void Check_WrongAfterSolved_StaysSolved()
    {
        Chapter10.HowMuchMoves.Check((nodes, onRing) => onRing ? 1.0 / (nodes + 1) : nodes / (nodes + 1.0), _folder.Options);
        Chapter10.HowMuchMoves.Check((_, _) => 0.5, _folder.Options);

        var progress = Chapter10.ProgressIn(_folder.Progress);

        Assert.Equal(1, progress.Solved);
        Assert.Equal([false, true, false, false, false], progress.Exercises.Select(exercise => exercise.IsSolved));
    }

    [Fact]
    public void Check_NotSolved_WritesNothing()
    {
        Chapter10.HowMuchMoves.Check((_, _) => throw new NotSolvedException(), _folder.Options);

        Assert.Empty(Directory.GetFiles(_folder.Path));
    }

    [Fact]
    public void Here_IsTheCurrentFolder() =>
        Assert.Equal(Path.Combine(Environment.CurrentDirectory, ".progress.json"), ProgressFile.Here.Path);
}
