using System.Collections;
using System.Reflection;
using System.Runtime.CompilerServices;
using System.Threading.Tasks.Sources;

namespace Fundamentals.Simulator;

/// <summary>
/// Finds what a task waits for in the end: from an asynchronous method, which the compiler has made a state machine, to
/// the awaiter it keeps, to the task in that, and so on.
/// </summary>
/// <remarks>
/// It reads private fields of the runtime (.NET 10) and of what the compiler makes, optimized (a struct) or not (a class).
/// Where they change nothing is recognized any more, and errors name the usual causes.
/// </remarks>
internal static class AwaitedTask
{
    private const BindingFlags Instance = BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly;
    private const int MostSteps = 64;
    private const int PromiseFlag = 0x400;

    private static readonly FieldInfo? StateFlags = typeof(Task).GetField("m_stateFlags", Instance);

    /// <summary>
    /// Finds why a task that somebody waits for leaves the simulation, or waits for what is outside; null if that cannot be
    /// seen. It may be completed already, with what waits for it under way to the thread pool.
    /// </summary>
    public static LeavingCause? CauseOf(Task task) => CauseOf(task, MostSteps);

    /// <summary>Finds the cause that a type of the runtime stands for.</summary>
    public static LeavingCause? CauseOf(Type type)
    {
        for (var outer = type; outer is not null; outer = outer.DeclaringType)
        {
            var cause = (outer.Namespace, outer.Name.Split('`')[0]) switch
            {
                ("System.Threading.Channels", _) => LeavingCause.Channel,
                ("System.Threading", "SemaphoreSlim") => LeavingCause.Semaphore,
                ("System.Threading.Tasks", "DelayPromiseWithCancellation") => LeavingCause.DelayWithToken,
                ("System.Threading.Tasks", "DelayPromise") => LeavingCause.RealDelay,
                ("System.Threading.Tasks", "WhenEachState") => LeavingCause.Each,
                ("System.Threading.Tasks", "UnwrapPromise") => LeavingCause.Unwrap,
                ("System.Threading.Tasks", var name) when name.StartsWith("Continuation", StringComparison.Ordinal) && type.IsAssignableTo(typeof(Task)) => LeavingCause.Continue,
                _ => null,
            };
            if (cause is not null)
                return cause;
        }

        return null;
    }

    /// <summary>Lists the fields of a type and of those it derives from.</summary>
    public static IEnumerable<FieldInfo> FieldsOf(Type? type)
    {
        for (; type is not null && type != typeof(object) && type != typeof(Task); type = type.BaseType)
        {
            foreach (var field in type.GetFields(Instance))
                yield return field;
        }
    }

    private static LeavingCause? CauseOf(object awaited, int steps)
    {
        if (steps == 0)
            return null;
        if (StateMachineOf(awaited) is { } machine)
            return CauseOf(machine.GetType()) ?? (awaited is Task { IsCompleted: true } ? null : CauseIn(machine, steps - 1));
        if (CauseOf(awaited.GetType()) is { } known)
            return known == LeavingCause.RealDelay && IsOnVirtualTime(awaited) ? null : known;
        return awaited is Task task ? CauseAmong(task, steps - 1) ?? CauseOfPlain(task) : null;
    }

    /// <summary>The awaiter that is in use is the one that holds something: the others are cleared.</summary>
    private static LeavingCause? CauseIn(IAsyncStateMachine machine, int steps)
    {
        var yields = false;
        foreach (var field in FieldsOf(machine.GetType()).Where(field => field.Name.StartsWith("<>u__", StringComparison.Ordinal)))
        {
            if (field.FieldType == typeof(YieldAwaitable.YieldAwaiter))
                yields = true;
            else if (field.GetValue(machine) is { } awaiter && Held(awaiter) is { } awaited)
                return CauseOf(awaited, steps);
        }

        return yields && FieldsOf(machine.GetType()).FirstOrDefault(field => field.Name == "<>1__state")?.GetValue(machine) is >= 0 ? LeavingCause.Yield : null;
    }

    /// <summary>
    /// What waits for several tasks, such as Task.WhenAny, keeps them in its fields, and at last the one that is done.
    /// </summary>
    private static LeavingCause? CauseAmong(Task task, int steps)
    {
        LeavingCause? last = null;
        foreach (var field in FieldsOf(task.GetType()))
        {
            IEnumerable inner = field.GetValue(task) switch
            {
                Task one => new[] { one },
                IEnumerable<Task?> several => several,
                _ => Array.Empty<Task>(),
            };
            foreach (var one in inner.OfType<Task>())
            {
                if (one == task || one.IsCompleted != task.IsCompleted)
                    continue;
                last = CauseOf(one, steps) ?? last;
                if (last is not null && last != LeavingCause.Completion)
                    return last;
            }
        }

        return last;
    }

    /// <summary>A task with code of its own was started; one without was made by a TaskCompletionSource or a library.</summary>
    private static LeavingCause? CauseOfPlain(Task task)
    {
        if (HasCode(task))
            return task.AsyncState is CancellationTokenSource ? LeavingCause.CancelAsync : HasAsynchronousCode(task) ? LeavingCause.Unwrap : LeavingCause.Run;
        if (task.CreationOptions.HasFlag(TaskCreationOptions.RunContinuationsAsynchronously))
            return LeavingCause.AsynchronousCompletion;
        return task.IsCompleted ? null : LeavingCause.Completion;
    }

    /// <summary>What a TaskCompletionSource, a method or a library completes is marked as a promise, now and when it is done.</summary>
    private static bool HasCode(Task task) => StateFlags?.GetValue(task) is int flags && (flags & PromiseFlag) == 0;

    private static bool HasAsynchronousCode(Task task) => task.GetType().GenericTypeArguments is [var result] && result.IsAssignableTo(typeof(Task));

    /// <summary>The task or source in an awaiter, which may have it in another struct.</summary>
    private static object? Held(object awaiter)
    {
        if (awaiter is Task or IValueTaskSource || StateMachineOf(awaiter) is not null)
            return awaiter;
        foreach (var field in FieldsOf(awaiter.GetType()))
        {
            if (field.FieldType.IsPrimitive || field.FieldType.IsEnum || field.GetValue(awaiter) is not { } value)
                continue;
            var held = field.FieldType.IsValueType ? Held(value) : value;
            if (held is not null)
                return held;
        }

        return null;
    }

    /// <summary>An asynchronous method's task has its state machine in a field; an asynchronous iterator is its own.</summary>
    private static IAsyncStateMachine? StateMachineOf(object awaited) =>
        awaited as IAsyncStateMachine ?? FieldsOf(awaited.GetType()).FirstOrDefault(field => field.Name == "StateMachine")?.GetValue(awaited) as IAsyncStateMachine;

    private static bool IsOnVirtualTime(object delay) => FieldsOf(delay.GetType()).Any(field => field.GetValue(delay) is VirtualTimer);
}
