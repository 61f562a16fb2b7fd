using Fundamentals.Simulator;

namespace Fundamentals.Faults;

/// <summary>Draws fault schedules. The same seed, nodes and options give the same schedule.</summary>
public static class Nemesis
{
    /// <summary>Draws a schedule.</summary>
    /// <param name="seed">Decides what is drawn; the simulation's own seed will do.</param>
    /// <param name="nodes">Names of the nodes to harm, distinct; at least two, so that there is something between them.</param>
    /// <param name="options">Which faults, how often and how long; by default as <see cref="NemesisOptions"/> says.</param>
    /// <exception cref="ArgumentException">There are fewer than two nodes, or an option is out of its range.</exception>
    public static FaultSchedule Draw(ulong seed, IEnumerable<string> nodes, NemesisOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(nodes);
        IReadOnlyList<string> names = [.. nodes];
        if (names.Distinct(StringComparer.Ordinal).Count() != names.Count || names.Count < 2)
            throw new ArgumentException("A nemesis needs two nodes at least, each named once.", nameof(nodes));
        return new FaultSchedule(new Drawing(seed, names, Checked(options ?? new NemesisOptions())).Faults());
    }

    private static NemesisOptions Checked(NemesisOptions options)
    {
        Require(options.Kinds is { Count: > 0 }, "Kinds must name a kind of fault at least");
        Require(options.Start >= TimeSpan.Zero, "Start must not be negative");
        Require(options.Duration > TimeSpan.Zero, "Duration must be positive");
        Require(options.Every >= TimeSpan.FromMilliseconds(1), "Every must be 1 ms or more");
        Require(options.Shortest >= TimeSpan.Zero && options.Longest >= options.Shortest, "Shortest must not be negative, nor Longest less");
        Require(options.LoseMemory is >= 0 and <= 1, "LoseMemory is a probability, from 0 to 1");
        Require(options.MostDown is null or >= 0, "MostDown must not be negative");
        Require(options.MostSlowness >= 2, "MostSlowness must be 2 or more");
        Require(options.MostSkew >= TimeSpan.FromMilliseconds(1), "MostSkew must be 1 ms or more");
        Require(options.MostDrift is >= 0.000001 and <= 0.9, "MostDrift must be from 0.000001 to 0.9");
        return options;

        void Require(bool holds, string otherwise)
        {
            if (!holds)
                throw new ArgumentException($"NemesisOptions: {otherwise}.", nameof(options));
        }
    }

    /// <summary>One schedule in the making. All times are whole milliseconds, so that it reads well as code.</summary>
    private sealed class Drawing(ulong seed, IReadOnlyList<string> nodes, NemesisOptions options)
    {
        private readonly RandomStream _random = new(seed, "nemesis");
        private readonly List<(string Node, TimeSpan From, TimeSpan To)> _down = [];

        public IEnumerable<ScheduledFault> Faults()
        {
            var end = options.Start + options.Duration;
            for (var at = options.Start + Gap(); at < end; at += Gap())
            {
                var length = Between(options.Shortest, options.Longest);
                if (options.HealAtEnd && at + length > end)
                    length = end - at;
                if (Draw(_random.Pick(options.Kinds), at, at + length) is { } fault)
                    yield return new ScheduledFault(fault, at, length);
            }
        }

        private Fault? Draw(FaultKind kind, TimeSpan from, TimeSpan to)
        {
            var node = _random.Pick(nodes);
            switch (kind)
            {
                case FaultKind.Partition or FaultKind.PartitionOneWay or FaultKind.Hold:
                    var (group, others) = Split();
                    return kind switch
                    {
                        FaultKind.Partition => Fault.Partition(group, others),
                        FaultKind.Hold => Fault.Hold(group, others),
                        _ => Fault.PartitionOneWay(group, others),
                    };
                case FaultKind.Isolate:
                    return Fault.Isolate(node);
                case FaultKind.Crash:
                    var loseMemory = _random.Chance(options.LoseMemory);
                    return MayStop(node, from, to) ? Fault.Crash(node, loseMemory) : null;
                case FaultKind.Pause:
                    return MayStop(node, from, to) ? Fault.Pause(node) : null;
                case FaultKind.Slow:
                    return Fault.Slow(node, 2 + _random.Next(options.MostSlowness - 1));
                case FaultKind.Skew:
                    return Fault.Skew(node, Sign() * Between(TimeSpan.FromMilliseconds(1), options.MostSkew));
                default:
                    return Fault.Drift(node, Sign() * (1 + _random.Next((int)Math.Round(options.MostDrift * 1e6))) / 1e6);
            }
        }

        /// <summary>Tells whether one more node may be down, and remembers it.</summary>
        private bool MayStop(string node, TimeSpan from, TimeSpan to)
        {
            var together = _down.Where(other => other.From < to && from < other.To && other.Node != node).Select(other => other.Node).Distinct(StringComparer.Ordinal).Count();
            if (together >= (options.MostDown ?? (nodes.Count - 1) / 2))
                return false;
            _down.Add((node, from, to));
            return true;
        }

        private (List<string> Group, List<string> Others) Split()
        {
            List<string> left = [.. nodes];
            List<string> group = [];
            for (var size = 1 + _random.Next(nodes.Count - 1); size > 0; size--)
            {
                var place = _random.Next(left.Count);
                group.Add(left[place]);
                left.RemoveAt(place);
            }

            return (group, left);
        }

        private TimeSpan Gap() => Between(TimeSpan.FromMilliseconds(1), 2 * options.Every);

        private TimeSpan Between(TimeSpan least, TimeSpan most) =>
            least + TimeSpan.FromMilliseconds(_random.Next(1 + (int)(most - least).TotalMilliseconds));

        private int Sign() => _random.Chance(0.5) ? 1 : -1;
    }
}
