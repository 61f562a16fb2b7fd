using Fundamentals.Hashing;
using Fundamentals.Simulator;

namespace Fundamentals.Tests.Hashing;

public sealed class SupermarketTests
{
    /// <summary>Mean times for a load and 1, 2, 3 and 5 choices, from the formula of the paper, worked out elsewhere (supermarket_two_choices.json).</summary>
    public static TheoryData<double, int, double> Published => new()
    {
        { 0.5, 1, 2.0 }, { 0.5, 2, 1.2657 }, { 0.5, 3, 1.1252 }, { 0.5, 5, 1.0313 },
        { 0.7, 1, 3.3333 }, { 0.7, 2, 1.6145 }, { 0.7, 3, 1.3568 }, { 0.7, 5, 1.1681 },
        { 0.8, 1, 5.0 }, { 0.8, 2, 1.9474 }, { 0.8, 3, 1.5809 }, { 0.8, 5, 1.3289 },
        { 0.9, 1, 10.0 }, { 0.9, 2, 2.6141 }, { 0.9, 3, 2.0279 }, { 0.9, 5, 1.6329 },
        { 0.95, 1, 20.0 }, { 0.95, 2, 3.383 }, { 0.95, 3, 2.5351 }, { 0.95, 5, 1.9888 },
        { 0.99, 1, 100.0 }, { 0.99, 2, 5.432 }, { 0.99, 3, 3.8578 }, { 0.99, 5, 2.9017 },
    };

    [Theory, MemberData(nameof(Published))]
    public void ExpectedTime_AnyLoadAndChoices_IsTheFormula(double load, int choices, double time) =>
        Assert.Equal(time, Supermarket.ExpectedTime(load, choices), 0.00006 * time);

    [Theory, MemberData(nameof(Published))]
    public void MeanTime_UpToLoadNineTenths_IsWithinTwoPercent(double load, int choices, double time)
    {
        if (load > 0.9)
            return; // Queues so long need more servers and more time than a test should take.
        Assert.InRange(Supermarket.MeanTime(load, choices, new RandomStream(1, "supermarket")) / time, 0.98, 1.02);
    }

    [Fact]
    public void MeanTime_SameStream_IsTheSame() => Assert.Equal(
        Supermarket.MeanTime(0.5, 2, new RandomStream(3, "a"), servers: 10, events: 1000),
        Supermarket.MeanTime(0.5, 2, new RandomStream(3, "a"), servers: 10, events: 1000));

    [Theory]
    [InlineData(0, 2)]
    [InlineData(1, 2)]
    [InlineData(double.NaN, 2)]
    [InlineData(0.5, 0)]
    public void ExpectedTime_OutOfRange_Throws(double load, int choices)
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => Supermarket.ExpectedTime(load, choices));
        Assert.Throws<ArgumentOutOfRangeException>(() => Supermarket.MeanTime(load, choices, new RandomStream(1, "a")));
    }
}
