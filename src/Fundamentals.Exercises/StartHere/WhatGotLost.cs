using Fundamentals.Exercises.Checking;
using Fundamentals.Networking;
using Fundamentals.Simulator;
using Fundamentals.Tracing;

namespace Fundamentals.Exercises.StartHere;

/// <summary>Exercise 0.1: reading from a trace which messages got lost.</summary>
internal static class WhatGotLost
{
    /// <summary>More than any trace here has events; an endless iterator is cut off there.</summary>
    private const int MostNames = 10_000;

    /// <summary>So many lines of a trace are shown.</summary>
    private const int MostLines = 16;

    public static Exercise<Func<Trace, IEnumerable<string>>> Make() => new(
        "0.1",
        "What got lost",
        [
            "A trace is a list of events. Look at a few of them, sim.Trace.Events, in the world above: what does the event look like that says that a message did not get through?",
            "A lost message has an event of the kind TraceKind.Drop, whatever it was lost to. The event has the Message, and that has a From and a To.",
            "trace.Events.Where(happened => happened.Kind == TraceKind.Drop).Select(happened => happened.Message!.To)",
        ],
        new Examination<Func<Trace, IEnumerable<string>>, LossyWorld, IReadOnlyList<string>>
        {
            Cases = [.. Worlds()],
            Ask = (answer, world, _) => answer(world.Trace)?.Take(MostNames).ToList(),
            Solve = world => To(Lost(world)),
            AreEqual = Same,
            Describe = Describe,
            Write = names => names.Count == 0 ? "nobody: []" : $"[{string.Join(", ", names.Take(12).Select(name => $"\"{name}\""))}{(names.Count > 12 ? ", …" : string.Empty)}]",
            WhenSolved = "No node and no client of these worlds could have told you: only who sees the whole trace knows what got lost.",
            WhenWrong = "These are not the receivers of the lost messages, in the order in which they were lost.",
            Mistakes = Known(),
        });

    private static IReadOnlyList<Mistake<LossyWorld, IReadOnlyList<string>>> Known() =>
    [
        Like("Your function returns who sent the lost messages. Asked for is whom they were meant for: the message's To.", world => From(Lost(world))),
        Like(
            "Your function finds what was lost at a cut only. Messages get lost in other ways too: on the way, or because their receiver is down. All of them are of the kind TraceKind.Drop.",
            world => To(Lost(world).Where(e => e.Detail is Dropped { Reason: DropReason.Cut }))),
        Like("Your function names everybody once. Asked for is one name for each lost message, so that a name may come again.", world => [.. To(Lost(world)).Distinct()]),
        Like("Your function returns who got a message. Asked for is who did not: the kind of event is TraceKind.Drop.", world => To(Of(world, TraceKind.Deliver))),
        Like("Your function returns the receivers of all messages sent, those that arrived among them. Of a lost one there is an event TraceKind.Drop besides.", world => To(Of(world, TraceKind.Send))),
        Like(
            "Your function takes for lost what was sent and has not arrived. At the end of a trace messages may be under way still, and those are not lost: look for TraceKind.Drop.",
            world => To(Of(world, TraceKind.Send).Where(sent => !Ids(world, TraceKind.Deliver).Contains(sent.Message!.Id)))),
        new(
            "Your function finds the right messages in another order. Asked for is the order in which they were lost, the order of the trace.",
            attempts => attempts.All(a => a.Value is { } names && names.Order(StringComparer.Ordinal).SequenceEqual(To(Lost(a.Case)).Order(StringComparer.Ordinal)))),
        Like("Your function finds nothing in any trace. The kind of event to look for is TraceKind.Drop.", _ => []),
        new(
            "Your function returns the same whatever the trace is. Read it from the trace.",
            attempts => attempts.All(a => a.Value is { } names && attempts[0].Value is { } first && Same(names, first))),
    ];

    private static Mistake<LossyWorld, IReadOnlyList<string>> Like(string message, Func<LossyWorld, IReadOnlyList<string>> program) =>
        Mistakes.LikeProgram<LossyWorld, IReadOnlyList<string>>(message, Same, program);

    private static bool Same(IReadOnlyList<string> left, IReadOnlyList<string> right) => left.SequenceEqual(right, StringComparer.Ordinal);

    private static IEnumerable<TraceEvent> Lost(LossyWorld world) => Of(world, TraceKind.Drop);

    private static IEnumerable<TraceEvent> Of(LossyWorld world, TraceKind kind) => world.Trace.Events.Where(happened => happened.Kind == kind);

    private static HashSet<long> Ids(LossyWorld world, TraceKind kind) => [.. Of(world, kind).Select(happened => happened.Message!.Id)];

    private static IReadOnlyList<string> To(IEnumerable<TraceEvent> events) => [.. events.Select(happened => happened.Message!.To)];

    private static IReadOnlyList<string> From(IEnumerable<TraceEvent> events) => [.. events.Select(happened => happened.Message!.From)];

    private static string Describe(LossyWorld world) =>
        $"the trace of seed {world.Seed} with the nodes {string.Join(", ", world.Nodes)}, {world.Trace.Events.Count} events:\n{world.Trace.ToText(MostLines)}";

    private static IEnumerable<LossyWorld> Worlds()
    {
        yield return new LossyWorld(1, "left", "right") { CutMilliseconds = (3, 500) };
        yield return new LossyWorld(2, "left", "right") { Link = new LinkOptions { Loss = 0.4 }, Rumours = 3 };
        yield return new LossyWorld(3, "ash", "birch", "cedar") { DownMilliseconds = (4, 30), Rumours = 5 };
        yield return new LossyWorld(4, "left", "right");
        for (ulong seed = 5; seed < 15; seed++)
        {
            yield return new LossyWorld(seed, "ash", "birch", "cedar", "elm")
            {
                Rumours = 12,
                CutMilliseconds = (10, 25),
                DownMilliseconds = (20, 50),
                Link = new LinkOptions { Latency = Latency.Exponential(TimeSpan.FromMilliseconds(5)), Loss = 0.1 },
                EndMilliseconds = 65,
            };
        }
    }
}
