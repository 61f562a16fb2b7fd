using CsCheck;
using Fundamentals.Histories;

namespace Fundamentals.Tests.Checkers;

/// <summary>
/// Histories of some dozen operations, each process at a copy of its own that lags behind one log, for some keys more than
/// for others, and now and then falls back: many keep a guarantee, and many break it.
/// </summary>
internal static class LaggingReplicas
{
    private const int Processes = 4;
    private const int Keys = 3;

    public static Gen<History> Any => Gen.Select(Gen.Int[0, Processes - 1], Gen.Int[0, Keys - 1], Gen.Int[0, 9], Gen.Int[0, 99]).Array[10, 40].Select(Make);

    private static History Make((int Process, int Key, int Kind, int Lag)[] steps)
    {
        var log = new List<Operation>();
        var heard = new int[Processes, Keys];
        return History.Of(steps.Select((step, i) =>
        {
            var (process, key) = ($"p{step.Process}", $"k{step.Key}");
            heard[step.Process, step.Key] = step.Lag >= 97 ? 0 : Math.Min(log.Count, heard[step.Process, step.Key] + (step.Lag % 8));
            if (step.Kind > 3)
                return Operation.Read(process, key, log.Take(heard[step.Process, step.Key]).LastOrDefault(write => write.Key == key)?.Input, 10 * i, (10 * i) + 5);
            var write = Operation.Of(process, "write", key, i, null, 10 * i, (10 * i) + 5, step.Kind == 0 ? Outcome.Unknown : Outcome.Ok);
            if (step.Kind != 0 || step.Lag % 2 == 0)
                log.Add(write);
            return write;
        }).ToList());
    }
}
