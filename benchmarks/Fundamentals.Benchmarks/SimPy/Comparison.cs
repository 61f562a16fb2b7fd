using System.Diagnostics;
using System.Globalization;
using Fundamentals.Benchmarks.Simulator;

namespace Fundamentals.Benchmarks.SimPy;

/// <summary>Runs the same models in SimPy and here, in turn, and prints how much faster this is.</summary>
internal static class Comparison
{
    private const int PyCount = 200_000;
    private const int OurCount = 2_000_000;
    private const int RoundCount = 5;

    /// <param name="python">The interpreter that has SimPy.</param>
    /// <param name="scripts">The models in SimPy; each prints the processor seconds and the result.</param>
    public static void Print(string python, IEnumerable<string> scripts)
    {
        Console.WriteLine("| model | script | SimPy, thousand/s | here, thousand/s | ratio | result in SimPy | here | expected |");
        Console.WriteLine("|---|---|--:|--:|--:|--:|--:|--:|");
        foreach (var script in scripts)
        {
            Row(script, "ping-pong", "messages", Models.PingPong, $"{PyCount / 1000.0:F1} s, {OurCount / 1000.0:F1} s");
            Row(script, "M/M/1", "jobs", Models.SingleServer, $"{1 / (1 - Models.Load):F1} s");
        }

        void Row(string script, string model, string unit, Func<int, double> run, string expected)
        {
            var ours = new Model(run);
            var theirs = 0.0;
            var rates = Rounds.Measure(RoundCount, () => RateOf(python, script, model, out theirs), () => Rounds.Rate(ours));
            Console.WriteLine($"| {model}: {unit} | {Path.GetFileName(script)} | {Rounds.Median(rates[0]) / 1e3:N0} | {Rounds.Median(rates[1]) / 1e3:N0} | {Rounds.Ratio(rates[1], rates[0]):F0} | {theirs:F2} | {ours.Result:F2} | {expected} |");
        }
    }

    private static double RateOf(string python, string script, string model, out double result)
    {
        var start = new ProcessStartInfo(python, [script, model, PyCount.ToString(CultureInfo.InvariantCulture)]) { RedirectStandardOutput = true, UseShellExecute = false };
        using var process = Process.Start(start) ?? throw new InvalidOperationException($"{python} did not start.");
        var words = process.StandardOutput.ReadToEnd().Split();
        process.WaitForExit();
        if (process.ExitCode != 0)
            throw new InvalidOperationException($"{python} {script} {model} ended with code {process.ExitCode}; see above.");
        result = double.Parse(words[1], CultureInfo.InvariantCulture);
        return PyCount / double.Parse(words[0], CultureInfo.InvariantCulture);
    }

    private sealed class Model(Func<int, double> run) : IWorkload
    {
        public double Result { get; private set; }

        public long Run()
        {
            Result = run(OurCount);
            return OurCount;
        }
    }
}
