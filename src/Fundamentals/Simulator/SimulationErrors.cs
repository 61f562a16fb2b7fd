namespace Fundamentals.Simulator;

/// <summary>A simulation cannot go on. The message says why, and how to run the very same one again.</summary>
public class SimulationException : Exception
{
    /// <summary>Makes an error without more to say.</summary>
    public SimulationException()
    {
    }

    /// <summary>Makes an error.</summary>
    /// <param name="message">What is wrong and what to do.</param>
    public SimulationException(string message)
        : base(message)
    {
    }

    /// <summary>Makes an error that another one caused.</summary>
    /// <param name="message">What is wrong and what to do.</param>
    /// <param name="inner">The cause.</param>
    public SimulationException(string message, Exception? inner)
        : base(message, inner)
    {
    }
}

/// <summary>
/// Code of a client has left the simulation's thread, or waits for something that the simulation does not know; or code of
/// anybody blocks that thread. The message says how, and what to write instead; it names the usual causes where the runtime
/// does not let one see: behind Task.WhenAll, which forgets the tasks it was given, and behind awaiters of one's own.
/// </summary>
public sealed class LeftSimulationException : SimulationException
{
    internal const string UsualCauses =
        "The usual causes: Task.Run, Task.Yield, Task.Delay with a token or without the simulation as TimeProvider, Task.WhenEach, "
        + "ContinueWith, Channel, CancelAsync, a SemaphoreSlim that had to wait, and a TaskCompletionSource with RunContinuationsAsynchronously. Wait with client.Delay and client.Call, and combine with Task.WhenAll or Task.WhenAny.";

    /// <summary>Makes an error without more to say.</summary>
    public LeftSimulationException()
        : this(UsualCauses)
    {
    }

    /// <summary>Makes an error.</summary>
    /// <param name="message">What is wrong and what to do.</param>
    public LeftSimulationException(string message)
        : base(message)
    {
    }

    /// <summary>Makes an error that another one caused.</summary>
    /// <param name="message">What is wrong and what to do.</param>
    /// <param name="inner">The cause.</param>
    public LeftSimulationException(string message, Exception? inner)
        : base(message, inner)
    {
    }

    internal LeftSimulationException(string what, LeavingCause? cause)
        : base($"{what} {LeavingCause.Describe(cause)}") => (What, Cause) = (what, cause);

    /// <summary>Gets what is wrong, without its cause; null if the message says all there is to say.</summary>
    internal string? What { get; }

    /// <summary>Gets how the code left, as far as can be seen where the error was thrown.</summary>
    internal LeavingCause? Cause { get; }
}

/// <summary>
/// Somebody is still waiting, and nothing more will happen; or nothing more can, since the wait blocks the simulation's
/// thread. The message says who, and for what.
/// </summary>
public sealed class DeadlockException : SimulationException
{
    /// <summary>Makes an error without more to say.</summary>
    public DeadlockException()
    {
    }

    /// <summary>Makes an error.</summary>
    /// <param name="message">Who waits for what.</param>
    public DeadlockException(string message)
        : base(message)
    {
    }

    /// <summary>Makes an error that another one caused.</summary>
    /// <param name="message">Who waits for what.</param>
    /// <param name="inner">The cause.</param>
    public DeadlockException(string message, Exception? inner)
        : base(message, inner)
    {
    }
}
