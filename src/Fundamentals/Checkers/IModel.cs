using Fundamentals.Histories;

namespace Fundamentals.Checkers;

/// <summary>
/// How an object behaves when it is used by one client at a time: what a history of many clients is held against. States
/// must be immutable values.
/// </summary>
/// <typeparam name="TState">What the object remembers.</typeparam>
public interface IModel<TState>
    where TState : notnull
{
    /// <summary>Gets what the object is called, such as <c>register</c>.</summary>
    string Name { get; }

    /// <summary>Gets the state before the first operation.</summary>
    TState Initial { get; }

    /// <summary>Gets what tells states apart. Default: the type's own equality.</summary>
    IEqualityComparer<TState> Equality => EqualityComparer<TState>.Default;

    /// <summary>
    /// Does one operation. An operation of unknown outcome has no output to compare with, and must always be possible:
    /// where it would have been refused it leaves the state as it is.
    /// </summary>
    /// <param name="state">The state before it.</param>
    /// <param name="operation">The operation, of outcome Ok or Unknown.</param>
    /// <param name="next">The state after it.</param>
    /// <returns>False if the object would not have given this output in this state.</returns>
    /// <exception cref="UnsuitableHistoryException">The model does not know this kind of operation.</exception>
    bool TryStep(TState state, Operation operation, out TState next);

    /// <summary>
    /// Tells whether an operation changes nothing, in whichever state it happens. A search places such operations as soon
    /// as it can and never comes back to them: say true where it is true. Default: false.
    /// </summary>
    /// <param name="operation">The operation.</param>
    bool IsReadOnly(Operation operation) => false;

    /// <summary>Gets a value indicating whether it matters who does an operation, as with a lock. Default: true, which is always right; false lets a search treat equal operations of unknown outcome alike.</summary>
    bool DependsOnProcess => true;

    /// <summary>
    /// Names the part of the object that an operation is about, where parts do not influence each other, such as the key of
    /// a store: a history is linearizable if and only if it is for each part (Herlihy and Wing, "Linearizability", ACM
    /// TOPLAS 12(3), 1990, section 3.3), and small parts are checked much faster (Horn and Kroening, "Faster Linearizability
    /// Checking via P-Compositionality", FORTE 2015). Default: all is one part.
    /// </summary>
    /// <param name="operation">The operation.</param>
    string PartOf(Operation operation) => string.Empty;

    /// <summary>Writes a state as reasons show it.</summary>
    /// <param name="state">A state.</param>
    string Describe(TState state) => state.ToString() ?? string.Empty;
}
