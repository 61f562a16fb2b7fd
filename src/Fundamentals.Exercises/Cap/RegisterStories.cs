using Fundamentals.Histories;

namespace Fundamentals.Exercises.Cap;

/// <summary>Small histories of a register, each about one thing to think of.</summary>
internal static class RegisterStories
{
    public static IEnumerable<RegisterCase> All()
    {
        yield return Story("where the last write comes late", Write("1", 0, 10), Write("2", 20, 30), Read("ann", "1", 40, 50), Read("bob", "2", 60, 70), Write("3", 80, 90));
        yield return Story(
            "where reads and a write are under way together",
            Write("1", 0, 10),
            Write("2", 20, 60),
            Read("ann", "1", 30, 40),
            Read("bob", "2", 45, 55),
            Read("eve", "1", 50, 70),
            Read("ann", "1", 80, 90));
        yield return Story("where reads find nothing", Read("ann", null, 0, 5), Write("1", 10, 20), Read("bob", null, 30, 40), Read("eve", "1", 35, 45));
        yield return Story(
            "where reads get no answer",
            Write("1", 0, 10),
            Read("ann", null, 20, 30) with { Outcome = Outcome.Failed },
            Read("bob", null, 25, 1025) with { Outcome = Outcome.Unknown },
            Read("eve", null, 40, 50) with { Outcome = Outcome.Unknown, ReturnedAt = null },
            Read("ann", "1", 60, 70));
        yield return Story(
            "where values go up and down",
            Write("9", 0, 10),
            Write("10", 20, 30),
            Read("ann", "9", 40, 50),
            Read("bob", "10", 40, 50),
            Write("8", 60, 70),
            Read("ann", "10", 80, 90),
            Read("bob", "8", 80, 90));
        yield return new RegisterCase("where several things happen in one millisecond", History.FromEvents(InOneMillisecond()));
        yield return Story(
            "where an early read returns late",
            Write("1", 0, 10),
            Write("2", 20, 30),
            Read("ann", "1", 40, 90),
            Read("bob", "1", 50, 60),
            Write("3", 65, 70),
            Read("bob", "2", 75, 80));
    }

    private static IEnumerable<HistoryEvent> InOneMillisecond()
    {
        yield return At(0, "writer", HistoryEventType.Invoke, "write", "1");
        yield return At(10, "writer", HistoryEventType.Ok, "write", null);
        yield return At(20, "writer", HistoryEventType.Invoke, "write", "2");
        yield return At(30, "ann", HistoryEventType.Invoke, "read", null);
        yield return At(30, "writer", HistoryEventType.Ok, "write", null);
        yield return At(30, "bob", HistoryEventType.Invoke, "read", null);
        yield return At(30, "ann", HistoryEventType.Ok, "read", Copy("1"));
        yield return At(40, "bob", HistoryEventType.Ok, "read", Copy("1"));
    }

    private static RegisterCase Story(string name, params Operation[] operations) => new(name, History.Of(operations));

    private static Operation Write(string value, int from, int to) => Operation.Write("writer", "x", value, from, to);

    private static Operation Read(string process, string? value, int from, int to) => Operation.Read(process, "x", Copy(value), from, to);

    private static HistoryEvent At(int milliseconds, string process, HistoryEventType type, string action, string? value) =>
        new(process, type, action, "x", value, TimeSpan.FromMilliseconds(milliseconds));

    /// <summary>What comes back over a network is never the object that was sent, and == on objects must not find it is.</summary>
    internal static string? Copy(string? value) => value is null ? null : new string(value.AsSpan());
}
