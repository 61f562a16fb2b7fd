using System.Text;
using Fundamentals.Simulator;

namespace Fundamentals.Faults;

/// <summary>A fault with its time.</summary>
/// <param name="Fault">What breaks.</param>
/// <param name="At">When it begins, since the simulation's start; not negative.</param>
/// <param name="For">How long it lasts, not negative; null if it never ends.</param>
public sealed record ScheduledFault(Fault Fault, TimeSpan At, TimeSpan? For = null)
{
    /// <summary>Writes it as C#.</summary>
    public string ToCode() => $"new({Fault.ToCode()}, At: {Code.Of(At)}{(For is { } length ? $", For: {Code.Of(length)}" : "")})";
}

/// <summary>Which faults a run has to bear, and when. Immutable; written by hand, drawn by <see cref="Nemesis"/>, or kept from a run.</summary>
public sealed class FaultSchedule
{
    /// <summary>Makes a schedule.</summary>
    /// <param name="faults">The faults; those that begin at the same time begin in this order.</param>
    public FaultSchedule(params IEnumerable<ScheduledFault> faults)
    {
        ArgumentNullException.ThrowIfNull(faults);
        Faults = [.. faults];
        foreach (var fault in Faults)
        {
            ArgumentNullException.ThrowIfNull(fault, nameof(faults));
            if (fault.At < TimeSpan.Zero || fault.For < TimeSpan.Zero)
                throw new ArgumentException($"{fault.Fault} is scheduled at {fault.At} for {fault.For}: neither may be negative.", nameof(faults));
        }
    }

    /// <summary>Gets the schedule without a fault.</summary>
    public static FaultSchedule Empty { get; } = new();

    /// <summary>Gets the faults.</summary>
    public IReadOnlyList<ScheduledFault> Faults { get; }

    /// <summary>Gets when the last fault has ended that ends, since the simulation's start; zero without any.</summary>
    public TimeSpan End => Faults.Count == 0 ? TimeSpan.Zero : Faults.Max(fault => fault.At + (fault.For ?? TimeSpan.Zero));

    /// <summary>Makes the faults begin and end in a simulation at their times. Add the nodes first.</summary>
    /// <param name="simulation">The simulation; its time has not passed the first fault's.</param>
    /// <exception cref="ArgumentException">A fault names somebody who does not exist, or its time is over.</exception>
    public void Install(Simulation simulation)
    {
        ArgumentNullException.ThrowIfNull(simulation);
        foreach (var (fault, at, _) in Faults)
        {
            simulation.Faults.Require(fault);
            if (at < simulation.Now)
                throw new ArgumentException($"{fault} is scheduled at {at}, and it is {simulation.Now} already.", nameof(simulation));
        }

        foreach (var (fault, at, length) in Faults)
        {
            simulation.At(at, () =>
            {
                var begun = simulation.Faults.Begin(fault);
                if (length is { } time)
                    simulation.At(at + time, begun.Dispose);
            });
        }
    }

    /// <summary>Writes the schedule as C#, an expression that makes the same again.</summary>
    public string ToCode()
    {
        if (Faults.Count == 0)
            return "FaultSchedule.Empty";
        var code = new StringBuilder("new FaultSchedule([");
        foreach (var fault in Faults)
            code.Append("\n    ").Append(fault.ToCode()).Append(',');
        return code.Append("\n])").ToString();
    }

    /// <summary>Writes the schedule as C#.</summary>
    public override string ToString() => ToCode();
}
