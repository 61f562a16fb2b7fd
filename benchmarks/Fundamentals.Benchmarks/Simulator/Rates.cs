namespace Fundamentals.Benchmarks.Simulator;

/// <summary>How many events a second, beside bare queues of the same size, as one table.</summary>
internal static class Rates
{
    private const int RoundCount = 15;
    private const int Operations = 1_000_000;
    private const double Loss = 0.01;

    public static void Print()
    {
        Console.WriteLine("| what | pending | M/s (best) | bare (due, sequence), M/s (best) | share (best) | bare (due), M/s (best) | share (best) | target |");
        Console.WriteLine("|---|--:|--:|--:|--:|--:|--:|---|");
        foreach (var size in new[] { 1_000, 10_000 })
        {
            Beside(size, new TimerWorld(size, Operations), "50 % or more");
            Beside(size, new MessageWorld("messages: delay", size, Operations, loss: 0), "25 % or more");
            Beside(size, new MessageWorld("messages: delay, 1 % loss", size, Operations, Loss), "25 % or more");
            Traced(size);
        }

        foreach (var size in new[] { 100, 10_000 })
            Beside(size, new DelayWorld(size, Operations), "1 M/s or more");
    }

    private static void Beside(int size, World world, string target)
    {
        var rates = Rounds.Measure(RoundCount, world, new OrderedQueue(size, Operations), new BareQueue(size, Operations));
        var (ours, ordered, bare) = (rates[0], rates[1], rates[2]);
        Row(world.Name, size, Millions(ours), Millions(ordered), Share(ours, ordered), Millions(bare), Share(ours, bare), target);
    }

    private static void Traced(int size)
    {
        var on = new MessageWorld("the same, traced; untraced", size, Operations, Loss, trace: true, fresh: true);
        var off = new MessageWorld("untraced", size, Operations, Loss, trace: false, fresh: true);
        var rates = Rounds.Measure(RoundCount, on, off);
        var cost = $"costs {Rounds.Ratio(rates[1], rates[0]):F2} times as much; 2 or less";
        Row(on.Name, size, $"{Millions(rates[0])}; {Millions(rates[1])}", "", "", "", "", cost);
    }

    private static string Millions(double[] rates) => $"{Rounds.Median(rates) / 1e6:F1} ({rates.Max() / 1e6:F1})";

    private static string Share(double[] ours, double[] bare) => $"{Rounds.Ratio(ours, bare):P0} ({ours.Max() / bare.Max():P0})";

    private static void Row(string name, int size, params ReadOnlySpan<string> cells) =>
        Console.WriteLine($"| {name} | {size:N0} | {string.Join(" | ", cells)} |");
}
