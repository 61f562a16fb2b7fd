namespace Fundamentals.Simulator;

/// <summary>A node's own clock, in ticks. It is right until a fault sets it wrong or makes it run at another rate.</summary>
internal sealed class NodeClock
{
    private long _changedAt;
    private double _gained;
    private double _rate;
    private long _offset;

    /// <summary>Tells how many ticks it is ahead, or behind if negative.</summary>
    public long Error(long now) => _offset + (long)Math.Round(_gained + (now - _changedAt) * _rate);

    /// <summary>Sets it forwards, or back if negative.</summary>
    public void Shift(TimeSpan by) => _offset += by.Ticks;

    /// <summary>Lets it gain or lose from now on; what it has gained so far stays.</summary>
    public void Drift(long now, double rate)
    {
        _gained += (now - _changedAt) * _rate;
        _changedAt = now;
        _rate = rate;
    }

    /// <summary>Tells how long a span on this clock really lasts.</summary>
    public TimeSpan Lasts(TimeSpan span) => _rate == 0 ? span : new TimeSpan((long)Math.Round(span.Ticks / (1 + _rate)));
}
