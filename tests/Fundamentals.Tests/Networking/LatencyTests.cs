using Fundamentals.Networking;
using Fundamentals.Simulator;
using static Fundamentals.Tests.Networking.KolmogorovSmirnov;
using static Fundamentals.Tests.Simulator.Sending;

namespace Fundamentals.Tests.Networking;

public sealed class LatencyTests
{
    private const int Count = 100_000;

    [Fact]
    public void Draw_Uniform_FitsItsDistribution() => MustFit(Latency.Uniform(Ms(10), Ms(30)), x => (x - 10) / 20);

    [Fact]
    public void Draw_Exponential_FitsItsDistribution() => MustFit(Latency.Exponential(Ms(20)), x => 1 - Math.Exp(-x / 20));

    [Fact]
    public void Draw_NormalFarFromZero_FitsItsDistribution() => MustFit(Latency.Normal(Ms(50), Ms(5)), x => Phi((x - 50) / 5));

    [Fact]
    public void Draw_NormalCutAtZero_FitsWhatIsLeftOfIt() =>
        MustFit(Latency.Normal(Ms(5), Ms(10)), x => (Phi((x - 5) / 10) - Phi(-0.5)) / (1 - Phi(-0.5)));

    [Fact]
    public void Draw_LogNormal_FitsItsDistribution() => MustFit(Latency.LogNormal(Ms(20), 0.7), x => Phi(Math.Log(x / 20) / 0.7));

    [Fact]
    public void Draw_Pareto_FitsItsDistribution() => MustFit(Latency.Pareto(Ms(4), 1.5), x => 1 - Math.Pow(4 / x, 1.5));

    [Fact]
    public void Draw_Mixture_FitsTheWeightedSum() => MustFit(
        Latency.Mixture((3, Latency.Uniform(Ms(10), Ms(20))), (1, Latency.Exponential(Ms(40)))),
        x => 0.75 * Math.Clamp((x - 10) / 10, 0, 1) + 0.25 * (1 - Math.Exp(-x / 40)));

    [Fact]
    public void Distance_OfAnotherDistribution_IsBeyondTheLimit() =>
        Assert.True(Distance(Samples(Latency.Exponential(Ms(20))), x => 1 - Math.Exp(-x / 20.3)) > Limit(Count));

    /// <summary>Chi-squared with 2 degrees of freedom: 13.8 is exceeded once in a thousand.</summary>
    [Fact]
    public void Draw_Empirical_DrawsEachSampleEquallyOften()
    {
        var latency = Latency.Empirical([Ms(5), Ms(1), Ms(9)]);

        var counts = Samples(latency).CountBy(x => x).OrderBy(pair => pair.Key).ToList();

        Assert.Equal([1, 5, 9], counts.Select(pair => pair.Key));
        Assert.InRange(counts.Sum(pair => Math.Pow(pair.Value - Count / 3.0, 2) / (Count / 3.0)), 0, 13.8);
    }

    [Fact]
    public void Draw_Constant_IsAlwaysTheSameAndComesFromATimeSpan()
    {
        Latency latency = Ms(7);

        Assert.Equal(Ms(7), latency.Draw(new RandomStream(1, "x")));
        Assert.Equal(Latency.Constant(Ms(7)), latency);
    }

    [Fact]
    public void Create_OutOfRange_IsRefused()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => Latency.Constant(Ms(-1)));
        Assert.Throws<ArgumentOutOfRangeException>(() => Latency.Uniform(Ms(2), Ms(1)));
        Assert.Throws<ArgumentOutOfRangeException>(() => Latency.Exponential(Ms(-1)));
        Assert.Throws<ArgumentOutOfRangeException>(() => Latency.Normal(Ms(1), Ms(-1)));
        Assert.Throws<ArgumentOutOfRangeException>(() => Latency.LogNormal(Ms(1), double.NaN));
        Assert.Throws<ArgumentOutOfRangeException>(() => Latency.Pareto(TimeSpan.Zero, 1));
        Assert.Throws<ArgumentOutOfRangeException>(() => Latency.Pareto(Ms(1), 0));
        Assert.Throws<ArgumentException>(() => Latency.Mixture());
        Assert.Throws<ArgumentException>(() => Latency.Mixture((0, Latency.Constant(Ms(1)))));
        Assert.Throws<ArgumentException>(() => Latency.Empirical([]));
    }

    /// <summary>What <c>with</c> sets goes past the checks of the constructor, and the ends of a range can only be checked together.</summary>
    [Fact]
    public void Create_AnyDistribution_CannotBeChangedAfterwards()
    {
        var distributions = typeof(Latency).Assembly.GetTypes().Where(type => type.IsSubclassOf(typeof(Latency))).ToList();

        Assert.Equal(8, distributions.Count);
        Assert.All(distributions.SelectMany(type => type.GetProperties()), property => Assert.False(property.CanWrite, $"{property.DeclaringType!.Name}.{property.Name}"));
    }

    private static double[] Samples(Latency latency)
    {
        var random = new RandomStream(2025, "latency");
        return [.. Enumerable.Range(0, Count).Select(_ => latency.Draw(random).TotalMilliseconds)];
    }

    private static void MustFit(Latency latency, Func<double, double> probabilityUpTo) =>
        Assert.InRange(Distance(Samples(latency), probabilityUpTo), 0, Limit(Count));
}
