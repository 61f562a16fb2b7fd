using System.Globalization;
using Fundamentals.Simulator;

namespace Fundamentals.Exercises.Fallacies;

/// <summary>A message to read, and what is in it.</summary>
/// <param name="Order">The order's number, if the message has it.</param>
/// <param name="Cents">The field of version 1, if it has it.</param>
/// <param name="Amount">The amount of version 2's total, if it has it.</param>
/// <param name="Currency">The currency of version 2's total, if it has it.</param>
internal sealed record OrderMessage(int? Order, int? Cents = null, decimal? Amount = null, string? Currency = null)
{
    private static readonly string[] Currencies = ["EUR", "USD", "GBP"];
    private static readonly string[] AllFields = ["\"order\":", "\"cents\":", "\"total\":"];

    /// <summary>Gets further fields, as JSON, that no version has yet.</summary>
    public string? More { get; init; }

    /// <summary>Gets a value indicating whether it has further fields.</summary>
    public bool HasMore => More is not null;

    /// <summary>Gets a value indicating whether the fields are in another order than usual.</summary>
    public bool IsTurned { get; init; }

    /// <summary>Gets how many characters of it arrived; null, all.</summary>
    public int? CutOff { get; init; }

    /// <summary>Gets its JSON where that is not what the fields alone would give: with null in them, or no object at all.</summary>
    public string? Unusual { get; init; }

    /// <summary>Gets a value indicating whether it has every field of both versions, whatever is in them.</summary>
    public bool HasAllFields => AllFields.All(name => Json.Contains(name, StringComparison.Ordinal));

    /// <summary>Gets a value indicating whether it has one half of a total.</summary>
    public bool HasHalfATotal => Amount is null != Currency is null;

    /// <summary>Gets a value indicating whether it is JSON at all.</summary>
    public bool IsJson => CutOff is null;

    /// <summary>Gets what it says as version 1.</summary>
    public OrderPlaced? FirstVersion => IsJson && Order is { } order && Cents is { } cents ? new(order, cents, "EUR") : null;

    /// <summary>Gets what it says as version 2.</summary>
    public OrderPlaced? SecondVersion => IsJson && Order is { } order && Amount is { } amount && Currency is { } currency ? new(order, (int)(amount * 100), currency) : null;

    /// <summary>Gets what it says.</summary>
    public OrderPlaced? Meaning => SecondVersion ?? FirstVersion;

    public string Json
    {
        get
        {
            if (Unusual is not null)
                return Unusual;
            var total = Join(Amount is { } amount ? $"\"amount\":{amount.ToString(CultureInfo.InvariantCulture)}" : null, Currency is null ? null : $"\"currency\":\"{Currency}\"");
            string?[] fields = [Order is null ? null : $"\"order\":{Order}", Cents is null ? null : $"\"cents\":{Cents}", total.Length > 0 ? $"\"total\":{{{total}}}" : null, More];
            var json = $"{{{Join(IsTurned ? [.. fields.Reverse()] : fields)}}}";
            return CutOff is { } length ? json[..Math.Min(length, json.Length - 1)] : json;
        }
    }

    public static IEnumerable<OrderMessage> All()
    {
        yield return new(7, Cents: 1999);
        yield return new(7, Amount: 19.99m, Currency: "USD");
        yield return new(8, Cents: 500) { More = "\"coupon\":\"MAY\"" };
        yield return new(8, Amount: 5m, Currency: "EUR") { More = "\"gift\":{\"to\":\"Bob\"}", IsTurned = true };
        yield return new(9, Cents: 1100, Amount: 12.50m, Currency: "USD");
        yield return new(9);
        yield return new(null, Cents: 300);
        yield return new(10, Amount: 4.35m);
        yield return new(10, Currency: "USD");
        yield return new(11, Cents: 0);
        yield return new(12, Cents: 250) { CutOff = 14 };
        yield return new(Order: null) { CutOff = 0 };
        yield return new(Order: null);
        yield return new(13, Cents: 300, Amount: 4m);
        yield return new(14, Cents: 1999) { Unusual = "{\"order\":14,\"cents\":1999,\"total\":null}" };
        yield return new(14) { Unusual = "{\"order\":14,\"cents\":null}" };
        yield return new(null, Cents: 5) { Unusual = "{\"order\":null,\"cents\":5}" };
        yield return new(Order: null) { Unusual = "null" };
        yield return new(Order: null) { Unusual = "[]" };

        var random = new RandomStream(103, "orders");
        for (var i = 0; i < 60; i++)
        {
            var isSecond = random.Chance(0.6);
            var amount = (1 + random.Next(20_000)) / 100m;
            yield return new(100 + i, !isSecond || random.Chance(0.3) ? 1 + random.Next(9_999) : null, isSecond ? amount : null, isSecond ? random.Pick(Currencies) : null)
            {
                More = random.Chance(0.3) ? $"\"note{i}\":[{i},null]" : null,
                IsTurned = random.Chance(0.5),
            };
        }
    }

    private static string Join(params string?[] fields) => string.Join(',', fields.OfType<string>());
}
