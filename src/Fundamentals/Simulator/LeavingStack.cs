using System.Diagnostics;
using System.Reflection;
using System.Runtime.CompilerServices;

namespace Fundamentals.Simulator;

/// <summary>Reads from the current thread how its code came to run there, as far as the runtime tells.</summary>
/// <remarks>
/// It goes by names inside the runtime (.NET 10). Where they change nothing is recognized any more, and errors name the
/// usual causes.
/// </remarks>
internal static class LeavingStack
{
    private static readonly FieldInfo? CurrentTask = typeof(Task).GetField("t_currentTask", BindingFlags.Static | BindingFlags.NonPublic);

    /// <summary>Finds the cause nearest to the caller; null if there is none to be seen.</summary>
    public static LeavingCause? Cause()
    {
        if (CurrentTask?.GetValue(null) is Task task && AwaitedTask.CauseOf(task) is { } running)
            return running;
        Type? before = null;
        foreach (var frame in new StackTrace().GetFrames())
        {
            if (frame.GetMethod() is not { DeclaringType: { } type } method)
                continue;
            if (method.Name == "ExecuteFromThreadPool")
                return before is not null && Yields(before) ? LeavingCause.Yield : null;
            if (AwaitedTask.CauseOf(type) is { } cause)
                return cause;
            if (type == typeof(Task) && method.Name == "ExecuteWithThreadLocal")
                return LeavingCause.RunOrContinue;
            if (typeof(IAsyncStateMachine).IsAssignableFrom(type))
                before = type;
        }

        return null;
    }

    private static bool Yields(Type stateMachine) =>
        AwaitedTask.FieldsOf(stateMachine).Any(field => field.FieldType == typeof(YieldAwaitable.YieldAwaiter));
}
