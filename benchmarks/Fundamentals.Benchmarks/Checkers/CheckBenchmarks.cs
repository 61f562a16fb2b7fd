using BenchmarkDotNet.Attributes;
using Fundamentals.Checkers;
using Fundamentals.Checkers.Models;
using Fundamentals.Histories;
using Fundamentals.Simulator;

namespace Fundamentals.Benchmarks.Checkers;

/// <summary>What it costs to check histories of a correct register store, by how many keys its clients share.</summary>
[MemoryDiagnoser]
public class CheckBenchmarks
{
    private const int Clients = 8;
    private const double LongestOperation = 30;

    private History _history = null!;

    [Params(1_000, 100_000)]
    public int Operations { get; set; }

    [Params(1, 1_000)]
    public int Keys { get; set; }

    [GlobalSetup]
    public void Record()
    {
        // Each operation takes effect at a moment of its own between its beginning and its end.
        var random = new RandomStream(seed: 1, "benchmark");
        var free = new double[Clients];
        var drawn = new List<(double At, Operation Operation)>();
        for (var i = 0; i < Operations; i++)
        {
            var client = random.Next(Clients);
            var from = free[client] + random.NextDouble();
            var to = free[client] = from + (random.NextDouble() * LongestOperation);
            var key = $"key {random.Next(Keys)}";
            var operation = random.Chance(0.5) ? Operation.Write($"client {client}", key, i, from, to) : Operation.Read($"client {client}", key, null, from, to);
            drawn.Add((from + (random.NextDouble() * (to - from)), operation));
        }

        var values = new Dictionary<string, object?>(StringComparer.Ordinal);
        var answered = new List<Operation>();
        foreach (var (_, operation) in drawn.OrderBy(item => item.At))
        {
            if (operation.Action == "write")
                values[operation.Key!] = operation.Input;
            answered.Add(operation.Action == "write" ? operation : operation with { Output = values.GetValueOrDefault(operation.Key!) });
        }

        _history = History.Of(answered.OrderBy(operation => operation.InvokedAt));
    }

    [Benchmark(Description = "linearizable, by key")]
    public Verdict ByKey() => Linearizability.Check(_history, new RegisterModel());

    [Benchmark(Description = "staleness of every read")]
    public int Stale() => Staleness.Of(_history).Length;
}
