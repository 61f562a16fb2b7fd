using Fundamentals.Exercises;
using Fundamentals.Exercises.Cap;
using Fundamentals.Exercises.Consistency;
using Fundamentals.Exercises.Fallacies;
using Fundamentals.Exercises.Pacelc;
using Fundamentals.Exercises.Partitioning;
using Fundamentals.Exercises.StartHere;
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
            var data = new TheoryData<string, string>();
            Add("solutions/00-start-here.ipynb", Chapter00.All);
            Add("solutions/01-fallacies.ipynb", Chapter01.All);
            Add("solutions/02-cap.ipynb", Chapter02.All);
            Add("solutions/03-pacelc.ipynb", Chapter03.All);
            Add("solutions/04-consistency-models.ipynb", Chapter04.All);
            Add("solutions/10-partitioning.ipynb", Chapter10.All);
            return data;

            void Add(string notebook, IEnumerable<Exercise> exercises)
            {
                foreach (var exercise in exercises)
                    data.Add(notebook, exercise.Id);
            }
        }
    }

    private static IEnumerable<MimeBundle> Bundles(NotebookDocument executed) => executed.Cells.SelectMany(cell => cell.Outputs).Select(output => output switch
    {
        ResultOutput result => result.Data,
        DisplayOutput display => display.Data,
        _ => null,
    }).OfType<MimeBundle>();
}
