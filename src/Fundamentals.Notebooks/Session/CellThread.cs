using System.Collections.Concurrent;

namespace Fundamentals.Notebooks.Session;

/// <summary>
/// The one thread on which a session's cells run, with a pump that brings the code after an <c>await</c> back to it.
/// </summary>
/// <remarks>
/// A cell may block on a task whose continuation waits for this very thread (<c>FetchAsync().Result</c>); under an
/// ordinary single-thread context that is a deadlock. Here a continuation that finds the thread blocked in a wait goes
/// to the thread pool after a short grace, as it would in a console program.
/// </remarks>
internal sealed class CellThread : SynchronizationContext, IDisposable
{
    private static readonly TimeSpan Grace = TimeSpan.FromMilliseconds(20);
    private const int StackSize = 16 * 1024 * 1024;

    private readonly BlockingCollection<(SendOrPostCallback Callback, object? State)> _queue = [];
    private readonly Thread _thread;
    private readonly Timer _rescue;
    private volatile bool _pumping;
    private volatile bool _inCell;

    /// <summary>Gets or sets what is told of exceptions that leave a continuation, as those of async void methods do.</summary>
    public Action<Exception> Escaped { get; set; } = static _ => { };

    public CellThread()
    {
        _rescue = new Timer(_ => RescueContinuations());
        _thread = new Thread(Loop, StackSize) { IsBackground = true, Name = "C# cells" };
        _thread.Start();
    }

    /// <summary>Runs one piece of work after what is queued already; its asynchronous part is pumped on this thread.</summary>
    public Task<T> RunAsync<T>(Func<Task<T>> work)
    {
        var done = new TaskCompletionSource<T>(TaskCreationOptions.RunContinuationsAsynchronously);
        _queue.Add((_ => _ = ForwardAsync(work, done), null));
        return done.Task;
    }

    /// <summary>Runs the learner's code and answers once its task has ended or <paramref name="interrupted"/> has.</summary>
    /// <remarks>To be called on this thread. Between the two it serves continuations.</remarks>
    /// <exception cref="OperationCanceledException">It was interrupted while it awaited.</exception>
    public T RunCell<T>(Func<Task<T>> cell, CancellationToken interrupted)
    {
        var previous = Current;
        SetSynchronizationContext(this);
        _inCell = true;
        try
        {
            var task = cell();
            using var wake = new CancellationTokenSource();
            _ = task.ContinueWith(_ => wake.Cancel(), CancellationToken.None, TaskContinuationOptions.ExecuteSynchronously, TaskScheduler.Default);
            using var stop = CancellationTokenSource.CreateLinkedTokenSource(wake.Token, interrupted);
            while (!task.IsCompleted)
            {
                if (!TakeNext(stop.Token, out var next))
                {
                    if (task.IsCompleted)
                        break;
                    throw new OperationCanceledException(interrupted);
                }

                Serve(next);
            }

            return task.GetAwaiter().GetResult();
        }
        finally
        {
            _inCell = false;
            SetSynchronizationContext(previous);
            AbsorbLateInterrupt();
        }
    }

    /// <summary>Frees the thread from a managed wait of the learner's code, if it is in one.</summary>
    public void InterruptWait()
    {
        if (_inCell && !_pumping)
            _thread.Interrupt();
    }

    public override void Post(SendOrPostCallback d, object? state)
    {
        if (!_queue.IsAddingCompleted)
            _queue.Add((d, state));
        if (!_pumping)
            _rescue.Change(Grace, Timeout.InfiniteTimeSpan);
    }

    public override void Send(SendOrPostCallback d, object? state)
    {
        if (Thread.CurrentThread == _thread)
            d(state);
        else
            throw new NotSupportedException("A cell's thread takes posted work only; Send would block the caller until the cell ends.");
    }

    public override SynchronizationContext CreateCopy() => this;

    public void Dispose()
    {
        _queue.CompleteAdding();
        _rescue.Dispose();
    }

    private static async Task ForwardAsync<T>(Func<Task<T>> work, TaskCompletionSource<T> done)
    {
        try
        {
            done.SetResult(await work());
        }
        catch (Exception failure)
        {
            done.SetException(failure);
        }
    }

    private void Loop()
    {
        while (TakeNext(CancellationToken.None, out var next))
            Serve(next);
    }

    private void Serve((SendOrPostCallback Callback, object? State) item)
    {
        try
        {
            item.Callback(item.State);
        }
        catch (Exception failure) when (failure is not ThreadInterruptedException)
        {
            Escaped(failure);
        }
    }

    private bool TakeNext(CancellationToken stop, out (SendOrPostCallback Callback, object? State) next)
    {
        _pumping = true;
        try
        {
            return _queue.TryTake(out next, Timeout.Infinite, stop);
        }
        catch (OperationCanceledException)
        {
            next = default;
            return false;
        }
        finally
        {
            _pumping = false;
        }
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

    private void RescueContinuations()
    {
        if (_pumping || _queue.Count == 0 || !_inCell)
            return;
        if ((_thread.ThreadState & ThreadState.WaitSleepJoin) != ThreadState.Running)
        {
            while (!_pumping && _queue.TryTake(out var stuck))
                ThreadPool.QueueUserWorkItem(Serve, stuck, preferLocal: false);
        }

        try
        {
            _rescue.Change(Grace, Timeout.InfiniteTimeSpan);
        }
        catch (ObjectDisposedException)
        {
            // The session ended meanwhile.
        }
    }
}
