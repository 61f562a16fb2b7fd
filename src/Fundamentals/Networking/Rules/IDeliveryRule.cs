using Fundamentals.Simulator;

namespace Fundamentals.Networking;

/// <summary>
/// A rule that every message crosses when it is sent. Rules are asked in the order they were installed; the first that
/// speaks wins, and if none does the link's own options decide.
/// </summary>
public interface IDeliveryRule
{
    /// <summary>Judges a message.</summary>
    /// <param name="message">The message.</param>
    /// <param name="random">The rule's own random numbers, in this simulation.</param>
    /// <returns>What becomes of it, or null to leave that to the next rule.</returns>
    Ruling? Judge(Message message, RandomStream random);
}
