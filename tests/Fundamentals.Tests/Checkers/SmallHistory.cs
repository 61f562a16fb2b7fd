using CsCheck;
using Fundamentals.Checkers.Models;
using Fundamentals.Histories;

namespace Fundamentals.Tests.Checkers;

/// <summary>What histories of one model are made of.</summary>
/// <param name="Model">The model.</param>
/// <param name="Object">Makes the object for one key.</param>
/// <param name="Requests">What may be asked for.</param>
/// <param name="Answers">What an answer may be changed into.</param>
/// <param name="WritesEachValueOnce">Whether each write has a value of its own in place of the requested one.</param>
internal sealed record Subject(NamedModel Model, Func<Reference> Object, (string Action, object? Input)[] Requests, object?[] Answers, bool WritesEachValueOnce = false)
{
    /// <summary>Registers to which each value is written once, as reads-from based checks want it.</summary>
    public static Subject UniqueWrites { get; } = new(NamedModels.Named("register"), () => new RegisterReference(), [("read", null), ("write", 0), ("read", null)], [null, 1, 2, 3, 4], WritesEachValueOnce: true);

    public static Subject Of(string model) => model switch
    {
        "register" => new(NamedModels.Named(model), () => new RegisterReference(), [("read", null), ("write", 1), ("write", 2)], [null, 1, 2]),
        "cas-register" => new(NamedModels.Named(model), () => new RegisterReference(), [("read", null), ("write", 1), ("cas", (1, 2)), ("cas", (2, 1))], [null, 1, 2, true, false]),
        "kv" => new(NamedModels.Named(model), () => new KeyValueReference(), [("get", null), ("put", "a"), ("append", "a"), ("append", "b")], ["", "a", "aa", "ab", "b"]),
        "counter" => new(NamedModels.Named(model), () => new CounterReference(), [("read", null), ("add", 1), ("add", -1)], [-1, 0, 1, 2]),
        "set" => new(NamedModels.Named(model), () => new SetReference(), [("add", 1), ("add", 2), ("remove", 1), ("contains", 1), ("read", null)], [true, false, new long[] { 1 }, new long[] { 1, 2 }, Array.Empty<long>()]),
        "queue" => new(NamedModels.Named(model), () => new QueueReference(), [("enqueue", 1), ("enqueue", 2), ("dequeue", null)], [null, 1, 2]),
        "mutex" => new(NamedModels.Named(model), () => new MutexReference(withTokens: false), [("acquire", null), ("release", null)], [true, false]),
        "fenced-lock" => new(NamedModels.Named(model), () => new MutexReference(withTokens: true), [("acquire", null), ("release", null)], [1, 2, 3, 0, -1, true, false]),
        _ => throw new ArgumentOutOfRangeException(nameof(model)),
    };
}

/// <summary>One operation as it is drawn at random.</summary>
internal sealed record Step(int Process, int Request, int Key, int Gap, int Duration, int Moment, int Outcome, int Change);

/// <summary>
/// Histories of a few operations: what an atomic object answers, each operation taking effect at some moment of its own, and
/// then some answers changed.
/// </summary>
internal static class SmallHistory
{
    private const int MostOperations = 6;
    private const int LeastChange = 4; // of 0 to 9

    private static readonly Gen<Step> AnyStep =
        Gen.Select(Gen.Int[0, 2], Gen.Int[0, 9], Gen.Int[0, 3], Gen.Int[0, 2], Gen.Int[0, 6], Gen.Int[0, 6], Gen.Int[0, 9], Gen.Int[0, 9],
            (process, request, key, gap, duration, moment, outcome, change) => new Step(process, request, key, gap, duration, moment, outcome, change));

    public static Gen<History> Any(Subject subject) => AnyStep.Array[2, MostOperations].Select(steps => Make(subject, steps));

