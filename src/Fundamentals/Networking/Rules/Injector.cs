using Fundamentals.Simulator;

namespace Fundamentals.Networking;

/// <summary>
/// A rule that injects faults by chance into some messages. What it says nothing about goes on to the next rule.
/// </summary>
/// <remarks>At most one fault a message, tried in this order: loss, corruption, duplication, delay.</remarks>
public sealed record Injector : IDeliveryRule
{
    /// <summary>Gets the sender whose messages are meant. Default: null, whoever sends.</summary>
    public string? From { get; init; }

    /// <summary>Gets the receiver whose messages are meant. Default: null, whoever receives.</summary>
    public string? To { get; init; }

    /// <summary>Gets which messages are meant, besides <see cref="From"/> and <see cref="To"/>. Default: null, all.</summary>
    public Predicate<Message>? Where { get; init; }

    /// <summary>Gets the probability that a message is lost, from 0 to 1. Default: 0.</summary>
    public double Loss { get; init => field = Probability.Require(value, nameof(Loss)); }

    /// <summary>Gets the probability that a message is damaged, from 0 to 1. Default: 0.</summary>
    public double Corruption { get; init => field = Probability.Require(value, nameof(Corruption)); }

    /// <summary>Gets the probability that a message arrives twice, from 0 to 1. Default: 0.</summary>
    public double Duplication { get; init => field = Probability.Require(value, nameof(Duplication)); }

    /// <summary>Gets the probability that a message is delayed, from 0 to 1. Default: 0.</summary>
    public double Delay { get; init => field = Probability.Require(value, nameof(Delay)); }

    /// <summary>Gets how much longer a delayed message is under way, and a copy. Default: 0 to 100 ms.</summary>
    public Latency Extra { get; init => field = value ?? throw new ArgumentNullException(nameof(value)); } = Latency.Uniform(TimeSpan.Zero, TimeSpan.FromMilliseconds(100));

    /// <inheritdoc/>
    public Ruling? Judge(Message message, RandomStream random)
    {
        ArgumentNullException.ThrowIfNull(message);
        ArgumentNullException.ThrowIfNull(random);
        if ((From is not null && message.From != From) || (To is not null && message.To != To) || Where?.Invoke(message) == false)
            return null;
        if (Happens(Loss, random))
            return Ruling.Drop("lost by an injector");
        if (Happens(Corruption, random))
            return Ruling.Corrupt;
        if (Happens(Duplication, random))
            return Ruling.Duplicate(Extra.Draw(random));
        return Happens(Delay, random) ? Ruling.Delay(Extra.Draw(random)) : null;
    }

    private static bool Happens(double probability, RandomStream random) => probability > 0 && random.Chance(probability);
}
