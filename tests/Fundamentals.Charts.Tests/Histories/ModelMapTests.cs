using System.Text.Json.Nodes;
using Fundamentals.Charts.Histories;
using Fundamentals.Checkers;
using Fundamentals.Histories;

namespace Fundamentals.Charts.Tests.Histories;

public sealed class ModelMapTests
{
    private static readonly History Stale = History.Of(Operation.Write("a", "x", 1, 0, 10), Operation.Read("b", "x", null, 20, 30));

    [Fact]
    public void Of_Nothing_SaysOfEachModelWhatItPromisesForbidsAndImplies()
    {
        var picture = ModelMap.Of();

        Assert.All(ConsistencyModel.All, model => Assert.Contains($"{model.Name}: {model.Promise} It forbids {model.Forbids}.", picture.AltText, StringComparison.Ordinal));
        Assert.Contains("Implies sequential, convergence.", picture.AltText, StringComparison.Ordinal);
    }

    [Fact]
    public void Of_Nothing_HasAnArrowForEachImplication() =>
        Assert.Equal(ConsistencyModel.All.Sum(model => model.Implies.Count), Annotations(ModelMap.Of()).Count(annotation => annotation["showarrow"]!.GetValue<bool>()));

    [Fact]
    public void Of_Nothing_ShowsTheTextOfAModelThatIsClicked()
    {
        var picture = ModelMap.Of();
        var places = Layout(picture)["shapes"]!.AsArray().Count;
        var panels = Annotations(picture).Where(annotation => annotation["clicktoshow"]?.GetValue<string>() == "onout").ToList();

        Assert.Equal(ConsistencyModel.All.Count, places);
        Assert.Equal(ConsistencyModel.All.Count, panels.DistinctBy(panel => (panel["xclick"]!.GetValue<double>(), panel["yclick"]!.GetValue<double>())).Count());
        Assert.StartsWith("linearizable:", Assert.Single(panels, panel => panel["visible"]!.GetValue<bool>())["text"]!.GetValue<string>(), StringComparison.Ordinal);
    }

    [Fact]
    public void Of_History_MarksWhatIsKeptAndBrokenAndSaysWhy()
    {
        var picture = ModelMap.Of(Stale);
        var texts = JsonNode.Parse(picture.Json)!["data"]![0]!["text"]!.AsArray().Select(text => text!.GetValue<string>()).ToList();

        Assert.Equal(["✗ linearizable"], texts.Where(text => text.StartsWith('✗')));
        Assert.Equal(9, texts.Count(text => text.StartsWith('✓')));
        Assert.Equal("Kept: sequential, convergence and what that implies", picture.Title);
        Assert.Contains("The history breaks it: 'b: read x → nil' cannot be placed", picture.AltText, StringComparison.Ordinal);
    }

    [Fact]
    public void Of_HistoryThatNoModelAllows_SaysSo() =>
        Assert.Equal("Kept: convergence", ModelMap.Of(History.Of(Operation.Read("a", "x", 7, 0, 1))).Title);

    [Fact]
    public void Of_ValueWrittenTwice_IsRejected() => Assert.Throws<UnsuitableHistoryException>(() =>
        ModelMap.Of(History.Of(Operation.Write("a", "x", 1, 0, 1), Operation.Write("a", "x", 1, 2, 3))));

    private static JsonNode Layout(Picture picture) => JsonNode.Parse(picture.Json)!["layout"]!;

    private static List<JsonNode> Annotations(Picture picture) => [.. Layout(picture)["annotations"]!.AsArray().Select(annotation => annotation!)];
}
