using System.Diagnostics;
using System.Reflection;

namespace Fundamentals.Simulator;

/// <summary>A call that blocks its thread, as a stack shows it.</summary>
/// <param name="Name">What was called, such as <c>Task.Wait</c>; null if that cannot be seen.</param>
/// <param name="Line">Where, such as <c>Program.cs, line 12</c>; null if that cannot be seen.</param>
internal sealed record BlockingCall(string? Name, string? Line)
{
    /// <summary>Gets a value indicating whether it does nothing but let real time pass.</summary>
    public bool IsSleep => Name == "Thread.Sleep";

    /// <summary>Finds the call of the runtime that other code has made, and where.</summary>
    public static BlockingCall Of(StackTrace? stack)
    {
        MethodBase? called = null;
        var isWaiting = false;
        foreach (var frame in stack?.GetFrames() ?? [])
        {
            if (frame.GetMethod() is not { DeclaringType: { } type } method)
                continue;
            if (IsOfTheRuntime(type))
            {
                // Above the wait lies what takes this very stack.
                isWaiting |= type.Namespace == "System.Threading";
                called = isWaiting ? method : null;
            }
            else if (called is not null)
            {
                return new BlockingCall(NameOf(called), LineOf(frame));
            }
        }

        return new BlockingCall(called is null ? null : NameOf(called), null);
    }

    /// <summary>Reads as the end of a sentence: <c> in Task.Wait (Program.cs, line 12)</c>.</summary>
    public override string ToString() => Name is null ? "" : $" in {Name}{(Line is null ? "" : $" ({Line})")}";

    private static bool IsOfTheRuntime(Type type) =>
        type.Assembly == typeof(object).Assembly || type.Assembly.GetName().Name?.StartsWith("System.", StringComparison.Ordinal) == true;

    private static string NameOf(MethodBase method)
    {
        var name = method.Name.StartsWith("get_", StringComparison.Ordinal) ? method.Name["get_".Length..] : method.Name;
        return $"{method.DeclaringType!.Name.Split('`')[0]}.{name}";
    }

    private static string? LineOf(StackFrame frame) =>
        frame.GetFileName() is { } file && frame.GetFileLineNumber() is > 0 and var line ? $"{Path.GetFileName(file)}, line {line}" : null;
}
