using Fundamentals.Histories;

namespace Fundamentals.Charts.Replication;

/// <summary>What became of the requests that began during a stretch of time.</summary>
internal sealed record ServiceWindow(TimeSpan From, TimeSpan To, int Answered, int Refused, int InDoubt, IReadOnlyList<TimeSpan> Staleness)
{
    // So many windows are as fine as the paper shows; with fewer requests in each, shares would jump about by chance.
    private const int MostWindows = 40;
    private const int FewRequests = 10;

    public TimeSpan Middle => (From + To) / 2;

    public int Requests => Answered + Refused + InDoubt;

    public double AnsweredShare => (double)Answered / Requests;

    /// <summary>Gets the share that came back, be it with an answer or with a refusal.</summary>
    public double HeardShare => (double)(Answered + Refused) / Requests;

    /// <summary>Gets how far out of date the worst read was; null if nothing was read.</summary>
    public TimeSpan? Worst => Staleness.Count == 0 ? null : Staleness[^1];

    /// <summary>Gets how far out of date the reads in the middle were (of two, the lower); null if nothing was read.</summary>
    public TimeSpan? Median => Staleness.Count == 0 ? null : Staleness[(Staleness.Count - 1) / 2];

    /// <summary>Counts requests and stale reads by when they began.</summary>
    public static ServiceWindow[] Of(History history, TimeSpan window)
    {
        int NumberOf(Operation operation) => (int)(operation.InvokedAt / window);
        var stale = Checkers.Staleness.Of(history).ToLookup(read => NumberOf(read.Read));
        var begun = history.Operations.ToLookup(NumberOf);
        return
        [
            .. Enumerable.Range(0, history.Operations.Max(NumberOf) + 1).Select(number => new ServiceWindow(
                number * window,
                (number + 1) * window,
                begun[number].Count(operation => operation.Outcome == Outcome.Ok),
                begun[number].Count(operation => operation.Outcome == Outcome.Failed),
                begun[number].Count(operation => operation.Outcome == Outcome.Unknown),
                [.. stale[number].Select(read => read.Time).Order()])),
        ];
    }

    /// <summary>A round length that makes windows many enough to see when things change, and long enough for shares to mean something.</summary>
    public static TimeSpan LengthFor(IEnumerable<History> histories)
    {
        var least = histories.Max(history =>
        {
            var last = history.Operations.Max(operation => operation.InvokedAt).TotalMilliseconds;
            return last / Math.Clamp(history.Operations.Length / FewRequests, 1, MostWindows);
        });
        if (least <= 0)
            return TimeSpan.FromMilliseconds(1);
        var power = Math.Pow(10, Math.Floor(Math.Log10(least)));
        double[] steps = [1, 2, 2.5, 5, 10];

        // Whole ticks, and not the next step because of a last digit.
        return TimeSpan.FromTicks((long)Math.Round(steps.First(step => step * power >= least * (1 - 1e-9)) * power * TimeSpan.TicksPerMillisecond));
    }
}
