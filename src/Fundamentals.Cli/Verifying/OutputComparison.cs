using System.Text.Json.Nodes;
using Fundamentals.Notebooks.Display;
using Fundamentals.Notebooks.Documents;

namespace Fundamentals.Cli.Verifying;

/// <summary>Compares what a cell showed when it was committed with what it shows now.</summary>
internal static class OutputComparison
{
    /// <summary>The tag of cells that show what they measure of the machine: they are compared in kind only.</summary>
    public const string MeasuresTag = "measures";

    /// <summary>Says what the first difference is, or null where there is none.</summary>
    public static string? FirstDifference(Cell committed, Cell now)
    {
        var isMeasured = committed.HasTag(MeasuresTag);
        var (before, after) = (committed.Outputs, now.Outputs);
        for (var i = 0; i < Math.Min(before.Length, after.Length); i++)
        {
            if (Difference(before[i], after[i], isMeasured) is { } difference)
                return $"output {i + 1}{difference}";
        }

        if (before.Length < after.Length)
            return $"output {before.Length + 1}, {KindOf(after[before.Length])}, is missing.";
        return before.Length > after.Length ? $"output {after.Length + 1}, {KindOf(before[after.Length])}, does not come now." : null;
    }

    private static string? Difference(CellOutput committed, CellOutput now, bool isMeasured) => (committed, now) switch
    {
        (StreamOutput before, StreamOutput after) when before.Name == after.Name => OfTexts("", before.Text, after.Text, isMeasured),
        (DisplayOutput before, DisplayOutput after) => OfBundles(before.Data, after.Data, isMeasured),
        (ResultOutput before, ResultOutput after) => OfBundles(before.Data, after.Data, isMeasured),
        (ErrorOutput before, ErrorOutput after) => OfTexts(" (error)", TextOf(before), TextOf(after), isMeasured),
        _ => $": committed is {KindOf(committed)}, now it is {KindOf(now)}.",
    };

    private static string? OfBundles(MimeBundle committed, MimeBundle now, bool isMeasured)
    {
        var expected = now.Data.ContainsKey(MimeBundle.Plotly) ? now.Data.Remove(MimeBundle.Html).SetItem(MimeBundle.Png, "") : now.Data;
        if (expected.Keys.Except(committed.Data.Keys).FirstOrDefault() is { } missing)
            return $" has no {missing}{(missing == MimeBundle.Png ? ", the picture of its figure" : "")}.";
        if (committed.Data.Keys.Except(expected.Keys).FirstOrDefault() is { } extra)
            return $" has {extra} in the file{(now.Data.ContainsKey(extra) ? ", which takes the place of the picture on GitHub" : ", and none now")}.";
        foreach (var (mimeType, after) in now.Data.Where(form => committed.Data.ContainsKey(form.Key)))
        {
            var before = committed.Data[mimeType];
            var difference = MimeBundle.IsJson(mimeType)
                ? JsonDifference.First($", {mimeType}", isMeasured ? Shape.Of(before) : before, isMeasured ? Shape.Of(after) : after)
                : OfTexts($", {mimeType}", before.GetValue<string>(), after.GetValue<string>(), isMeasured);
            if (difference is not null)
                return difference;
        }

        return committed.Data.TryGetValue(MimeBundle.Plotly, out var figure) ? PictureProblem(committed, figure) : null;
    }

    private static string? PictureProblem(MimeBundle committed, JsonNode figure) => FigurePicture.In(committed) switch
    {
        null => ", image/png, does not say which figure it shows.",
        var picture when picture.FigureHash != FigurePicture.HashOf(figure) => ", image/png, was drawn from another figure than the one in the file.",
        { ByteCount: > Verification.MostPictureBytes and var bytes } => $", image/png, takes {bytes:N0} bytes, more than {Verification.MostPictureBytes:N0}.",
        _ => null,
    };

    private static string? OfTexts(string what, string committed, string now, bool isMeasured) =>
        TextDifference.First(what, isMeasured ? Shape.Of(committed) : committed, isMeasured ? Shape.Of(now) : now);

    private static string TextOf(ErrorOutput error) => string.Join('\n', [error.Name, error.Message, .. error.Traceback]);

    private static string KindOf(CellOutput output) => output switch
    {
        StreamOutput { Name: StreamName.Stderr } => "text on standard error",
        StreamOutput => "printed text",
        DisplayOutput => "a displayed value",
        ResultOutput => "the cell's value",
        ErrorOutput error => $"an error ({error.Name})",
        _ => output.GetType().Name,
    };
}
