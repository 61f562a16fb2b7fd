using Fundamentals.Histories;
using Fundamentals.Simulator;

namespace Fundamentals.Exercises.Consistency;

/// <summary>A history of numbered versions to find the reads of that go back in time.</summary>
internal sealed class SessionCase(string name, IEnumerable<Operation> operations)
{
    private const int Shown = 16;

    public History History { get; } = History.Of(operations);

    public IReadOnlyList<Operation> Reads => [.. History.Operations.Where(operation => operation.Action == "read")];

    public IReadOnlyList<Operation> Solution => Older((read, earlier) => read.Process == earlier.Process && read.Key == earlier.Key);

    /// <summary>The version that an operation wrote or read; 0 for null.</summary>
    public static long VersionOf(Operation operation) => (long?)(operation.Action == "read" ? operation.Output : operation.Input) ?? 0;

    /// <summary>The reads that are older than some earlier operation of those that are compared.</summary>
    public IReadOnlyList<Operation> Older(Func<Operation, Operation, bool> isCompared, bool withWrites = false, Func<long, long, bool>? isBack = null) =>
    [
        .. Reads.Where(read => History.Operations.Any(earlier => earlier.Index < read.Index
            && (withWrites || earlier.Action == "read")
            && isCompared(read, earlier)
            && (isBack ?? ((now, then) => now < then))(VersionOf(read), VersionOf(earlier)))),
    ];

    public static IEnumerable<SessionCase> All()
    {
        yield return Of("to null", "w ann x 1", "r bob x 1", "r bob x 0");
        yield return Of("forward only", "w ann x 1", "r bob x 0", "r bob x 1", "r bob x 1", "w ann x 2", "r bob x 2");
        yield return Of("two readers", "w ann x 1", "w ann x 2", "r bob x 2", "r eve x 1", "r bob x 2", "r eve x 2");
        yield return Of("two keys", "w ann x 1", "w ann x 2", "w dan y 1", "r bob x 2", "r bob y 1", "r bob x 2");
        yield return Of("back, and half way forward", "w ann x 1", "w ann x 2", "w ann x 3", "r bob x 3", "r bob x 1", "r bob x 2", "r bob x 3");
        yield return Of("the writer reads", "w ann x 1", "w ann x 2", "r ann x 1", "r ann x 2", "r ann x 0");
        for (ulong seed = 1; seed <= 25; seed++)
            yield return Drawn(seed);
    }

    public override string ToString()
    {
        var texts = History.Operations.Take(Shown).Select(operation => $"\n{operation}");
        return $"a history of {History.Operations.Length} operations, {name}:{string.Concat(texts)}{(History.Operations.Length > Shown ? "\n…" : string.Empty)}";
    }

    private static SessionCase Of(string name, params string[] steps) => new(name, steps.Select((step, i) =>
    {
        var words = step.Split(' ');
        return Make(words[1], words[2], words[0] == "w", long.Parse(words[3]), i);
    }));

    private static SessionCase Drawn(ulong seed)
    {
        var random = new RandomStream(seed, "session");
        var newest = new Dictionary<string, long> { ["x"] = 0, ["y"] = 0 };
        var operations = new List<Operation>();
        for (var i = 0; i < 30; i++)
        {
            var key = random.Pick(["x", "y"]);
            var writes = random.Chance(0.3);
            var version = writes ? ++newest[key] : Math.Max(0, newest[key] - random.Next(3));
            operations.Add(Make(writes ? (key == "x" ? "ann" : "dan") : random.Pick(["ann", "bob", "eve"]), key, writes, version, i));
        }

        return new SessionCase($"drawn from seed {seed}", operations);
    }

    private static Operation Make(string process, string key, bool writes, long version, int at) => writes
        ? Operation.Write(process, key, version, 10 * at, (10 * at) + 5)
        : Operation.Read(process, key, version == 0 ? null : version, 10 * at, (10 * at) + 5);
}
