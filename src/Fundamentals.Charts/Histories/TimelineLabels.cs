using Fundamentals.Histories;

namespace Fundamentals.Charts.Histories;

/// <summary>Chooses the operations whose labels have room: first those of the contradiction, then the others from left to right.</summary>
internal static class TimelineLabels
{
    /// <summary>How wide the plot is at the width of the house style, in pixels.</summary>
    public const double PlotWidth = HouseStyle.Width - 110;

    private const double CharacterWidth = 6.3;
    private const double Gap = 8;

    public static IReadOnlyList<Operation> That(TimelineWindow window, TimelineScale scale, Func<Operation, double> endOf)
    {
        var taken = new Dictionary<string, List<(double From, double To)>>(StringComparer.Ordinal);
        var chosen = new List<Operation>();
        foreach (var operation in window.Shown.OrderByDescending(operation => operation.Index == window.Blocked?.Index).ThenByDescending(operation => window.Evidence.Contains(operation.Index)))
        {
            var center = ((operation.InvokedAt.TotalMilliseconds + endOf(operation)) / 2) / (scale.Right - scale.Left) * PlotWidth;
            var half = ((TimelineText.LabelOf(operation).Length * CharacterWidth) + Gap) / 2;
            if (!taken.TryGetValue(operation.Process, out var row))
                taken.Add(operation.Process, row = []);
            if (row.Exists(label => center - half < label.To && label.From < center + half))
                continue;
            row.Add((center - half, center + half));
            chosen.Add(operation);
        }

        return chosen;
    }
}
