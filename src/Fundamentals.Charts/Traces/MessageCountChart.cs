using Fundamentals.Charts.Figures;
using Fundamentals.Tracing;
using Plotly.NET;
using Trace = Fundamentals.Simulator.Trace;

namespace Fundamentals.Charts.Traces;

/// <summary>By what a <see cref="MessageCountChart"/> counts.</summary>
public enum MessageGrouping
{
    /// <summary>By the type of the message's body.</summary>
    BodyType,

    /// <summary>By sender and receiver.</summary>
    Link,
}

/// <summary>How many messages there are of each kind, and what became of them.</summary>
public static class MessageCountChart
{
    /// <summary>The most bars that are drawn; the others are added up in one.</summary>
    public const int MostBars = 20;

    /// <summary>Draws the counts.</summary>
    /// <param name="trace">The trace.</param>
    /// <param name="by">What has a bar of its own.</param>
    /// <param name="title">States what the picture shows; by default, what is most frequent.</param>
    /// <exception cref="ArgumentException">The trace has no messages.</exception>
    public static Picture Of(Trace trace, MessageGrouping by = MessageGrouping.BodyType, string? title = null)
    {
        Traceable.Require(trace);
        var counts = Limited(by is MessageGrouping.Link ? trace.CountByLink() : trace.CountByType());
        if (counts.Count == 0)
            throw new ArgumentException("There are no messages in this trace.", nameof(trace));
        title ??= Finding(counts, by);
        (string Name, string Color, Func<MessageCount, int> Of)[] fates =
        [
            ("arrived", Palette.ColorOf(0), count => count.Delivered),
            ("dropped", Palette.ColorOf(1), count => count.Dropped),
            ("still under way", Palette.Quiet, count => count.UnderWay),
        ];
        var widest = counts.Max(count => count.Total);
        var traces = fates.Where(fate => counts.Any(count => fate.Of(count) > 0)).Select(fate => Bars(fate.Name, fate.Color, fate.Of, counts, widest));
        return Picture.Of(traces, LayoutOf(counts.Count, by), title, $"{title}. {Describe(counts)}");
    }

    private static string Finding(IReadOnlyList<MessageCount> counts, MessageGrouping by)
    {
        var (first, all) = (counts[0], counts.Sum(count => count.Total));
        var ties = counts.Where(count => count.Total == first.Total).Select(count => count.Name).ToList();
        return (by, ties.Count) switch
        {
            _ when counts.Count == 1 => $"All messages are {(by is MessageGrouping.Link ? $"from {first.Name}" : $"of type {first.Name}")}: {Numbers.Count(all)}",
            (MessageGrouping.Link, 1) => $"The busiest of {Numbers.Count(counts.Count)} links, {first.Name}, carries {Numbers.Count(first.Total)} of {Numbers.Of(all, "message")}",
            (MessageGrouping.Link, _) => $"{Numbers.Count(ties.Count)} of {Numbers.Count(counts.Count)} links are the busiest, with {Numbers.Count(first.Total)} of {Numbers.Of(all, "message")} each",
            (_, 1) => $"{first.Name} makes up {Numbers.Percent((double)first.Total / all)} of {Numbers.Of(all, "message")}",
            _ => $"{Numbers.List(ties)} are the most frequent, {Numbers.Count(first.Total)} of {Numbers.Of(all, "message")} each",
        };
    }

    private static IReadOnlyList<MessageCount> Limited(IReadOnlyList<MessageCount> counts)
    {
        if (counts.Count <= MostBars)
            return counts;
        var rest = counts.Skip(MostBars - 1).ToList();
        return [.. counts.Take(MostBars - 1), new MessageCount($"{Numbers.Count(rest.Count)} others", rest.Sum(c => c.Sent), rest.Sum(c => c.Copied), rest.Sum(c => c.Delivered), rest.Sum(c => c.Dropped))];
    }

    private static Plotly.NET.Trace Bars(string name, string color, Func<MessageCount, int> of, IReadOnlyList<MessageCount> counts, int widest)
    {
        const double leastRoom = 0.05;
        return new Plotly.NET.Trace("bar").With(
            ("name", name),
            ("orientation", "h"),
            ("y", counts.Select(count => PlotlyText.Literal(count.Name)).ToArray()),
            ("x", counts.Select(of).ToArray()),
            ("marker", Attributes.Of(("color", color))),
            ("text", counts.Select(count => of(count) >= leastRoom * widest ? Numbers.Count(of(count)) : string.Empty).ToArray()),
            ("textposition", "inside"),
            ("insidetextanchor", "middle"),
            ("textangle", 0),
            ("textfont", Attributes.Of(("color", Palette.TextOn(color)))),
            ("hoverinfo", "text"),
            ("hovertext", counts.Select(count => $"{PlotlyText.Literal(count.Name)}:<br>{Numbers.Count(of(count))} of {Numbers.Count(count.Total)} {name}").ToArray()));
    }

    private static Layout LayoutOf(int rows, MessageGrouping by) => new Layout().With(
        ("barmode", "stack"),
        ("bargap", 0.3),
        ("height", Math.Max(300, 190 + (rows * 32))),
        ("xaxis", Attributes.Axis("messages (count)", ("tickformat", ",d"), ("zeroline", false))),
        ("yaxis", Attributes.Axis(by is MessageGrouping.Link ? "link" : "type of message", ("type", "category"), ("autorange", "reversed"), ("ticks", "outside"), ("tickcolor", Palette.Paper))),
        ("showlegend", true),
        ("legend", Attributes.Of(("orientation", "h"), ("x", 0), ("y", 1.02), ("yanchor", "bottom"), ("traceorder", "normal"))),
        ("margin", Attributes.Of(("t", HouseStyle.TopMargin + 28))));

    private static string Describe(IReadOnlyList<MessageCount> counts)
    {
        static string Row(MessageCount count)
        {
            List<string> fates = [$"{Numbers.Count(count.Delivered)} arrived"];
            if (count.Dropped > 0)
                fates.Add($"{Numbers.Count(count.Dropped)} dropped");
            if (count.UnderWay > 0)
                fates.Add($"{Numbers.Count(count.UnderWay)} still under way");
            var copies = count.Copied > 0 ? $" and {Numbers.Count(count.Copied)} copied" : "";
            return $"{count.Name}: {Numbers.Count(count.Sent)} sent{copies}, {string.Join(", ", fates)}";
        }

        return $"Stacked bars of messages. {string.Join("; ", counts.Select(Row))}.";
    }
}
