namespace Fundamentals.Charts;

/// <summary>One line of a <see cref="LineChart"/>.</summary>
/// <param name="Name">What it shows, as in the legend.</param>
/// <param name="Points">Its points, from left to right.</param>
public sealed record Series(string Name, IReadOnlyList<(double X, double Y)> Points)
{
    /// <summary>
    /// Gets a value indicating whether this is what a formula says rather than what was measured: it is drawn dashed and
    /// without markers. Default: false.
    /// </summary>
    public bool IsTheory { get; init; }

    /// <summary>Makes a line of what was measured.</summary>
    /// <param name="name">What it shows.</param>
    /// <param name="xs">Where to measure, from left to right.</param>
    /// <param name="measure">Finds the value there.</param>
    public static Series Measured<T>(string name, IEnumerable<T> xs, Func<T, double> measure)
        where T : IConvertible
    {
        ArgumentNullException.ThrowIfNull(xs);
        ArgumentNullException.ThrowIfNull(measure);
        return new Series(name, [.. xs.Select(x => (x.ToDouble(null), measure(x)))]);
    }

    /// <summary>Makes a line of what a formula says.</summary>
    /// <param name="name">What it shows.</param>
    /// <param name="xs">Where to work it out, from left to right.</param>
    /// <param name="formula">Works out the value there.</param>
    public static Series Theory<T>(string name, IEnumerable<T> xs, Func<T, double> formula)
        where T : IConvertible => Measured(name, xs, formula) with { IsTheory = true };
}
