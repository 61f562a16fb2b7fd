using Fundamentals.Checkers;
using Fundamentals.Exercises.Checking;
using Fundamentals.Histories;

namespace Fundamentals.Exercises.Consistency;

/// <summary>Exercises 4.1 and 4.2: a history that keeps one model and breaks the next stronger one.</summary>
internal static class Separation
{
    public static Exercise<Func<History>> Sequential() => new(
        "4.1",
        "Sequential, and not linearizable",
        [
            "What does the clock add? Somebody must be told something that is out of date by the clock, and must not be able to tell from what they did themselves.",
            "One client writes, and when that is over another one reads. If the reader comes first in the order, which value must it have read?",
            "return History.Of(Operation.Write(\"ann\", \"x\", 1, 0, 10), Operation.Read(\"bob\", …, 20, 30)); with the value that x holds before the write.",
        ],
        Examine(
            [Demand.Kept("sequential"), Demand.Broken("linearizable"), Demand.AtMost(2)],
            "One stale read by another client: what a follower that lags shows every day.",
            [
                When("Nothing in your history breaks the clock's order, since its operations overlap: each may take effect before or after the other. Let one be over before the other begins.", history => Breaks(history, "sequential") is false && Breaks(history, "linearizable") is false && history.Operations.Any(one => history.Operations.Any(other => one.Index < other.Index && !one.Precedes(other)))),
                When("Your history is linearizable: the order by the clock explains every answer. Somebody must read what is out of date.", history => Breaks(history, "linearizable") is false),
                When("Your history is not even sequentially consistent, since a client misses its own write, or goes back in time. No order keeps that client's own. Let another client do the reading.", history => Breaks(history, "sequential") is true),
                When("Your history separates the two models, and it is not the smallest. Two operations suffice: take away what can be missing.", history => history.Operations.Length > 2),
            ]));

    public static Exercise<Func<History>> Causal() => new(
        "4.2",
        "Causal, and not sequential",
        [
            "Two writers write two keys, and know nothing of each other. Two readers watch. About what can the readers disagree without any cause being missed?",
            "Each reader reads both keys. One finds the first key written and the second not yet; the other the reverse. Which order of the two writes does each of them see?",
            "History.Of(Operation.Write(\"ann\", \"x\", 1, 0, 5), Operation.Write(\"bob\", \"y\", 2, 0, 5), then cleo reads x → 1 and y → null, and dora reads y → 2 and x → …).",
        ],
        Examine(
            [Demand.Kept("causal"), Demand.Broken("sequential"), Demand.ReadersAndWriters(), Demand.AtMost(6)],
            "Independent reads of independent writes: nobody can say which write was first, and two watchers say different things.",
            [
                When("Your history is sequentially consistent: one order explains all answers. The two readers must see the two writes in opposite orders.", history => Breaks(history, "sequential") is false),
                When("Your readers disagree for good about two writes to one key. That keeps causal memory and breaks causal convergence, where all must agree which of two rival writes is the last. Use two keys.", history => Breaks(history, "causal") is true && Breaks(history, "causal-memory") is false),
                When("Your history is not causally consistent: somebody sees an effect and misses its cause. The two writes must have nothing to do with each other, so let two clients make them that read nothing.", history => Breaks(history, "causal") is true),
                When("In your history a client both reads and writes, as in the story of the seat. Let two clients only write, and two others only read.", history => !Demand.ReadersAndWriters().Of(history).IsMet),
                When("Your history separates the two models, and it is not the smallest. Two writes and two times two reads suffice.", history => history.Operations.Length > 6),
            ]));

    private static Examination<Func<History>, Demand, Finding> Examine(IReadOnlyList<Demand> demands, string whenSolved, IReadOnlyList<Mistake<Demand, Finding>> mistakes) => new()
    {
        Cases = demands,
        Ask = (answer, demand, _) => answer() is { } history ? demand.Of(history) : null,
        Solve = demand => new Finding(true, demand.Wanted),
        AreEqual = (left, right) => left.IsMet == right.IsMet,
        Describe = demand => $"your history: {demand.Text}",
        Write = finding => finding.Text,
        WhenSolved = whenSolved,
        WhenWrong = "This is not a history of registers that separates the two models: keys hold null at first, actions are read and write, and a value may be written to a key once.",
        Mistakes =
        [
            When("Your history has no operations. It keeps every model.", history => history.Operations.IsEmpty),
            When("Your history contains a value that nobody has written, which no model allows.", history => history.Operations.Any(read => read is { Action: "read", Output: not null } && !history.Operations.Any(write => write.Action == "write" && write.Key == read.Key && Equals(write.Input, read.Output)))),
            .. mistakes,
        ],
    };

    private static bool? Breaks(History history, string model) => ConsistencyModel.Named(model).Check(history) switch
    {
        Satisfied => false,
        Violated => true,
        _ => null,
    };

    private static Mistake<Demand, Finding> When(string message, Func<History, bool> isIt) =>
        new(message, attempts => attempts.All(attempt => attempt.Value?.History is { } history && isIt(history)));
}
