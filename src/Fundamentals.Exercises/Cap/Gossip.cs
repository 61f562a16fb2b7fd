using Fundamentals.Simulator;
using Views = System.Collections.Generic.IReadOnlyDictionary<string, int>;

namespace Fundamentals.Exercises.Cap;

/// <summary>
/// Replicas count views while copies of what they know are under way. A copy may arrive late, after newer ones, or twice;
/// in the end the first replica hears of all the others, and all of them of it, and at last some old copies arrive again.
/// </summary>
internal sealed class Gossip : MergeCase
{
    private readonly ulong _seed;
    private readonly IReadOnlyList<string> _replicas;
    private readonly List<Step> _steps = [];

    public Gossip(ulong seed, IReadOnlyList<string> replicas)
    {
        (_seed, _replicas) = (seed, replicas);
        var random = new RandomStream(seed, "gossip");
        var copies = 0;
        for (var i = 0; i < 4 + (2 * replicas.Count); i++)
        {
            var at = random.Pick(replicas);
            switch (copies == 0 ? 0 : random.Next(3))
            {
                case 0:
                    _steps.Add(new Counts(at, 1 + random.Next(5)));
                    _steps.Add(new Copies(++copies, random.Pick(replicas)));
                    break;
                default:
                    _steps.Add(new Arrives(1 + random.Next(copies), at));
                    break;
            }
        }

        var old = copies;
        foreach (var other in replicas.Skip(1))
            _steps.AddRange([new Copies(++copies, other), new Arrives(copies, replicas[0])]);
        _steps.Add(new Copies(++copies, replicas[0]));
        _steps.AddRange(replicas.Skip(1).Select(other => new Arrives(copies, other)));
        for (var i = 0; i < 3; i++)
            _steps.Add(new Arrives(1 + random.Next(old), random.Pick(replicas)));
    }

    public override bool IsGossip => true;

    public override string ToString() => $"{_replicas.Count} replicas, seed {_seed}: {string.Join("; ", _steps)}";

    protected override string? TextOf(Func<Views, Views, Views?> merge)
    {
        var known = _replicas.ToDictionary(replica => replica, Views (_) => new Dictionary<string, int>());
        var copies = new Dictionary<int, Views>();
        foreach (var step in _steps)
        {
            switch (step)
            {
                case Counts(var at, var views):
                    known[at] = new Dictionary<string, int>(known[at]) { [at] = known[at].GetValueOrDefault(at) + views };
                    break;
                case Copies(var number, var of):
                    copies[number] = known[of];
                    break;
                case Arrives(var number, var at) when merge(known[at], copies[number]) is { } merged:
                    known[at] = merged;
                    break;
                default:
                    return null;
            }
        }

        return $"in the end {string.Join(", ", _replicas.Select(replica => $"{replica} has {known[replica].Values.Sum(views => (long)views)} views in all"))}";
    }

    private abstract record Step;

    private sealed record Counts(string At, int Views) : Step
    {
        public override string ToString() => $"{At} counts {Views}";
    }

    private sealed record Copies(int Number, string Of) : Step
    {
        public override string ToString() => $"copy {Number} is made of what {Of} knows";
    }

    private sealed record Arrives(int Number, string At) : Step
    {
        public override string ToString() => $"copy {Number} arrives at {At}";
    }
}
