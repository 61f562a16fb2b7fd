using Fundamentals.Charts.Figures;
using Fundamentals.Charts.Traces;
using Plotly.NET;

namespace Fundamentals.Charts.Replication;

/// <summary>The lines of one history in a picture of service: in both rows of one colour, marker and dash.</summary>
internal static class ServiceLines
{
    private static readonly string[] Symbols = ["circle", "square", "diamond", "triangle-up", "x", "star"];

    private static readonly string[] Dashes = ["solid", "dash", "dashdot", "longdash"];

    private static readonly string[] Hatches = ["/", "\\", "x", "-"];

    public static IEnumerable<Trace> Draw(Service service, int index, ChartClock clock, ChartClock staleness)
    {
        var name = PlotlyText.Literal(service.Prefix);
        double[] x = [.. service.Windows.Select(window => clock.Of(window.Middle))];
        yield return Line(x, "y", Shares(window => window.AnsweredShare)).With(
            ("name", $"{name}answered"),
            ("legendgroup", name),
            ("mode", "lines+markers"),
            ("line", LineOf(index).With(("shape", "hvh"))),
            ("marker", MarkerOf(index)),
            ("hoverinfo", "text"),
            ("hovertext", service.Windows.Select(window => window.Requests == 0 ? "" : ServiceText.Hover(service, window, clock)).ToArray()));
        if (service.HasRefusals)
        {
            yield return Line(x, "y", Shares(window => window.HeardShare)).With(
                ("name", $"{name}refused"),
                ("legendgroup", name),
                ("mode", "lines"),
                ("line", Attributes.Of(("color", Palette.ColorOf(Order(index))), ("width", 1), ("dash", "dot"), ("shape", "hvh"))),
                ("fill", "tonexty"),
                ("fillcolor", Palette.Paper),
                ("fillpattern", Attributes.Of(("shape", Hatches[index % Hatches.Length]), ("fgcolor", Palette.ColorOf(Order(index))), ("bgcolor", "rgba(255, 255, 255, 0)"), ("size", 6), ("solidity", 0.2))),
                ("hoverinfo", "skip"));
        }

        yield return Line(x, "y2", [.. service.Windows.Select(window => window.Worst is { } worst ? staleness.Of(worst) : (double?)null)]).With(
            ("name", $"{name}worst read"),
            ("legendgroup", name),
            ("mode", "lines+markers"),
            ("line", LineOf(index)),
            ("marker", MarkerOf(index)),
            ("hoverinfo", "text"),
            ("hovertext", service.Windows.Select(window => window.Worst is null ? "" : ServiceText.HoverReads(service, window, clock, staleness)).ToArray()),
            ("showlegend", false));

        double?[] Shares(Func<ServiceWindow, double> share) => [.. service.Windows.Select(window => window.Requests == 0 ? (double?)null : share(window))];
    }

    private static Trace Line(double[] x, string axis, double?[] y) => new Trace("scatter").With(("x", x), ("y", y), ("yaxis", axis), ("cliponaxis", false), ("showlegend", true));

    // Blue, green, pink: vermilion is the colour of faults.
    private static int Order(int index) => index % (Palette.Colors.Count - 1) is var i and >= 1 ? i + 1 : 0;

    private static DynamicObj.DynamicObj LineOf(int index) =>
        Attributes.Of(("color", Palette.ColorOf(Order(index))), ("width", 2), ("dash", Dashes[index % Dashes.Length]));

    private static DynamicObj.DynamicObj MarkerOf(int index) =>
        Attributes.Of(("color", Palette.ColorOf(Order(index))), ("size", 6), ("symbol", Symbols[index % Symbols.Length]));
}
