using System.Collections.Immutable;

namespace Fundamentals.Simulator;

/// <summary>
/// Looks from outside, a few times a second, at the runs under way in this process: a run whose thread is blocked cannot
/// say so itself.
/// </summary>
/// <remarks>
/// Here, and where a thread is held up until an event has ended (<see cref="Whereabouts"/>), real time passes in the
/// subject, and nowhere else. It decides nothing in a run that does not block: it counts
/// looks, reads no clock, and costs a run its entry in a list. Nothing here waits in a way that an interrupt of the run's
/// thread would end.
/// </remarks>
internal static class RunWatch
{
    private static readonly TimeSpan BetweenLooks = TimeSpan.FromMilliseconds(250);

    private static ImmutableArray<WatchedRun> Runs = [];
    private static int IsWatching;

    /// <summary>Watches a run of the current thread from now on.</summary>
    public static WatchedRun Begin(Simulation simulation)
    {
        var run = new WatchedRun(simulation, Thread.CurrentThread);
        ImmutableInterlocked.Update(ref Runs, static (runs, one) => runs.Add(one), run);
        if (Volatile.Read(ref IsWatching) == 0 && Interlocked.Exchange(ref IsWatching, 1) == 0)
            new Thread(Watch, maxStackSize: 256 * 1024) { IsBackground = true, Name = "Watch of simulations" }.UnsafeStart();
        return run;
    }

    /// <summary>Watches a run no longer.</summary>
    public static void End(WatchedRun run) => ImmutableInterlocked.Update(ref Runs, static (runs, one) => runs.Remove(one), run);

    private static void Watch()
    {
        do
        {
            Thread.Sleep(BetweenLooks); // outside of the run: its own thread's
            var runs = ImmutableInterlocked.InterlockedCompareExchange(ref Runs, default, default);
            for (var i = 0; i < runs.Length; i++)
            {
                // Of simulations within each other, the innermost is the one that goes on or does not.
                if (!runs[(i + 1)..].Any(inner => inner.Thread == runs[i].Thread))
                    runs[i].Look();
            }
        }
        while (!IsOver());
    }

    /// <summary>Nobody is left to watch, and whoever comes now will start another watch.</summary>
    private static bool IsOver()
    {
        if (!IsEmpty())
            return false;
        Interlocked.Exchange(ref IsWatching, 0);
        return IsEmpty() || Interlocked.Exchange(ref IsWatching, 1) == 1;
    }

    private static bool IsEmpty() => ImmutableInterlocked.InterlockedCompareExchange(ref Runs, default, default).IsEmpty;
}
