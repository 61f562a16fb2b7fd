using Fundamentals.Histories;

namespace Fundamentals.Checkers.Search;

/// <summary>
/// The operations of one part of a history, laid out for the search: for each return, which operations had been invoked by
/// then and had not returned before it. Only those can be placed between the return before it and this one.
/// </summary>
/// <remarks>
/// An operation has a slot from its invocation to its return, and slots are used again: so the set of pending operations
/// that are placed already is a word or two, however long the history. Operations of unknown outcome never return and keep
/// theirs.
/// </remarks>
internal sealed class Timeline
{
    private readonly int[][] _writers; // pending at each return, of outcome Ok, and able to change the state
    private readonly int[][] _readers; // pending at each return, of outcome Ok, and not
    private readonly int[] _unknownsBy; // how many of Unknowns had been invoked by each return

    public Timeline(IReadOnlyList<Operation> operations, Func<Operation, bool> isReadOnly, bool dependsOnProcess)
    {
        Operations = [.. operations.Where(operation => operation.Outcome == Outcome.Ok || (operation.Outcome == Outcome.Unknown && !isReadOnly(operation)))];
        Returns = [.. Indexes(Outcome.Ok).OrderBy(i => Operations[i].Return)];
        Unknowns = [.. Indexes(Outcome.Unknown)];
        Slots = new int[Operations.Length];
        _writers = new int[Returns.Length][];
        _readers = new int[Returns.Length][];
        _unknownsBy = new int[Returns.Length];
        var slots = LayOut(isReadOnly);
        for (var i = 0; i < Unknowns.Length; i++)
            Slots[Unknowns[i]] = slots + i;
        AlikeBefore = FindAlike(dependsOnProcess);
    }

    /// <summary>Gets the operations that may matter, by invocation.</summary>
    public Operation[] Operations { get; }

    /// <summary>Gets the operations of outcome Ok, by return.</summary>
    public int[] Returns { get; }

    /// <summary>Gets the operations of unknown outcome, by invocation.</summary>
    public int[] Unknowns { get; }

    /// <summary>Gets the slot of each operation.</summary>
    public int[] Slots { get; }

    /// <summary>
    /// Gets for each of <see cref="Unknowns"/> the operation of unknown outcome before it that does the same, or -1. Of
    /// those alike the earlier can do whatever the later can, so it is enough to try them in this order.
    /// </summary>
    public int[] AlikeBefore { get; }

    public ReadOnlySpan<int> WritersAt(int ret) => _writers[ret];

    public ReadOnlySpan<int> ReadersAt(int ret) => _readers[ret];

    public int UnknownsAt(int ret) => _unknownsBy[ret];

    private IEnumerable<int> Indexes(Outcome outcome) => Enumerable.Range(0, Operations.Length).Where(i => Operations[i].Outcome == outcome);

    private int LayOut(Func<Operation, bool> isReadOnly)
    {
        var free = new Stack<int>();
        var (slots, invoked, unknowns) = (0, 0, 0);
        List<int> writers = [], readers = [];
        for (var ret = 0; ret < Returns.Length; ret++)
        {
            var returning = Returns[ret];
            for (; invoked < Operations.Length && Operations[invoked].Invoke < Operations[returning].Return; invoked++)
            {
                if (Operations[invoked].Outcome == Outcome.Unknown)
                {
                    unknowns++;
                    continue;
                }

                Slots[invoked] = free.TryPop(out var slot) ? slot : slots++;
                (isReadOnly(Operations[invoked]) ? readers : writers).Add(invoked);
            }

            _writers[ret] = [.. writers];
            _readers[ret] = [.. readers];
            _unknownsBy[ret] = unknowns;
            free.Push(Slots[returning]);
            if (!writers.Remove(returning))
                readers.Remove(returning);
        }

        return slots;
    }

    private int[] FindAlike(bool dependsOnProcess)
    {
        var last = new Dictionary<(string, string?, object, string), int>();
        var alike = new int[Unknowns.Length];
        for (var i = 0; i < Unknowns.Length; i++)
        {
            var operation = Operations[Unknowns[i]];
            var what = (operation.Action, operation.Key, operation.Input ?? typeof(void), dependsOnProcess ? operation.Process : string.Empty);
            alike[i] = last.GetValueOrDefault(what, -1);
            last[what] = Unknowns[i];
        }

        return alike;
    }
}
