using System.Runtime.ExceptionServices;

namespace Fundamentals.Notebooks.Session;

/// <summary>
/// The interruption of one run of a cell: cancellation first, which ends an <c>await</c>, and <see cref="Thread.Interrupt"/>,
/// which a library can let in where it suits it, between two events say; a tenth of a second later the checks compiled
/// into the cell; and all the while <see cref="Thread.Interrupt"/> again where its thread waits. Code without any of
/// these, such as a long call into a library, is left alone and spoken of: aborting it could end the process. The first
/// of these that stops the cell is followed by a rest, in which its finally blocks and using statements can clean up.
/// </summary>
internal sealed class CellInterruption : IDisposable
{
    /// <summary>How long finally blocks and using statements may take.</summary>
    public static readonly TimeSpan CleanUpTime = TimeSpan.FromSeconds(0.5);

    private static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(20);
    private const int TicksToChecks = 5;
    private const int TicksToComplain = 100;

    [ThreadStatic]
    private static CellInterruption? Running;

    private readonly Lock _lock = new();
    private readonly CancellationTokenSource _cancellation = new();
    private readonly Action _complain;
    private Thread? _thread;
    private bool _waitsMayEnd;
    private long _restUntil;
    private bool _ended;
    private bool _checks;
    private int _ticks;

    /// <summary>Makes that of a cell which waits for its turn, and can be interrupted already.</summary>
    /// <param name="complain">Called once when the cell has gone on for two seconds.</param>
    public CellInterruption(Action complain) => _complain = complain;

    /// <summary>Gets the run that the current thread is the thread of.</summary>
    public static CellInterruption? OfThisThread => Running;

    /// <summary>Gets what is cancelled when the interruption is asked for.</summary>
    public CancellationToken Token => _cancellation.Token;

    /// <summary>Gets a value indicating whether it was asked for.</summary>
    public bool IsRequested => _cancellation.IsCancellationRequested;

    /// <summary>The cell starts; to be called on its thread.</summary>
    /// <exception cref="CellInterruptedException">It was interrupted before.</exception>
    public void Start()
    {
        lock (_lock)
        {
            if (IsRequested)
                throw new CellInterruptedException();
            _thread = Thread.CurrentThread;
            Running = this;
        }
    }

    /// <summary>Asks for it. Returns at once; false when the cell has ended.</summary>
    public bool Request()
    {
        lock (_lock)
        {
            if (_ended || IsRequested)
                return !_ended;
            AppDomain.CurrentDomain.FirstChanceException += RestAfterWait;
            _cancellation.Cancel();
            // Not on the pool, all of whose threads the cell may have taken.
            if (_thread is not null)
                new Thread(TickUntilEnded) { IsBackground = true, Name = "Cell interruption" }.UnsafeStart();
            return true;
        }
    }

    /// <summary>Ends the cell if the interruption was asked for; to be called on its thread.</summary>
    /// <exception cref="CellInterruptedException">It was.</exception>
    public void Check()
    {
        if (!IsRequested || IsResting)
            return;
        // Once only: a loop around what catches this would have one rest after the other.
        if (_restUntil == 0)
            Rest(CleanUpTime);
        throw new CellInterruptedException();
    }

    /// <summary>Leaves the cell in peace for so long, so that it can clean up; to be called on its thread.</summary>
    public void Rest(TimeSpan time)
    {
        Change(() => _restUntil = Environment.TickCount64 + (long)time.TotalMilliseconds);
        AbsorbLateInterrupt();
    }

    /// <summary>Runs code of the learner's, whose waits may be cut short.</summary>
    public T Guard<T>(Func<T> code)
    {
        Change(() => _waitsMayEnd = true);
        try
        {
            return code();
        }
        finally
        {
            Change(() => _waitsMayEnd = false);
            AbsorbLateInterrupt();
        }
    }

    /// <summary>Ends: from here on nothing interrupts the thread.</summary>
    public void Dispose()
    {
        lock (_lock)
        {
            if (_ended)
                return;
            _ended = true;
            Running = null;
            AppDomain.CurrentDomain.FirstChanceException -= RestAfterWait;
            if (_checks)
                Checkpoint.Count(-1);
        }

        _cancellation.Dispose();
    }

    private bool IsResting => Volatile.Read(ref _restUntil) > Environment.TickCount64;

    // Called where something is thrown, before what surrounds it cleans up: a wait or an await that ended.
    private void RestAfterWait(object? sender, FirstChanceExceptionEventArgs thrown)
    {
        if (Running != this || Volatile.Read(ref _restUntil) != 0)
            return;
        if (thrown.Exception is ThreadInterruptedException || thrown.Exception is OperationCanceledException cancelled && cancelled.CancellationToken == Token)
            Rest(CleanUpTime);
    }

    private void Change(Action change)
    {
        // Entering this lock is a wait, too, which an interrupt already on its way would end.
        for (var set = false; !set;)
        {
            try
            {
                lock (_lock)
                    change();
                set = true;
            }
            catch (ThreadInterruptedException)
            {
                // Tried again: this was meant for the code that is over.
            }
        }
    }

    private void TickUntilEnded()
    {
        while (Tick())
            Thread.Sleep(Interval);
    }

    private bool Tick()
    {
        var complain = false;
        lock (_lock)
        {
            if (_ended)
                return false;
            if (_waitsMayEnd && !IsResting && (_ticks == 0 || _thread!.ThreadState.HasFlag(ThreadState.WaitSleepJoin)))
                _thread!.Interrupt();
            if (_ticks == TicksToChecks)
            {
                _checks = true;
                Checkpoint.Count(+1);
            }

            complain = ++_ticks == TicksToComplain;
        }

        if (complain)
            _complain();
        return true;
    }

    // An interrupt that came just as the cell ended would strike the next wait of this thread, whoever's that is.
    private static void AbsorbLateInterrupt()
    {
        try
        {
            Thread.Sleep(0);
        }
        catch (ThreadInterruptedException)
        {
            // That was it.
        }
    }
}
