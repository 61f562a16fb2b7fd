using System.Text.Json;
using Fundamentals.Exercises.Checking;

namespace Fundamentals.Exercises.Fallacies;

/// <summary>Exercise 1.3: reading two versions of a message.</summary>
internal static class TolerantReader
{
    public static Exercise<Func<string, OrderPlaced?>> Make() => new(
        "1.3",
        "Read both versions",
        [
            "Let System.Text.Json read all the fields that either version has into one type. What does it put where a field is missing? How do you tell that from a field that says 0?",
            "A type whose properties are all nullable, int? Cents among them, has null where a field is missing; fields that the type does not know are ignored. Then decide: with order and a whole total it is version 2, with order and cents version 1, anything else is null. Text that is no JSON throws JsonException.",
            "record Total(decimal? Amount, string? Currency); record Wire(int? Order, int? Cents, Total? Total); then JsonSerializer.Deserialize<Wire>(json, JsonSerializerOptions.Web) switch { { Order: { } order, Total: { Amount: { } amount, Currency: { } currency } } => new(order, (int)(amount * 100), currency), { Order: { } order, Cents: { } cents } => new(order, cents, \"EUR\"), _ => null }, all of it in a try with catch (JsonException) { return null; }",
        ],
        new Examination<Func<string, OrderPlaced?>, OrderMessage, Reading>
        {
            Cases = [.. OrderMessage.All()],
            Ask = (answer, one, _) => new Reading(answer(one.Json)),
            Solve = one => new Reading(one.Meaning),
            AreEqual = (left, right) => left == right,
            Describe = one => $"json = {one.Json}",
            Write = reading => reading.Order is { } order ? $"order {order.Order}, {order.Cents} cents, {order.Currency}" : "null",
            WhenSolved = "It reads the old version and the new one, ignores what it does not know, and does not guess what is missing: two versions can be live at once.",
            WhenWrong = "This is not what the message says.",
            Mistakes = Known(),
        });

    private static IReadOnlyList<Mistake<OrderMessage, Reading>> Known() =>
    [
        new(
            "Your function fills in what a message does not say, such as 0 for a price. That order then costs nothing, and nobody notices: make the properties nullable, and return null.",
            attempts => attempts.Any(FillsIn) && attempts.All(attempt => attempt.IsRight || FillsIn(attempt) || (attempt.Threw && (!attempt.Case.IsJson || attempt.Case.Unusual is not null)))),
        new(
            "Your function returns null for every message. If it lets System.Text.Json fill a type, mind the case: only with JsonSerializerOptions.Web does \"order\" fill a property named Order.",
            attempts => attempts.All(attempt => attempt.Value is { Order: null })),
        Like("Your function reads version 1 only.", one => one.FirstVersion, one => one.IsJson ? one.FirstVersion : null),
        Like("Your function reads version 2 only. Those who send version 1 are not upgraded yet.", one => one.SecondVersion),
        Like("Your function goes by cents where a message has both. The total is the newer one, and alone knows the currency.", one => one.FirstVersion ?? one.SecondVersion),
        Like("Your function asks for all the fields of both versions. With RespectRequiredConstructorParameters a nullable parameter is required, too, unless it has a default: int? Cents = null.", one => one.HasAllFields && !one.HasHalfATotal ? one.Meaning : null),
        Like("Your function drops the cents of an amount, or loses one to rounding: 19.99 is 19.989999… in a double, and times 100 less than 1999. Read the amount as a decimal.",
            one => Total(one, amount => (int)((double)amount * 100)),
            one => Total(one, amount => (int)amount * 100),
            one => Total(one, amount => (int)((float)amount * 100))),
        Like("Your function takes the amount for cents. In version 2 it is in the currency's own unit, so times 100.", one => Total(one, amount => (int)amount), one => Total(one, amount => (int)Math.Round(amount))),
        Like("Your function leaves out the currency of version 2, and takes all for EUR.", one => one.Meaning is { } order ? order with { Currency = "EUR" } : null),
        new(
            "Your function throws at text that is no JSON. Catch JsonException, and return null.",
            attempts => attempts.Any(attempt => attempt.Threw && !attempt.Case.IsJson)
                && attempts.All(attempt => attempt.IsRight || (attempt.Threw && (!attempt.Case.IsJson || attempt.Case.Unusual is "null" or "[]")))),
        Throws("Your function throws at fields that it does not know. They are from a version that is newer than your code: ignore them.", one => one.HasMore),
        Throws("Your function throws at a field that is null, or at JSON that is no object. Both are valid JSON, and somebody will send them: a field that is null is missing.", one => one.Unusual is not null),
        Throws("Your function throws at a message that it cannot read. One such message would stop the service for good, since it comes again and again: return null.", one => one.Meaning is null),
        new(
            "Your function returns the same for every message.",
            attempts => attempts.All(attempt => attempt.Value is not null) && attempts.Select(attempt => attempt.Value).Distinct().Count() == 1),
    ];

    private static bool FillsIn(Attempt<OrderMessage, Reading> attempt) => attempt is { IsRight: false, Case: { IsJson: true, Meaning: null } or { HasHalfATotal: true }, Value.Order: not null };

    private static Mistake<OrderMessage, Reading> Like(string message, params Func<OrderMessage, OrderPlaced?>[] programs) =>
        new(message, attempts => programs.Any(program => attempts.All(attempt => attempt.Value is { } reading
            ? reading == new Reading(program(attempt.Case))
            : attempt.Threw && !attempt.Case.IsJson)));

    private static Mistake<OrderMessage, Reading> Throws(string message, Func<OrderMessage, bool> isAffected) =>
        Mistakes.OnlyWhere<OrderMessage, Reading>(message, attempt => attempt.Error is JsonException or InvalidOperationException or NullReferenceException or KeyNotFoundException && isAffected(attempt.Case));

    private static OrderPlaced? Total(OrderMessage one, Func<decimal, int> cents) =>
        one.SecondVersion is { } order ? order with { Cents = cents(one.Amount!.Value) } : one.FirstVersion;

    /// <summary>What an answer returned; nothing is an answer too.</summary>
    internal sealed record Reading(OrderPlaced? Order);
}
