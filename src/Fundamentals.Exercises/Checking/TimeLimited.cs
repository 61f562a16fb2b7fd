using System.Runtime.ExceptionServices;

namespace Fundamentals.Exercises.Checking;

/// <summary>Runs an examination for a limited time.</summary>
internal static class TimeLimited
{
    /// <summary>Enough for any sensible recursion here, and so little that an endless one is over soon: unwinding it takes long.</summary>
    private const int StackBytes = 512 * 1024;

    public static Verdict Run(Func<Watch, Verdict> examine, TimeSpan limit)
    {
        var watch = new Watch();
        Verdict? verdict = null;
        ExceptionDispatchInfo? failure = null;
        void Examine()
        {
            // Nothing may escape from a thread: it would end the process. What does is a mistake of the check itself.
            try
            {
                verdict = examine(watch);
            }
            catch (Exception exception)
            {
                failure = ExceptionDispatchInfo.Capture(exception);
            }
        }

        var thread = new Thread(Examine, StackBytes) { IsBackground = true, Name = "exercise check" };
        thread.Start();
        if (thread.Join(limit))
        {
            failure?.Throw();
            return verdict!;
        }

        // Reading its input stops a loop from here on, and the interrupt ends waits. A loop that does neither goes on,
        // until the kernel is restarted.
        watch.Stop();
        thread.Interrupt();
        return new Verdict(
            CheckStatus.Wrong,
            $"Your function had not returned after {limit.TotalSeconds:0.###} s. Most likely a loop in it never ends: check that each round comes closer to what ends it. If it goes on running it slows this notebook down; restart the kernel then.",
            watch.Trying,
            Got: "no answer",
            Printed: watch.Printed is { } printed ? CheckConsole.Read(printed) : null);
    }
}
