namespace Fundamentals.Simulator;

/// <summary>
/// A protocol as it runs on one node: a message or a timer comes in, messages and timers go out. It keeps no clock, no
/// thread and does no I/O, so that it can be tested without a simulation.
/// </summary>
public interface IStateMachine
{
    /// <summary>The node starts, or starts again.</summary>
    /// <param name="node">The node it runs on.</param>
    void Start(INode node)
    {
    }

    /// <summary>A message has arrived.</summary>
    /// <param name="node">The node it runs on.</param>
    /// <param name="message">The message.</param>
    void Receive(INode node, Message message);

    /// <summary>A timer that was set has run out.</summary>
    /// <param name="node">The node it runs on.</param>
    /// <param name="timer">What was given to <see cref="INode.SetTimer"/>.</param>
    void TimerFired(INode node, object timer)
    {
    }
}

/// <summary>What a state machine can do to the world.</summary>
public interface INode
{
    /// <summary>Gets the node's name.</summary>
    string Name { get; }

    /// <summary>Gets the time on the node's own clock, which a fault may have set wrong.</summary>
    DateTimeOffset Now { get; }

    /// <summary>Gets the node's own random numbers.</summary>
    RandomStream Random { get; }

    /// <summary>Sends a message, which may arrive later, twice or never.</summary>
    /// <param name="to">The name of a node or client.</param>
    /// <param name="body">What it says.</param>
    void Send(string to, object body);

    /// <summary>Answers a message; a client's call ends with the first answer.</summary>
    /// <param name="request">The message to answer.</param>
    /// <param name="body">The answer.</param>
    void Reply(Message request, object body);

    /// <summary>Sets a timer.</summary>
    /// <param name="after">How long until it fires, on the node's own clock; not negative.</param>
    /// <param name="timer">What <see cref="IStateMachine.TimerFired"/> is given.</param>
    /// <returns>Disposing of it calls the timer off.</returns>
    IDisposable SetTimer(TimeSpan after, object timer);

    /// <summary>Writes a note about the node's state into the trace, such as <c>leader</c>.</summary>
    /// <param name="state">What to note.</param>
    void Note(string state);
}
