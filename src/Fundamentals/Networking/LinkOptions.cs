namespace Fundamentals.Networking;

/// <summary>Every knob of a link, which carries messages in one direction. Each message draws for itself.</summary>
/// <remarks>
/// The order: a message waits until those before it have been sent (bandwidth); then it may be lost, else damaged,
/// doubled or held back, each by its own chance; then it is under way for its latency.
/// </remarks>
public sealed record LinkOptions
{
    /// <summary>Gets how long a message is under way, one way. Default: 1 ms, always.</summary>
    public Latency Latency { get; init => field = value ?? throw new ArgumentNullException(nameof(value)); } = TimeSpan.FromMilliseconds(1);

    /// <summary>Gets the probability that a message is lost, from 0 to 1. Default: 0.</summary>
    public double Loss { get; init => field = Probability.Require(value, nameof(Loss)); }

    /// <summary>Gets the probability that a message arrives twice, from 0 to 1; the copy has a latency of its own. Default: 0.</summary>
    public double Duplication { get; init => field = Probability.Require(value, nameof(Duplication)); }

    /// <summary>Gets the probability that a message is damaged, from 0 to 1. <see cref="Damage"/> says what arrives then. Default: 0.</summary>
    public double Corruption { get; init => field = Probability.Require(value, nameof(Corruption)); }

    /// <summary>Gets the probability that a message is held back, so that later ones overtake it, from 0 to 1. Default: 0.</summary>
    /// <remarks>Where the latency varies, messages overtake each other without this, unless <see cref="InOrder"/> is set.</remarks>
    public double Reordering { get; init => field = Probability.Require(value, nameof(Reordering)); }

    /// <summary>Gets how much longer a message is under way that is held back. Default: 0 to 10 ms.</summary>
    public Latency HoldBack { get; init => field = value ?? throw new ArgumentNullException(nameof(value)); } = Latency.Uniform(TimeSpan.Zero, TimeSpan.FromMilliseconds(10));

    /// <summary>Gets a value indicating whether no message overtakes another, as on a TCP connection: it waits for those before it. Default: false.</summary>
    public bool InOrder { get; init; }

    /// <summary>
    /// Gets how many bytes a second the link takes on, positive; messages wait for each other. Infinite, the default, means
    /// that size does not matter. <see cref="MessageSize"/> says how big a message is.
    /// </summary>
    public double BytesPerSecond { get; init => field = Positive(value, nameof(BytesPerSecond)); } = double.PositiveInfinity;

    /// <summary>
    /// Gets how many bytes may wait to be sent, the message that is being sent among them; what does not fit is lost.
    /// Positive. Default: infinite.
    /// </summary>
    public double QueueBytes { get; init => field = Positive(value, nameof(QueueBytes)); } = double.PositiveInfinity;

    /// <summary>Gets a value indicating whether a message meets nothing but its latency.</summary>
    internal bool IsPlain =>
        Loss == 0 && Duplication == 0 && Corruption == 0 && Reordering == 0 && !InOrder && double.IsPositiveInfinity(BytesPerSecond);

    /// <summary>Checks what no single option can tell.</summary>
    internal static LinkOptions Checked(LinkOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        return options is { InOrder: true, Reordering: > 0 }
            ? throw new ArgumentException("A link cannot both keep the order of messages (InOrder) and hold some back (Reordering). Choose one.", nameof(options))
            : options;
    }

    private static double Positive(double value, string name) => value > 0
        ? value
        : throw new ArgumentOutOfRangeException(name, value, $"{name} must be positive.");
}
