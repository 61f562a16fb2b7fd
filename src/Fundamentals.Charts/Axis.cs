using Fundamentals.Charts.Figures;

namespace Fundamentals.Charts;

/// <summary>One axis of a <see cref="LineChart"/>.</summary>
/// <param name="Label">What it measures, for example <c>virtual nodes per node</c>.</param>
/// <param name="Unit">In what, for example <c>ms</c>; null for plain counts and for fractions shown as percent.</param>
public sealed record Axis(string Label, string? Unit = null)
{
    /// <summary>Gets a value indicating whether equal steps stand for equal factors. Default: false. Values must be above 0.</summary>
    public bool IsLogarithmic { get; init; }

    /// <summary>Gets a value indicating whether fractions are shown as percent, 0.25 as 25 %. Default: false.</summary>
    public bool IsPercent { get; init; }

    /// <summary>Gets a value indicating whether the axis starts at 0, where it is not logarithmic. Default: true.</summary>
    public bool StartsAtZero { get; init; } = true;

    /// <summary>Gets values that the axis reaches whatever is drawn, so that pictures beside each other, or behind a slider, measure alike. Default: none.</summary>
    public IReadOnlyList<double> Covers { get; init; } = [];

    internal string Title => (Unit, IsPercent) switch
    {
        ({ } unit, _) => $"{Label} ({unit})",
        (null, true) => $"{Label} (%)",
        _ => Label,
    };

    /// <summary>Writes a value beside the axis, whose title names the unit.</summary>
    internal string Tick(double value) => IsPercent ? $"{value * 100:#,0.######}%" : value.ToString("#,0.######");

    internal string Format(double value) => IsPercent ? Numbers.Percent(value) : Numbers.Plain(value) + (Unit is null ? string.Empty : $" {Unit}");
}
