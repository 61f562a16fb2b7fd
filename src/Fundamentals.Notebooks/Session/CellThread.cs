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
internal sealed class CellThread : IDisposable
{
    private static readonly TimeSpan Grace = TimeSpan.FromMilliseconds(20);
    // As deep as a console program's on Linux. Deeper makes the error of an endless recursion slow: it counts the frames.
    private const int StackSize = 8 * 1024 * 1024;
    private const int StackReserve = 512 * 1024;

    [ThreadStatic]
    private static bool IsCellThread;

    private readonly BlockingCollection<(SendOrPostCallback Callback, object? State)> _queue = [];
    private readonly Thread _thread;
    private readonly Timer _rescue;
    private volatile bool _pumping;
    private volatile bool _inCell;

    /// <summary>Gets or sets what is told of exceptions that leave a continuation, as those of async void methods do.</summary>
    public Action<Exception> Escaped { get; set; } = static _ => { };

    /// <summary>Gets a value indicating whether the current thread is that of a session's cells.</summary>
    public static bool IsCurrent => IsCellThread;

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

    /// <summary>Runs the learner's code and answers once its task has ended, or <paramref name="cleanUpTime"/> after <paramref name="interrupted"/> has.</summary>
    /// <remarks>To be called on this thread. Between the two it serves continuations.</remarks>
    /// <exception cref="OperationCanceledException">It was interrupted while it awaited.</exception>
    public T RunCell<T>(Func<Task<T>> cell, TimeSpan cleanUpTime, CancellationToken interrupted)
    {
        var previous = SynchronizationContext.Current;
        var context = new CellContext(this);
        SynchronizationContext.SetSynchronizationContext(context);
        _inCell = true;
        try
        {
            var task = cell();
            // Something to take, so that the end is noticed.
            if (!task.IsCompleted)
                _ = task.ContinueWith(_ => Post(static _ => { }, null), CancellationToken.None, TaskContinuationOptions.ExecuteSynchronously, TaskScheduler.Default);
            Serve(task, interrupted);
            if (interrupted.IsCancellationRequested)
                CleanUp(task, cleanUpTime);
            if (!task.IsCompleted)
                throw new OperationCanceledException(interrupted);
            return task.GetAwaiter().GetResult();
        }
        finally
        {
            // What an interrupted cell still awaits must not go on behind the cells that follow.
            context.IsOver = interrupted.IsCancellationRequested;
            _inCell = false;
            SynchronizationContext.SetSynchronizationContext(previous);
        }
    }

    public void Dispose()
    {
        _queue.CompleteAdding();
        _rescue.Dispose();
    }

    // What else was interrupted, beside the cell's own task, cleans up, too.
    private void CleanUp(Task task, TimeSpan time)
    {
        using var limit = new CancellationTokenSource(time);
        Serve(task, limit.Token);
        while (TakeNext(limit.Token, out var next, Grace))
            Serve(next);
    }

    private void Serve(Task task, CancellationToken stop)
    {
        while (!task.IsCompleted && TakeNext(stop, out var next))
            Serve(next);
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

    private void Post(SendOrPostCallback callback, object? state)
    {
        if (!_queue.IsAddingCompleted)
            _queue.Add((callback, state));
        if (!_pumping)
            _rescue.Change(Grace, Timeout.InfiniteTimeSpan);
    }

    private void Loop()
    {
        IsCellThread = true;
        Checkpoint.UseStackOfThisThread(StackSize - StackReserve);
        while (TakeNext(CancellationToken.None, out var next))
            Serve(next);
    }

    private void Serve((SendOrPostCallback Callback, object? State) item)
    {
        try
        {
            item.Callback(item.State);
        }
        catch (Exception failure) when (failure is not (ThreadInterruptedException or CellInterruptedException))
        {
            Escaped(failure);
        }
    }

    private bool TakeNext(CancellationToken stop, out (SendOrPostCallback Callback, object? State) next, TimeSpan? within = null)
    {
        _pumping = true;
        try
        {
            return _queue.TryTake(out next, (int)(within ?? Timeout.InfiniteTimeSpan).TotalMilliseconds, stop);
        }
        catch (OperationCanceledException)
        {
            next = default;
            return false;
        }
        catch (ThreadInterruptedException)
        {
            // Meant for code that waits; a cell that awaits is told by its token.
            next = (static _ => { }, null);
            return within is null;
        }
        finally
        {
            _pumping = false;
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

    /// <summary>Where the continuations of one run of a cell go: back to the thread, unless the run was interrupted.</summary>
    private sealed class CellContext(CellThread owner) : SynchronizationContext
    {
        private volatile bool _isOver;

        public bool IsOver
        {
            set => _isOver = value;
        }

        public override void Post(SendOrPostCallback d, object? state)
        {
            if (!_isOver)
                owner.Post(served => Run(d, served), state);
        }

        public override void Send(SendOrPostCallback d, object? state)
        {
            if (Thread.CurrentThread != owner._thread)
                throw new NotSupportedException("A cell's thread takes posted work only; Send would block the caller until the cell ends.");
            d(state);
        }

        public override SynchronizationContext CreateCopy() => this;

        private void Run(SendOrPostCallback d, object? state)
        {
            if (!_isOver)
                d(state);
        }
    }
}
