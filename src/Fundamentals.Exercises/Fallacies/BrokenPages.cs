using Fundamentals.Exercises.Checking;
using Fundamentals.Simulator;

namespace Fundamentals.Exercises.Fallacies;

/// <summary>Exercise 1.2: which share of the pages breaks that need many calls.</summary>
internal static class BrokenPages
{
    public static Exercise<Func<int, double, int, double>> Make() => new(
        "1.2",
        "The share of broken pages",
        [
            "Work from the inside out. With which chance does one try get its answer? With which chance do all the tries of one call fail? With which chance do all the calls of a page succeed?",
            "A try succeeds if neither message is lost: (1 - loss) squared. A call fails if all its tries fail: the chance that one fails, to the power of tries. A page is whole if each call succeeds: the chance that one does, to the power of calls.",
            "var failed = 1 - Math.Pow(1 - loss, 2); var callFails = Math.Pow(failed, tries); return 1 - Math.Pow(1 - callFails, calls);",
        ],
        new Examination<Func<int, double, int, double>, Case, Number>
        {
            Cases = [.. MakeCases()],
            Ask = (answer, one, _) => new Number(answer(one.Calls, one.Loss, one.Tries)),
            Solve = one => new Number(Broken(one)),
            AreEqual = (left, right) => left.IsNear(right.Value),
            Describe = one => $"calls = {one.Calls}, loss = {one.Loss:0.####}, tries = {one.Tries}",
            Write = number => number.Value.ToString("0.######"),
            WhenSolved = "More calls make a page break more often, and each further try makes it much rarer: that is why a page of a hundred calls can work at all, and why every one of them needs a retry.",
            WhenWrong = "This is not the share of pages that miss an answer.",
            Mistakes = Known(),
        });

    /// <summary>The chance that a try gets no answer.</summary>
    internal static double Fails(double loss) => 1 - ((1 - loss) * (1 - loss));

    /// <summary>The chance that at least one of several things happens, each with this chance of its own.</summary>
    internal static double AtLeastOne(double chance, double count) => 1 - Math.Pow(1 - chance, count);

    private static double Broken(Case one) => AtLeastOne(Math.Pow(Fails(one.Loss), one.Tries), one.Calls);

    private static IReadOnlyList<Mistake<Case, Number>> Known() =>
    [
        NumberMistakes.Like<Case>("Your function returns the share of pages that are whole. Asked for is the share that is broken: 1 minus it.", one => 1 - Broken(one)),
        NumberMistakes.Like<Case>(
            "Your function is the section's own formula, with loss for the share of slow answers. A call is two messages here, and each of them may be lost; and a call without an answer is made again, up to tries times.",
            one => AtLeastOne(one.Loss, one.Calls)),
        NumberMistakes.Like<Case>(
            "Your function takes the chance that a try succeeds, (1 - loss) * (1 - loss), for the chance that it fails, which is 1 minus it.",
            one => AtLeastOne(Math.Pow(1 - Fails(one.Loss), one.Tries), one.Calls)),
        NumberMistakes.Like<Case>("Your function returns percent. Return a share, from 0 to 1.", one => 100 * Broken(one)),
        NumberMistakes.Like<Case>(
            "Your function counts one message a call. The answer can be lost as well as the request, and to the caller that looks the same.",
            one => AtLeastOne(Math.Pow(one.Loss, one.Tries), one.Calls)),
        NumberMistakes.Like<Case>(
            "Your function takes the chance that both messages of a call are lost, loss * loss. One of them is enough: a try succeeds with (1 - loss) * (1 - loss).",
            one => AtLeastOne(Math.Pow(one.Loss, 2 * one.Tries), one.Calls)),
        NumberMistakes.Like<Case>(
            "Your function adds the chances of the two messages, 2 * loss. Both may be lost, and for a large loss the sum is more than 1: multiply the chances of success.",
            one => AtLeastOne(Math.Pow(2 * one.Loss, one.Tries), one.Calls),
            one => AtLeastOne(Math.Pow(Math.Min(1, 2 * one.Loss), one.Tries), one.Calls)),
        NumberMistakes.Like<Case>(
            "Your function adds up the chances of all calls, and with enough calls comes to more than 1. Multiply the chances that each succeeds instead.",
            one => one.Calls * Math.Pow(Fails(one.Loss), one.Tries),
            one => Math.Min(1, one.Calls * Math.Pow(Fails(one.Loss), one.Tries))),
        NumberMistakes.Like<Case>(
            "Your function lets each message be sent up to tries times by itself. A try needs both messages, and the next try sends both again: a try fails with 1 - (1 - loss)², and a call with that to the power of tries.",
            one => AtLeastOne(Math.Pow(one.Loss, one.Tries), 2 * one.Calls)),
        NumberMistakes.Like<Case>(
            "Your function leaves out tries: a call fails only if every one of its tries does.",
            one => AtLeastOne(Fails(one.Loss), one.Calls)),
        NumberMistakes.Like<Case>(
            "Your function leaves out calls: one that fails for good breaks the whole page, and there are many that may.",
            one => Math.Pow(Fails(one.Loss), one.Tries)),
        NumberMistakes.Like<Case>(
            "Your function counts each try as another chance to break, as if all had to succeed. One success is enough: a call fails if all its tries do.",
            one => AtLeastOne(Fails(one.Loss), one.Calls * one.Tries)),
        NumberMistakes.Like<Case>(
            "Your function returns the chance that every call fails. One that fails is enough to break the page.",
            one => Math.Pow(Fails(one.Loss), one.Tries * one.Calls)),
        NumberMistakes.Like<Case>(
            "Your function makes the whole page again if one call fails. Only the call that got no answer is made again: raise the chance of one call's failure to the power of tries.",
            one => Math.Pow(AtLeastOne(Fails(one.Loss), one.Calls), one.Tries)),
        NumberMistakes.Like<Case>(
            "Your function counts one try too many: tries are all that are made, the first among them.",
            one => AtLeastOne(Math.Pow(Fails(one.Loss), one.Tries + 1), one.Calls)),
        NumberMistakes.Like<Case>(
            "Your function counts one try too few: tries are all that are made, the first among them.",
            one => AtLeastOne(Math.Pow(Fails(one.Loss), one.Tries - 1), one.Calls)),
        new(
            "Your function returns the same number in every case. It depends on calls, loss and tries.",
            NumberMistakes.AreOne),
        NumberMistakes.LooksMeasured<Case>(
            "Your function is near the right share, now above it and now below, as a measurement is, or a rounded number. Return the exact share, a formula in calls, loss and tries.",
            Broken),
    ];

    private static IEnumerable<Case> MakeCases()
    {
        yield return new Case(1, 0.5, 1);
        yield return new Case(1, 0.5, 2);
        yield return new Case(2, 0.5, 1);
        yield return new Case(100, 0.01, 1);
        yield return new Case(100, 0.01, 3);
        yield return new Case(5, 0, 1);
        yield return new Case(5, 1, 4);

        var random = new RandomStream(101, "pages");
        for (var i = 0; i < 60; i++)
            yield return new Case(1 + random.Next(i % 2 == 0 ? 8 : 100), (1 + random.Next(60)) / (i % 3 == 0 ? 1000.0 : 100.0), 1 + random.Next(4));
    }

    private sealed record Case(int Calls, double Loss, int Tries);
}
