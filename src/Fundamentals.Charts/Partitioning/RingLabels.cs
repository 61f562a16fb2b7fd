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
        var lines = 0;
        foreach (var index in Enumerable.Range(0, things.Count).OrderBy(i => things[i].Angle))
        {
            if (carrier is { } first && things[index].Angle - things[first].Angle < RoomAt(things[first].Angle, lines))
            {
                // Points of one node next to each other need its name once.
                if (labels[first].Split("<br>").Contains(things[index].Name))
                    continue;
                labels[first] += $"<br>{things[index].Name}";
                lines++;
            }
            else
            {
                carrier = index;
                labels[index] = things[index].Name;
                lines = 1;
            }
        }

        return labels;
    }

    /// <summary>
    /// How far off, in degrees, the next label must be: at the sides of the circle so far that it is below this one, at the
    /// top and the bottom so far that it is beside it. Measured on the circle of keys at the default size, where a degree
    /// is two pixels.
    /// </summary>
    private static double RoomAt(double angle, int lines)
    {
        const double degreesPerLine = 8;
        const double degreesPerName = 26;
        var (sine, cosine) = Math.SinCos(angle * Math.PI / 180);
        return Math.Min(lines * degreesPerLine / Math.Max(Math.Abs(sine), 0.01), degreesPerName / Math.Max(Math.Abs(cosine), 0.01));
    }
}
