using System.Diagnostics;
using System.Runtime.ExceptionServices;

namespace Fundamentals.Simulator;

/// <summary>
/// A run and its thread, as <see cref="RunWatch"/> sees them. When the thread has been seen blocked in one and the same
/// event several times in a row, the watch ends the wait by an interrupt, and the run ends with an error.
/// </summary>
internal sealed class WatchedRun(Simulation simulation, Thread thread)
{
    // A second or more of real time. A lock that others hold shortly, or a pause of the garbage collector, is not seen so often.
    private const int LooksToBeSure = 5;

    private const int Open = 0;
    private const int Striking = 1;
    private const int Closed = 2;

    private int _gate;
    private long _seen = -1;
    private int _looks;
    private volatile bool _isStruck;

    public Thread Thread => thread;

    /// <summary>Gets a value indicating whether the watch has interrupted the thread: the run must fail.</summary>
    public bool IsStruck => _isStruck;

    /// <summary>Gets what was happening then; null between events.</summary>
    public Happening? During { get; private set; }

    /// <summary>Gets where the thread was waiting, if it has felt the interrupt.</summary>
    public StackTrace? Place { get; private set; }

    /// <summary>Gets the client whose script has failed since, most likely by the interrupt.</summary>
    public Client? Culprit { get; private set; }

    /// <summary>Gets how it failed.</summary>
    public Exception? Failure { get; private set; }

    /// <summary>Looks whether the thread is blocked. To be called by the watch.</summary>
    public void Look()
    {
        var events = simulation.EventCount;
        if (!IsWaiting() || Debugger.IsAttached)
            _looks = 0;
        else if (events != _seen)
            _looks = 1;
        else if (++_looks >= LooksToBeSure && !IsConsoleRead())
            Strike(events);
        _seen = events;
    }

    /// <summary>Notes whose script has failed since the interrupt.</summary>
    public void Blame(Client client, Exception failure)
    {
        Culprit ??= client;
        Failure ??= failure;
    }

    /// <summary>Ends the watching. After it no interrupt of the watch comes, and none is pending. To be called by the run.</summary>
    public void Close()
    {
        if (Volatile.Read(ref _gate) == Closed)
            return;
        while (Interlocked.CompareExchange(ref _gate, Closed, Open) != Open)
            Thread.Yield(); // not a lock: waiting for one would be interrupted
        RunWatch.End(this);
        if (!_isStruck)
            return;
        AppDomain.CurrentDomain.FirstChanceException -= RememberPlace;
        try
        {
            Thread.Sleep(0);
        }
        catch (ThreadInterruptedException)
        {
            // It came after the wait had ended, or code of the run has caught one and waited again.
        }
    }

    private void Strike(long events)
    {
        if (Interlocked.CompareExchange(ref _gate, Striking, Open) != Open)
            return;
        if (simulation.EventCount == events && IsWaiting())
        {
            if (!_isStruck)
            {
                During = simulation.Happening;
                AppDomain.CurrentDomain.FirstChanceException += RememberPlace;
            }

            _isStruck = true;
            simulation.EndAfterThisEvent();
            thread.Interrupt();
        }

        _looks = 0; // whoever catches the exception and waits again is interrupted again
        Volatile.Write(ref _gate, Open);
    }

    private bool IsWaiting() => !simulation.IsPausing && (thread.ThreadState & System.Threading.ThreadState.WaitSleepJoin) != System.Threading.ThreadState.Running;

    /// <summary>
    /// Somebody is asked to type, and may take any time. The reader of the console is locked while it reads, also where a
    /// notebook has put its own in place.
    /// </summary>
    private static bool IsConsoleRead()
    {
        var reader = Console.In;
        if (!Monitor.TryEnter(reader))
            return true;
        Monitor.Exit(reader);
        return false;
    }

    /// <summary>Takes the stack at the moment the interrupt is felt: code that catches the exception may hide it afterwards.</summary>
    private void RememberPlace(object? sender, FirstChanceExceptionEventArgs thrown)
    {
        if (thrown.Exception is ThreadInterruptedException && Thread.CurrentThread == thread)
            Place ??= new StackTrace(fNeedFileInfo: true);
    }
}
