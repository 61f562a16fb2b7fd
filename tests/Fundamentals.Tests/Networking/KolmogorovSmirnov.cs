namespace Fundamentals.Tests.Networking;

/// <summary>
/// The Kolmogorov-Smirnov test: how far the share of samples up to x is from the probability of x, at worst. At a level
/// alpha the distance of n samples stays below sqrt(-ln(alpha / 2) / 2 / n), for large n.
/// </summary>
internal static class KolmogorovSmirnov
{
    /// <summary>One in a thousand samples of the right distribution would be refused. The seeds are fixed, so that no run differs from another.</summary>
    public const double Alpha = 0.001;

    public static double Limit(int count) => Math.Sqrt(-Math.Log(Alpha / 2) / 2 / count);

    public static double Distance(double[] samples, Func<double, double> probabilityUpTo)
    {
        var sorted = samples.Order().ToArray();
        return Enumerable.Range(0, sorted.Length).Max(i =>
        {
            var expected = probabilityUpTo(sorted[i]);
            return Math.Max(expected - (double)i / sorted.Length, (i + 1.0) / sorted.Length - expected);
        });
    }

    /// <summary>The standard normal distribution: Abramowitz and Stegun, "Handbook of Mathematical Functions", 7.1.26; off by at most 1.5e-7.</summary>
    public static double Phi(double z)
    {
        var x = Math.Abs(z) / Math.Sqrt(2);
        var t = 1 / (1 + 0.3275911 * x);
        var erf = 1 - t * (0.254829592 + t * (-0.284496736 + t * (1.421413741 + t * (-1.453152027 + t * 1.061405429)))) * Math.Exp(-x * x);
        return z < 0 ? (1 - erf) / 2 : (1 + erf) / 2;
    }
}
