namespace Fundamentals.Benchmarks.Simulator;

/// <summary>How many events a second, beside bare queues of the same size, as one table.</summary>
internal static class Rates
{
    private const int Operations = 1_000_000;
    private const int TracedOperations = 300_000;

    private const double Loss = 0.01;

    public static void Print(int rounds)
    {
        Console.WriteLine("| what | pending | M/s | of bare (due, sequence) | of bare (due) | target |");
        Console.WriteLine("|---|--:|--:|--:|--:|---|");
        foreach (var size in new[] { 1_000, 10_000 })
        {
            Beside(rounds, size, new TimerWorld(size, Operations), "≥ 50 % of bare");
            Beside(rounds, size, new MessageWorld("messages: delay", size, Operations, loss: 0), "≥ 25 % of bare");
            Beside(rounds, size, new MessageWorld("messages: delay, 1 % loss", size, Operations, Loss), "≥ 25 % of bare");
            Traced(rounds, size);
        }

        foreach (var size in new[] { 100, 10_000 })
            Beside(rounds, size, new DelayWorld(size, Operations), "≥ 1 M/s");
    }

    private static void Beside(int rounds, int size, World world, string target)
    {
        var ordered = new OrderedQueue(size, Operations);
        var bare = new BareQueue(size, Operations);
        var rates = Rounds.Measure(rounds, world, ordered, bare);
        Row(world.Name, size, rates[0], Share(rates[0], rates[1]), Share(rates[0], rates[2]), target);
    }

    private static void Traced(int rounds, int size)
    {
        var off = new MessageWorld("off", size, TracedOperations, Loss);
        var on = new MessageWorld("messages: the same, traced", size, TracedOperations, Loss, trace: true);
        var rates = Rounds.Measure(rounds, on, off);
        Row(on.Name, size, rates[0], "", "", $"{Rounds.Ratio(rates[1], rates[0]):F2} times the cost of untraced; ≤ 2");
    }

    private static string Share(double[] ours, double[] bare) => $"{Rounds.Ratio(ours, bare):P0} of {Rounds.Median(bare) / 1e6:F1}";

    private static void Row(string name, int size, double[] rates, string ordered, string bare, string target) =>
        Console.WriteLine($"| {name} | {size:N0} | {Rounds.Median(rates) / 1e6:F1} | {ordered} | {bare} | {target} |");
}
