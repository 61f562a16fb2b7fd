using Fundamentals.Networking;
using Fundamentals.Simulator;

namespace Fundamentals.Exercises.Fallacies;

/// <summary>What is tried on a payment service: who buys what, and what is broken meanwhile.</summary>
/// <param name="Seed">The seed.</param>
/// <param name="Purchases">For each client what it buys, one after the other.</param>
internal sealed record PaymentWorld(ulong Seed, IReadOnlyList<IReadOnlyList<Charge>> Purchases)
{
    private static readonly string[] Cards = ["ann", "bob", "eve"];

    /// <summary>Gets which part of the messages gets lost, and which arrives twice.</summary>
    public (double Lost, double Twice) Chances { get; init; }

    /// <summary>Gets a value indicating whether clients ask once more when they have their receipt, as one who clicks twice.</summary>
    public bool AsksAgain { get; init; }

    /// <summary>Gets a value indicating whether the service's machine crashes, and comes back with what it knew.</summary>
    public bool Crashes { get; init; }

    public LinkOptions Link => new() { Latency = Latency.Exponential(TimeSpan.FromMilliseconds(10)), Loss = Chances.Lost, Duplication = Chances.Twice };

    public static IEnumerable<PaymentWorld> All()
    {
        yield return new(1, Plan(1, clients: 1, each: 1));
        yield return new(2, Plan(2, clients: 1, each: 3)) { Chances = (0, 1) };
        yield return new(3, Plan(3, clients: 1, each: 2)) { AsksAgain = true };
        yield return new(4, [[new("k1", "ann", 500), new("k2", "ann", 500)]]);
        yield return new(5, Plan(5, clients: 1, each: 4)) { Chances = (0.5, 0) };
        for (ulong seed = 6; seed < 66; seed++)
        {
            yield return new(seed, Plan(seed, clients: 3, each: 4))
            {
                Chances = (0.1 * (seed % 4), 0.1 * (seed % 3)),
                AsksAgain = seed % 2 == 0,
                Crashes = seed % 5 == 0,
            };
        }
    }

    public override string ToString() =>
        $"seed {Seed}: {Purchases.Count} client{(Purchases.Count == 1 ? " buys" : "s buy")} {Purchases[0].Count} time{(Purchases[0].Count == 1 ? "" : "s")}{(Purchases.Count == 1 ? "" : " each")}; "
        + $"{Chances.Lost * 100:0} % of the messages get lost and {Chances.Twice * 100:0} % arrive twice; who is not answered in 100 ms asks again"
        + (AsksAgain ? ", and who is answered asks once more" : "") + (Crashes ? "; the service is down for half a second, and keeps its memory" : "");

    private static List<IReadOnlyList<Charge>> Plan(ulong seed, int clients, int each)
    {
        // Few cards and prices, so that some purchases differ in their key only.
        var random = new RandomStream(seed, "purchases");
        return [.. Enumerable.Range(0, clients).Select(client => (IReadOnlyList<Charge>)[.. Enumerable.Range(0, each).Select(number =>
            new Charge($"k{random.Next(1000)}-{(client * each) + number}", Cards[client], 100 * (1 + random.Next(3))))])];
    }
}
