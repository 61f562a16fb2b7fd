using System.Diagnostics;
using System.Reflection;

namespace Fundamentals.Simulator;

/// <summary>
/// Where a client's code runs: at home, on the simulation's thread, or away. The runtime hands it on with the code, to
/// whatever it starts and to what follows an <c>await</c>, and says so before the code runs on another thread. There the
/// code is held up until the event under way has ended: the client then waits where it will be found, whichever thread is
/// faster, and what made it leave is noted before it does anything more.
/// </summary>
/// <remarks>
/// What the script awaits, through methods of its own and what combines tasks, tells the cause. The runtime does not keep
/// what Task.WhenAll waits for; of that, only the thread's stack may tell, and where it does not, errors name the usual
/// causes. So they do where names inside the runtime (.NET 10) change.
/// </remarks>
internal sealed class Whereabouts
{
    private static readonly AsyncLocal<Whereabouts?> Current = new(Changed);
    private static readonly FieldInfo? CurrentTask = typeof(Task).GetField("t_currentTask", BindingFlags.Static | BindingFlags.NonPublic);

    [ThreadStatic]
    private static LeavingCause? LastStarted;

    private readonly Client _client;
    private readonly LeavingCause? _cause;
    private readonly bool _isAway;

    private Whereabouts(Client client, bool isAway = false, LeavingCause? cause = null) => (_client, _isAway, _cause) = (client, isAway, cause);

    /// <summary>Gets what made the code that runs here leave the simulation; null if it has not, or if that cannot be seen.</summary>
    public static LeavingCause? Cause => Current.Value?._cause;

    /// <summary>Follows what the calling asynchronous method does from now on.</summary>
    public static void Follow(Client client) => Current.Value = new Whereabouts(client);

    /// <summary>Called by the runtime, often: each time a client goes on.</summary>
    private static void Changed(AsyncLocalValueChangedArgs<Whereabouts?> change)
    {
        if (!change.ThreadContextChanged || change.CurrentValue is not { } here)
            return;
        var isAtHome = here._client.Simulation.Loop.IsCurrent;
        if (isAtHome && here._isAway)
            Current.Value = Return(here._client);
        else if (!isAtHome && !here._isAway)
            Current.Value = change.PreviousValue is { _isAway: true } waker ? WokenBy(waker, here._client) : Leave(here._client);
    }

    private static Whereabouts Return(Client client)
    {
        client.Outside = null;
        return new Whereabouts(client);
    }

    private static Whereabouts WokenBy(Whereabouts waker, Client client)
    {
        client.Outside = waker._cause;
        return new Whereabouts(client, isAway: true, waker._cause);
    }

    private static Whereabouts Leave(Client client)
    {
        client.Simulation.LetEventEnd();
        if (CurrentTask?.GetValue(null) is Task { IsCompleted: false } started)
            return new Whereabouts(client, isAway: true, LastStarted = AwaitedTask.CauseOf(started)); // the script may be at home
        client.Outside = CauseOfLeaving(client);
        return new Whereabouts(client, isAway: true, client.Outside);
    }

    private static LeavingCause? CauseOfLeaving(Client client)
    {
        var awaited = client.Awaited();
        return (awaited == LeavingCause.Completion ? null : awaited) ?? CauseOnStack() ?? client.Outside;
    }

    /// <summary>What is under way on this thread, where the compiler has not merged it into something else.</summary>
    private static LeavingCause? CauseOnStack()
    {
        foreach (var frame in new StackTrace().GetFrames())
        {
            if (frame.GetMethod() is not { DeclaringType: { } type } method)
                continue;
            if (AwaitedTask.CauseOf(type) is { } cause)
                return cause;
            if (type == typeof(Task) && method.Name == "ExecuteWithThreadLocal")
                return LastStarted; // on this thread, and it ends here
        }

        return null;
    }
}
