namespace Fundamentals.Charts.Partitioning;

/// <summary>Labels of things on a circle that are close together, written so that they do not cover each other.</summary>
internal static class RingLabels
{
    /// <summary>
    /// Things too close for a label each share one of several lines, which the first of them clockwise carries; the
    /// labels of the others are empty.
    /// </summary>
    /// <param name="things">The angle of each in degrees, and its name.</param>
    /// <returns>The labels, in the order of the things.</returns>
    public static string[] Of(IReadOnlyList<(double Angle, string Name)> things)
    {
        var labels = new string[things.Count];
        Array.Fill(labels, string.Empty);
        int? carrier = null;
        foreach (var index in Enumerable.Range(0, things.Count).OrderBy(i => things[i].Angle))
        {
            if (carrier is { } first && things[index].Angle - things[first].Angle < RoomAt(things[first].Angle))
            {
                labels[first] += $"<br>{things[index].Name}";
            }
            else
            {
                carrier = index;
                labels[index] = things[index].Name;
            }
        }

        return labels;
    }

    // Text lies flat: at the top and the bottom of the circle it takes more of the circumference than at the sides.
    private static double RoomAt(double angle) => (angle % 180) switch
    {
        < 30 or > 150 => 24,
        _ => 9,
    };
}
