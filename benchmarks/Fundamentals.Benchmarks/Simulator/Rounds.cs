namespace Fundamentals.Benchmarks.Simulator;

/// <summary>
/// Measures workloads in turn, A B C A B C …, so that whatever slows the machine meanwhile slows all of them. Counted is
/// the processor time of this process, its garbage collector and compiler with it: other programs hardly show in that.
/// </summary>
internal static class Rounds
{
    private const int WarmUps = 3;

    /// <summary>Runs the rounds.</summary>
    /// <returns>For each workload its operations a second, one figure a round.</returns>
    public static double[][] Measure(int rounds, params IWorkload[] workloads) =>
        Measure(rounds, [.. workloads.Select(workload => (Func<double>)(() => Rate(workload)))]);

    /// <summary>Runs the rounds of what tells its own rate.</summary>
    /// <inheritdoc cref="Measure(int, IWorkload[])"/>
    public static double[][] Measure(int rounds, params Func<double>[] measurements)
    {
        var rates = measurements.Select(_ => new double[rounds]).ToArray();
        for (var round = -WarmUps; round < rounds; round++)
        {
            for (var i = 0; i < measurements.Length; i++)
            {
                var rate = measurements[i]();
                if (round >= 0)
                    rates[i][round] = rate;
            }
        }

        return rates;
    }

    /// <summary>Finds the middle of some figures: unlike the mean, one bad round does not move it.</summary>
    public static double Median(IEnumerable<double> figures)
    {
        var sorted = figures.Order().ToArray();
        return (sorted[(sorted.Length - 1) / 2] + sorted[sorted.Length / 2]) / 2;
    }

    /// <summary>Divides round by round, and then takes the middle: both figures of a round met the same machine.</summary>
    public static double Ratio(double[] ones, double[] others) => Median(ones.Zip(others, (one, other) => one / other));

    /// <summary>Does a piece of work.</summary>
    /// <returns>Operations a second of processor time.</returns>
    public static double Rate(IWorkload workload)
    {
        workload.Prepare();
        var before = Environment.CpuUsage.TotalTime;
        var operations = workload.Run();
        return operations / (Environment.CpuUsage.TotalTime - before).TotalSeconds;
    }
}
