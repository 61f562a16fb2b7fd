namespace Fundamentals.Checkers;

/// <summary>
/// Which causal consistency is meant; there are several (Bouajjani, Enea, Guerraoui and Hamza, "On Verifying Causal
/// Consistency", POPL 2017, section 3). Each of the other two is stronger than the weak one, and neither implies the other.
/// </summary>
public enum CausalModel
{
    /// <summary>
    /// CC: what a client reads respects the causal order, but at each read it may order writes that are independent of each
    /// other anew.
    /// </summary>
    Weak,

    /// <summary>
    /// CCv, causal convergence: all clients order independent writes alike, so that replicas that have the same writes hold
    /// the same values. What stores with "causal+" promise (Lloyd et al., "Don't Settle for Eventual", SOSP 2011).
    /// </summary>
    Convergent,

    /// <summary>
    /// CM, causal memory: each client keeps to one order of independent writes, which may differ from that of others (Ahamad,
    /// Neiger, Burns, Kohli and Hutto, "Causal Memory", Distributed Computing 9(1), 1995).
    /// </summary>
    Memory,
}
