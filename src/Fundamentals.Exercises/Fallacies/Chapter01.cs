using Fundamentals.Simulator;

namespace Fundamentals.Exercises.Fallacies;

/// <summary>The exercises of chapter 01, the eight fallacies.</summary>
public static class Chapter01
{
    /// <summary>
    /// Gets exercise 1.1. Makes the state machine of a payment service from <c>pay</c>, which charges the card each time it
    /// is called and returns a receipt. It gets <see cref="Charge"/> messages and answers each with the receipt, a string;
    /// messages with one key are one purchase, charged once.
    /// </summary>
    public static Exercise<Func<Func<Charge, string>, IStateMachine>> ChargeOnce { get; } = Fallacies.ChargeOnce.Make();

    /// <summary>
    /// Gets exercise 1.2. <c>Broken(calls, loss, tries)</c> returns which share of all pages, from 0 to 1, cannot be shown.
    /// A page makes <c>calls</c> calls, at least 1, and needs an answer to each. A call is a request and an answer; each of
    /// the two is lost with probability <c>loss</c>, from 0 to 1, independently of all others. A call without an answer is
    /// made again, up to <c>tries</c> times in all, at least 1.
    /// </summary>
    public static Exercise<Func<int, double, int, double>> BrokenPages { get; } = Fallacies.BrokenPages.Make();

    /// <summary>
    /// Gets exercise 1.3. <c>Read(json)</c> reads a message about an order, in version 1,
    /// <c>{"order":7,"cents":1999}</c>, all in EUR, or version 2, <c>{"order":7,"total":{"amount":19.99,"currency":"USD"}}</c>,
    /// or with the fields of both, where the total counts. There may be other fields, in any order. It returns null if the
    /// message is not JSON or anything needed is missing.
    /// </summary>
    public static Exercise<Func<string, OrderPlaced?>> TolerantReader { get; } = Fallacies.TolerantReader.Make();

    /// <summary>Gets all exercises, in order.</summary>
    public static IReadOnlyList<Exercise> All { get; } = [ChargeOnce, BrokenPages, TolerantReader];

    /// <summary>Gets which of them are solved, according to the progress file in the current folder.</summary>
    public static ChapterProgress Progress => ProgressIn(ProgressFile.Here);

    /// <summary>Finds which of them are solved according to a progress file.</summary>
    /// <param name="file">Where progress is kept.</param>
    public static ChapterProgress ProgressIn(ProgressFile file) => ChapterProgress.Of("Chapter 01, the eight fallacies", All, file);
}
