using System.Reflection;
using Fundamentals.Exercises;
using Fundamentals.Notebooks.Display;
using Fundamentals.Notebooks.Documents;

namespace Chapters.Tests;

/// <summary>Every notebook, run from top to bottom by the engine.</summary>
public sealed class EngineTests
{
    private const int MostLinesOfACell = 20;

    [Theory]
    [MemberData(nameof(Book.Notebooks), MemberType = typeof(Book))]
    public async Task Run_EveryChart_IsOneBundleOfFigureHtmlAndText(string notebook)
    {
        var bundles = Bundles(await ExecutedNotebook.OfAsync(notebook)).Where(bundle => bundle.Data.ContainsKey(MimeBundle.Plotly)).ToList();
        Assert.True(bundles.Count > 0 || notebook.StartsWith("solutions/", StringComparison.Ordinal), $"{notebook} has no chart.");
        Assert.All(bundles, bundle => Assert.Equal([MimeBundle.Plotly, MimeBundle.Html, MimeBundle.PlainText], bundle.Data.Keys));
    }

    [Theory]
    [MemberData(nameof(Book.Notebooks), MemberType = typeof(Book))]
    public async Task Run_EveryStubThatStillStands_IsNotSolved(string notebook)
    {
        var stubs = (await ExecutedNotebook.OfAsync(notebook)).Cells.Where(cell => cell.Source.Contains("throw new NotSolvedException()", StringComparison.Ordinal));
        Assert.All(stubs, cell => Assert.Contains("Not solved yet", Assert.Single(cell.Outputs.OfType<ResultOutput>()).Data.Text, StringComparison.Ordinal));
    }

    [Theory]
    [MemberData(nameof(Exercises))]
    public async Task Solutions_OfEveryExercise_AreSolved(string notebook, string exercise)
    {
        var answers = Bundles(await ExecutedNotebook.OfAsync(notebook)).Select(bundle => bundle.Text!).ToList();
        Assert.Contains(answers, text => text.Contains($"Solved: {exercise} ", StringComparison.Ordinal));
        Assert.DoesNotContain(answers, text => text.Contains($"Not right yet: {exercise} ", StringComparison.Ordinal));
    }

    [Theory]
    [MemberData(nameof(Book.Notebooks), MemberType = typeof(Book))]
    public void Cells_OfEveryNotebook_AreShortAndHaveIds(string notebook)
    {
        var cells = NotebookDocument.Load(Book.PathOf(notebook)).Cells;
        Assert.Equal(cells.Length, cells.Select(cell => cell.Id).Where(id => id is not null).Distinct(StringComparer.Ordinal).Count());
        Assert.All(cells.Where(cell => cell.Kind == CellKind.Code), cell => Assert.InRange(cell.Source.Split('\n').Length, 1, MostLinesOfACell));
    }

    public static TheoryData<string, string> Exercises
    {
        get
        {
            // Found by their names, so that no new chapter can be forgotten here.
            var data = new TheoryData<string, string>();
            foreach (var notebook in Book.Notebooks.Select(row => row.Data).Where(name => name.StartsWith("solutions/", StringComparison.Ordinal)))
            {
                var number = notebook["solutions/".Length..].Split('-')[0];
                var chapter = typeof(Exercise).Assembly.GetTypes().Single(type => type.Name == $"Chapter{number}");
                foreach (var exercise in (IEnumerable<Exercise>)chapter.GetProperty("All", BindingFlags.Public | BindingFlags.Static)!.GetValue(null)!)
                    data.Add(notebook, exercise.Id);
            }

            return data;
        }
    }

    private static IEnumerable<MimeBundle> Bundles(NotebookDocument executed) => executed.Cells.SelectMany(cell => cell.Outputs).Select(output => output switch
    {
        ResultOutput result => result.Data,
        DisplayOutput display => display.Data,
        _ => null,
    }).OfType<MimeBundle>();
}
