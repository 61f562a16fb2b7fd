namespace Fundamentals.Simulator;

/// <summary>
/// The thread that a run owns while it lasts. Whatever the simulation does happens on it; while it runs the thread has no
/// synchronization context, so that the code after an <c>await</c> goes on at once, on this thread.
/// </summary>
internal sealed class LoopThread
{
    private volatile Thread? _thread;
    private SynchronizationContext? _context;

    public bool IsRunning => _thread is not null;

    /// <summary>Gets a value indicating whether a run is under way, and this is its thread.</summary>
    public bool IsCurrent => _thread == Thread.CurrentThread;

    /// <summary>Gets a value indicating whether the thread of the run under way waits for something.</summary>
    public bool IsBlocked => _thread is { } thread && (thread.ThreadState & ThreadState.WaitSleepJoin) != ThreadState.Running;

    /// <summary>Takes the current thread.</summary>
    /// <exception cref="SimulationException">A run is under way, or the thread cannot be used.</exception>
    public void Enter()
    {
        if (IsRunning)
            throw new SimulationException("The simulation is running already. Run is for the outside: inside a client script, wait with client.Delay or client.Call; inside a node, set a timer.");
        if (TaskScheduler.Current != TaskScheduler.Default)
            throw new SimulationException("A simulation cannot run inside a task of a scheduler of its own: the code after an await would be sent there. Call Run from ordinary code.");
        _context = SynchronizationContext.Current;
        SynchronizationContext.SetSynchronizationContext(null);
        _thread = Thread.CurrentThread;
    }

    public void Exit()
    {
        _thread = null;
        SynchronizationContext.SetSynchronizationContext(_context);
        _context = null;
    }

    /// <summary>Throws if a run is under way and this is not its thread.</summary>
    public void RequireNotElsewhere(string operation)
    {
        if (IsRunning && !IsCurrent)
            throw new LeftSimulationException($"{operation} was called on another thread than the simulation's: the code before it left the simulation.", Whereabouts.Cause);
    }

    /// <summary>Throws unless this is the thread of a run under way.</summary>
    public void RequireInside(string operation)
    {
        RequireNotElsewhere(operation);
        if (!IsRunning)
            throw new LeftSimulationException($"{operation} works only while the simulation runs. Put the code into a client script, sim.AddClient(\"name\", async client => …), and call sim.Run(). If it is in one, it left the simulation before.", Whereabouts.Cause);
    }
}
