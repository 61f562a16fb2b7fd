using Fundamentals.Checkers;
using Fundamentals.Histories;

namespace Fundamentals.Exercises.Consistency;

/// <summary>Whether a history meets a demand, in words.</summary>
/// <param name="IsMet">Whether it does.</param>
/// <param name="Text">What was found.</param>
/// <param name="History">The history; null where there is none.</param>
internal sealed record Finding(bool IsMet, string Text, History? History = null);

/// <summary>Something that a history which the learner builds must be.</summary>
/// <param name="Text">The question to the history.</param>
/// <param name="Wanted">The answer that is wanted.</param>
/// <param name="Find">Finds the answer.</param>
internal sealed record Demand(string Text, string Wanted, Func<History, (bool IsMet, string Text)> Find)
{
    private const int Shown = 12;

    public static Demand Kept(string model) => new($"is it {model}?", "yes", history => (ConsistencyModel.Named(model).Check(history) switch
    {
        Satisfied => (true, "yes"),
        var verdict => (false, $"no: {Reason(verdict)}"),
    }));

    public static Demand Broken(string model) => new($"is it {model}?", "no", history => ConsistencyModel.Named(model).Check(history) switch
    {
        Satisfied { Order.Length: > 0 } satisfied => (false, $"yes, in the order {string.Join(", ", satisfied.Order)}"),
        Satisfied => (false, "yes"),
        _ => (true, "no"),
    });

    public static Demand AtMost(int operations) => new("how many operations has it?", $"at most {operations}", history =>
        (history.Operations.Length <= operations, $"{history.Operations.Length}"));

    public static Demand ReadersAndWriters() => new("does a client both read and write?", "no", history =>
        history.Processes.FirstOrDefault(process => history.Operations.Where(operation => operation.Process == process).Select(operation => operation.Action).Distinct().Count() > 1) is { } both
            ? (false, $"yes: {both}")
            : (true, "no"));

    /// <summary>Tries a history.</summary>
    public Finding Of(History history)
    {
        var written = history.Operations.IsEmpty ? "no operations" : string.Join("; ", history.Operations.Take(Shown).Select(operation => $"{operation} ({operation.InvokedAt.TotalMilliseconds:0.#} to {operation.ReturnedAt?.TotalMilliseconds:0.#} ms)"));
        try
        {
            var (isMet, text) = Find(history);
            return new Finding(isMet, $"{text.TrimEnd('.')}. Your history: {written}", history);
        }
        catch (UnsuitableHistoryException unsuitable)
        {
            return new Finding(false, $"{unsuitable.Message} Your history: {written}");
        }
    }

    private static string Reason(Verdict verdict) => verdict is Violated violated ? violated.Reason : verdict.ToString();
}
