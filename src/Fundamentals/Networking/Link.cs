using System.Diagnostics.CodeAnalysis;
using Fundamentals.Simulator;

namespace Fundamentals.Networking;

/// <summary>The way from one node or client to another, in this direction.</summary>
public sealed class Link
{
    private readonly Network _network;
    private RandomStream? _random;
    private LinkOptions? _options;
    private double _freeAt;
    private long _lastArrival;

    internal Link(Network network, Endpoint source, Endpoint target)
    {
        _network = network;
        Source = source;
        Target = target;
        To = target.Name;
    }

    /// <summary>Gets who sends on it.</summary>
    public string From => Source.Name;

    /// <summary>Gets who receives from it.</summary>
    public string To { get; }

    /// <summary>
    /// Gets or sets what the link is like, for messages sent from now on. Setting it to null makes it like all others again.
    /// </summary>
    /// <exception cref="ArgumentException">A probability is not from 0 to 1, or options contradict each other.</exception>
    [AllowNull]
    public LinkOptions Options
    {
        get => _options ?? _network.Options;
        set => _options = value is null ? null : LinkOptions.Checked(value);
    }

    internal Endpoint Source { get; }

    internal Endpoint Target { get; }

    internal RandomStream Random => _random ??= _network.RandomOf(this);

    /// <summary>Names both ends.</summary>
    public override string ToString() => $"{From} → {To}";

    /// <summary>Draws how long a message is under way, with what slows its ends.</summary>
    internal long DrawLatency(LinkOptions options)
    {
        // A constant needs no random numbers, and so no stream of them.
        var ticks = options.Latency is ConstantLatency constant ? constant.Value.Ticks : options.Latency.Ticks(Random);
        var slowness = Source.Slowness * Target.Slowness;
        return slowness == 1 ? ticks : (long)Math.Round(Math.Min(ticks * slowness, TimeSpan.TicksPerDay * 1000.0));
    }

    /// <summary>Puts a message behind those that wait to be sent.</summary>
    /// <returns>The ticks until it is sent whole, or null if it does not fit.</returns>
    internal long? Transmit(LinkOptions options, object body, long now)
    {
        if (double.IsPositiveInfinity(options.BytesPerSecond))
            return 0;
        var size = MessageSize.Of(body);
        var ticksPerByte = TimeSpan.TicksPerSecond / options.BytesPerSecond;
        var start = Math.Max(_freeAt, now);
        if ((start - now) / ticksPerByte + size > options.QueueBytes)
            return null;
        _freeAt = start + size * ticksPerByte;
        return (long)Math.Ceiling(_freeAt - now);
    }

    /// <summary>Makes a message wait for those before it, where the link keeps their order.</summary>
    internal long InTurn(LinkOptions options, long arrival)
    {
        if (!options.InOrder)
            return arrival;
        return _lastArrival = Math.Max(_lastArrival, arrival);
    }
}
