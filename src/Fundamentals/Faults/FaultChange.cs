namespace Fundamentals.Faults;

/// <summary>The detail of a <see cref="Fundamentals.Simulator.TraceKind.Fault"/> in the trace: a fault begins or ends.</summary>
/// <param name="Number">The number of the fault, from 1; its beginning and its end have the same.</param>
/// <param name="Begins">Whether it begins; else it ends.</param>
/// <param name="Fault">What it is.</param>
public sealed record FaultChange(int Number, bool Begins, Fault Fault)
{
    /// <summary>Says it in a few words.</summary>
    public override string ToString() => $"{(Begins ? "begin" : "end")} #{Number} {Fault}";
}