    /// <summary>Histories in which each read answers any of the values that are ever written to its key: most are quite inconsistent.</summary>
    public static Gen<History> Scattered => Gen.Select(AnyStep.Array[3, MostOperations + 1], Gen.Bool).Select((steps, oneKey) =>
    {
        var history = Make(Subject.UniqueWrites, oneKey ? [.. steps.Select(step => step with { Key = 0 })] : steps);
        return history.Operations.Where(operation => operation is { Action: "read", Outcome: Outcome.Ok }).Aggregate(history, (changed, read) =>
        {
            object?[] values = [null, .. history.Operations.Where(operation => operation.Action == "write" && operation.Key == read.Key).Select(write => write.Input)];
            return changed.Replace(read with { Output = values[steps[read.Index].Change % values.Length] });
        });
    });

    /// <summary>Histories of one key whose last writes time out, with reads at their end.</summary>
    public static Gen<History> LastWriteInDoubt => Gen.Select(Gen.Int[1, 2], Gen.Int[0, 3].Array[2, 5], Gen.Int[0, 2].Array[5], Gen.Int[1, 15].Array[5]).Select((writes, values, processes, lengths) =>
    {
        var ends = new double[3];
        return History.Of(
        [
            Operation.Write("w", "x", 1, 0, 1),
            .. Enumerable.Range(2, writes).Select(i => Operation.Of($"v{i}", "write", "x", i, null, 2, 3, Outcome.Unknown)),
            .. values.Select((value, i) =>
            {
                var from = Math.Max(10 * (i + 1), ends[processes[i]]);
                ends[processes[i]] = from + lengths[i];
                return Operation.Read($"r{processes[i]}", "x", value == 0 ? null : value, from, from + lengths[i]);
            }),
        ]);
    });

    private static History Make(Subject subject, Step[] steps)
    {
        var ends = new double[3];
        var moments = new (double At, int Index)[steps.Length];
        var operations = new Operation[steps.Length];
        for (var i = 0; i < steps.Length; i++)
        {
            var step = steps[i];
            var request = subject.Requests[step.Request % subject.Requests.Length];
            var from = ends[step.Process] + step.Gap;
            var to = ends[step.Process] = from + step.Duration;
            var outcome = step.Outcome switch { 8 => Outcome.Failed, 9 => Outcome.Unknown, _ => Outcome.Ok };
            operations[i] = Operation.Of($"p{step.Process}", request.Action, step.Key > 1 ? "y" : "x", subject.WritesEachValueOnce && request.Input is not null ? i + 1 : request.Input, null, from, to, outcome);
            moments[i] = (Math.Min(from + step.Moment, outcome == Outcome.Unknown ? double.MaxValue : to), i);
        }

        var objects = new Dictionary<string, Reference> { ["x"] = subject.Object(), ["y"] = subject.Object() };
        foreach (var (_, i) in moments.OrderBy(moment => moment.At).ThenBy(moment => moment.Index))
        {
            if (operations[i].Outcome != Outcome.Failed && (operations[i].Outcome == Outcome.Ok || steps[i].Moment % 2 == 0))
                operations[i] = operations[i] with { Output = objects[operations[i].Key!].Do(operations[i]) };
        }

        for (var i = 0; i < steps.Length; i++)
        {
            if (steps[i].Change > LeastChange && HasAnswer(operations[i]))
                operations[i] = operations[i] with { Output = Other(subject, operations[i], steps[i].Change) };
        }

        return History.Of(operations);
    }

    public static bool HasAnswer(Operation operation) => operation.Outcome == Outcome.Ok && operation.Action is not ("write" or "put" or "append" or "enqueue");

    /// <summary>An answer of a kind that the operation may give at all.</summary>
    public static object? Other(Subject subject, Operation operation, int choice)
    {
        var answers = subject.Answers.Where(answer => operation.Action switch
        {
            "cas" or "contains" or "remove" or "release" => answer is bool,
            "add" => subject.Model.Name == "set" ? answer is bool : answer is int,
            "acquire" => subject.Model.Name == "mutex" ? answer is bool : answer is int or false,
            "read" => subject.Model.Name == "set" ? answer is Array : answer is not bool,
            _ => true,
        }).ToArray();
        return answers[choice % answers.Length];
    }
}
