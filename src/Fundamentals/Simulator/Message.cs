namespace Fundamentals.Simulator;

/// <summary>A message on its way from one node or client to another.</summary>
/// <param name="Id">Its number; a duplicate has the same.</param>
/// <param name="From">Who sent it.</param>
/// <param name="To">Whom it is for.</param>
/// <param name="Body">What it says. Sender and receiver share the object, so it should be immutable.</param>
/// <param name="Request">The number of the request that it asks or answers; 0 for a message that is neither.</param>
public sealed record Message(long Id, string From, string To, object Body, long Request = 0)
{
    /// <summary>Writes sender, receiver and body.</summary>
    public override string ToString() => $"{From} → {To}: {Body}";
}
