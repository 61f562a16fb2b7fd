using Fundamentals.Networking;
using Fundamentals.Simulator;

namespace Fundamentals.Exercises.StartHere;

/// <summary>What is tried on a store: who writes what and when, and what is broken meanwhile.</summary>
/// <param name="Seed">The seed.</param>
/// <param name="Writes">What is written, in order.</param>
internal sealed record CatchUpWorld(ulong Seed, IReadOnlyList<PlannedWrite> Writes)
{
    private static readonly string[] AllKeys = ["cart", "wishes", "gifts"];

    /// <summary>Gets the node that is written to.</summary>
    public string Writer { get; init; } = "left";

    /// <summary>Gets the node that is to catch up.</summary>
    public string Reader => Writer == "left" ? "right" : "left";

    /// <summary>Gets when the nodes are cut off from each other, if they are.</summary>
    public (TimeSpan From, TimeSpan To)? Cut { get; init; }

    /// <summary>Gets which part of the messages between the nodes gets lost, and which arrives twice.</summary>
    public (double Lost, double Twice) Chances { get; init; }

    /// <summary>Gets the mean delay between the nodes, or zero for 1 ms exactly.</summary>
    public TimeSpan MeanDelay { get; init; }

    /// <summary>Gets how long a client waits between its looks at what the reader has, or null if it looks at the end only.</summary>
    public TimeSpan? Watch { get; init; }

    /// <summary>Gets when the cut is over and everything has been written.</summary>
    public TimeSpan Mended => Writes[^1].At > (Cut?.To ?? TimeSpan.Zero) ? Writes[^1].At : Cut!.Value.To;

    public IReadOnlyList<string> Keys => [.. Writes.Select(write => write.Key).Distinct(StringComparer.Ordinal)];

    public LinkOptions Troubled => Calm with { Loss = Chances.Lost, Duplication = Chances.Twice };

    public LinkOptions Calm => new() { Latency = MeanDelay == TimeSpan.Zero ? TimeSpan.FromMilliseconds(1) : Latency.Exponential(MeanDelay) };

    public string Newest(string key) => Writes.Last(write => write.Key == key).Value;

    /// <summary>The place of a value among those written to its key; -1 for any other text.</summary>
    public int Age(string key, string value) => Writes.Where(write => write.Key == key).ToList().FindIndex(write => write.Value == value);

    /// <summary>Says it all in words.</summary>
    public override string ToString()
    {
        var writes = string.Join(", ", Writes.Select(write => $"{write} at {InSeconds(write.At)}"));
        var cut = Cut is var (from, to) ? $"the cable is cut from {InSeconds(from)} to {InSeconds(to)}" : "the cable is never cut";
        var delay = MeanDelay == TimeSpan.Zero ? "1 ms" : $"{MeanDelay.TotalMilliseconds} ms on average";
        return $"seed {Seed}: Ann writes to {Writer} {writes}; {cut}; a message takes {delay}, {Chances.Lost * 100} % get lost and {Chances.Twice * 100} % arrive twice; "
            + (Watch is null ? $"{Reader} is read at the end only" : $"Bob reads from {Reader} all the time");
    }

    public static string InSeconds(TimeSpan time) => $"{time.TotalSeconds:0.###} s";

    /// <summary>
    /// Two without loss to think about, then many with everything, then some in which the confirmation of a write may come
    /// while the next one to the same key is lost.
    /// </summary>
    public static IEnumerable<CatchUpWorld> All()
    {
        yield return new CatchUpWorld(1, Plan(1, 3, keys: 1, apart: 1000)) { Cut = Seconds(0.5, 30), Watch = TimeSpan.FromMilliseconds(100) };
        yield return new CatchUpWorld(2, Plan(2, 3, keys: 1, apart: 1000)) { Cut = Seconds(0.5, 150) };
        int[] delays = [50, 5, 300, 1000];
        for (ulong seed = 3; seed < 15; seed++)
        {
            var random = new RandomStream(seed, "world");
            yield return new CatchUpWorld(seed, Plan(seed, 9, keys: 1 + (int)(seed % 3), apart: 20 + random.Next(400)))
            {
                Writer = seed % 5 == 4 ? "right" : "left",
                Cut = seed % 4 == 3 ? null : Seconds(random.Next(1000) / 1000.0, 2 + random.Next(30)),
                Chances = (0.2, 0.1),
                MeanDelay = TimeSpan.FromMilliseconds(delays[(seed - 3) % 4]),
                Watch = seed % 4 == 1 ? null : TimeSpan.FromMilliseconds(10),
            };
        }

        for (ulong seed = 15; seed < 27; seed++)
            yield return new CatchUpWorld(seed, Plan(seed, 2, keys: 1, apart: 5)) { Chances = (0.5, 0), MeanDelay = TimeSpan.FromMilliseconds(50) };
    }

    private static PlannedWrite[] Plan(ulong seed, int count, int keys, int apart)
    {
        var random = new RandomStream(seed, "writes");
        return [.. Enumerable.Range(1, count).Select(number => new PlannedWrite(
            TimeSpan.FromMilliseconds(10 + (apart * (number - 1))),
            random.Pick(AllKeys[..keys]),
            number == 1 ? "1 book" : $"{number} books"))];
    }

    private static (TimeSpan From, TimeSpan To) Seconds(double from, double to) => (TimeSpan.FromSeconds(from), TimeSpan.FromSeconds(to));
}

/// <summary>Something to be written.</summary>
/// <param name="At">When.</param>
/// <param name="Key">The key.</param>
/// <param name="Value">The value, which is written once only.</param>
internal readonly record struct PlannedWrite(TimeSpan At, string Key, string Value)
{
    public override string ToString() => $"{Key} = \"{Value}\"";
}
