namespace Fundamentals.Simulator;

/// <summary>A way in which code leaves the simulation.</summary>
/// <param name="Name">What the code did.</param>
/// <param name="Why">Why that leaves, as the end of "which …".</param>
/// <param name="Instead">What to write instead, as a sentence.</param>
internal sealed record LeavingCause(string Name, string Why, string Instead)
{
    public static readonly LeavingCause Run = new(
        "Task.Run or Task.Factory.StartNew", "runs its code on the thread pool", "Call the code directly: it takes no virtual time.");

    public static readonly LeavingCause Unwrap = new(
        "Task.Run of asynchronous code, or Unwrap", "goes on on the thread pool", "Call the code directly, and await it.");

    public static readonly LeavingCause Continue = new(
        "ContinueWith", "runs what follows on the thread pool", "await the task, and write what follows beneath.");

    public static readonly LeavingCause Yield = new(
        "Task.Yield", "goes on on the thread pool", "Leave it out, or await client.Delay(TimeSpan.Zero).");

    public static readonly LeavingCause RealDelay = new(
        "Task.Delay on real time", "the simulation knows nothing of", "Use client.Delay, or give Task.Delay the simulation as its TimeProvider.");

    public static readonly LeavingCause DelayWithToken = new(
        "Task.Delay with a token", "goes on on the thread pool when it is cancelled", "Use client.Delay(delay, token).");

    public static readonly LeavingCause Each = new(
        "Task.WhenEach", "goes on on the thread pool", "Use Task.WhenAny in a loop, or Task.WhenAll.");

    public static readonly LeavingCause Channel = new(
        "a Channel that had nothing to give or no room", "goes on on the thread pool", "Use a Queue, and a TaskCompletionSource that is completed when something is in it.");

    public static readonly LeavingCause Semaphore = new(
        "a SemaphoreSlim that had to wait", "goes on on the thread pool", "Use a Queue of TaskCompletionSource: whoever is done completes the next.");

    public static readonly LeavingCause CancelAsync = new(
        "CancelAsync", "runs what was registered on the thread pool", "Use Cancel.");

    public static readonly LeavingCause AsynchronousCompletion = new(
        "a TaskCompletionSource with RunContinuationsAsynchronously", "goes on on the thread pool", "Leave the option out.");

    public static readonly LeavingCause Completion = new(
        "a task that nobody in the simulation completes", "may be of a TaskCompletionSource, or of a library that waits on real time", "Complete it in a client or with sim.At, or wait with client.Delay or client.Call.");

    /// <summary>Says it in two sentences; of an unknown cause, says which are usual.</summary>
    public static string Describe(LeavingCause? cause) =>
        cause is null ? LeftSimulationException.UsualCauses : $"The cause is {cause.Name}, which {cause.Why}. {cause.Instead}";
}
