using System.Text.Json;
using System.Text.Json.Serialization;
using Fundamentals.Exercises.Fallacies;

namespace Fundamentals.Exercises.Tests.Fallacies;

public sealed class TolerantReaderTests : IDisposable
{
    private static readonly JsonSerializerOptions Strict = new(JsonSerializerDefaults.Web) { UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow };

    private static readonly JsonSerializerOptions Demanding = new(JsonSerializerDefaults.Web) { RespectRequiredConstructorParameters = true };

    private readonly Folder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Check_Stub_IsNotSolved() => Assert.Equal(CheckStatus.NotSolved, Check(_ => throw new NotSolvedException()).Status);

    [Fact]
    public void Check_ReferenceSolution_IsSolved()
    {
        var result = Check(Right);

        Assert.Equal(CheckStatus.Solved, result.Status);
        Assert.StartsWith("Right in all 79 cases tried.", result.Message);
        Assert.Equal(["1.3"], _folder.Progress.Read().Solved);
    }

    [Fact]
    public void Check_ByElements_IsSolved() => Assert.Equal(CheckStatus.Solved, Check(json =>
    {
        try
        {
            var root = JsonDocument.Parse(json).RootElement;
            if (Field(root, "order") is not { } order)
                return null;
            if (Field(root, "total") is { } total && Field(total, "amount") is { } amount && Field(total, "currency") is { } currency)
                return new(order.GetInt32(), (int)(amount.GetDecimal() * 100), currency.GetString()!);
            return Field(root, "cents") is { } cents ? new(order.GetInt32(), cents.GetInt32(), "EUR") : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }).Status);

    [Fact]
    public void Check_FillsIn_SaysSo()
    {
        Says("fills in what a message does not say", Check(json => Read(json) is { } wire ? new(wire.Order ?? 0, Cents(wire) ?? 0, wire.Total?.Currency ?? "EUR") : null));
        Says("fills in what a message does not say", Check(json => Read(json) is { Order: { } order } wire ? new(order, Cents(wire) ?? 0, wire.Total?.Currency ?? "EUR") : null));
        Says("fills in what a message does not say", Check(json => Read(json) is { Order: { } order, Total: { } total } ? new(order, (int)(100 * (total.Amount ?? 0)), total.Currency ?? "EUR") : Right(json)));
        Says("fills in what a message does not say", Check(json => NotNullable(JsonSerializer.Deserialize<Careless>(json, JsonSerializerOptions.Web)!)));
    }

    [Fact]
    public void Check_CaseOfNames_SaysSo() => Says("mind the case", Check(json =>
    {
        try
        {
            return FromWire(JsonSerializer.Deserialize<Wire>(json)!);
        }
        catch (JsonException)
        {
            return null;
        }
    }));

    [Fact]
    public void Check_OneVersion_SaysSo()
    {
        Says("version 1 only", Check(json => Read(json) is { Order: { } order, Cents: { } cents } ? new(order, cents, "EUR") : null));
        Says("version 2 only", Check(json => Read(json)?.Total is null ? null : Right(json) is { } order && Whole(Read(json)!) ? order : null));
    }

    [Fact]
    public void Check_OldOverNew_SaysSo() =>
        Says("goes by cents", Check(json => Read(json) is { Order: { } order, Cents: { } cents } ? new(order, cents, "EUR") : Right(json)));

    [Fact]
    public void Check_Double_SaysSo()
    {
        Says("Read the amount as a decimal", Check(json => With(json, amount => (int)((double)amount * 100))));
        Says("Read the amount as a decimal", Check(json => With(json, amount => (int)amount * 100)));
    }

    [Fact]
    public void Check_AmountAsCents_SaysSo() => Says("takes the amount for cents", Check(json => With(json, amount => (int)amount)));

    [Fact]
    public void Check_NoCurrency_SaysSo() => Says("leaves out the currency", Check(json => Right(json) is { } order ? order with { Currency = "EUR" } : null));

    [Fact]
    public void Check_Throws_SaysSo()
    {
        Says("throws at text that is no JSON", Check(json => FromWire(JsonSerializer.Deserialize<Wire>(json, JsonSerializerOptions.Web)!)));
        Says("throws at a message that it cannot read", Check(json => Right(json) ?? throw new InvalidOperationException("no order")));
        Says("throws at fields that it does not know", Check(json =>
        {
            if (Read(json) is null)
                return null;
            return FromWire(JsonSerializer.Deserialize<Wire>(json, Strict)!);
        }));
    }

    [Fact]
    public void Check_ThrowsAtNull_SaysSo() => Says("a field that is null is missing", Check(json =>
    {
        try
        {
            var root = JsonDocument.Parse(json).RootElement;
            if (!root.TryGetProperty("order", out var order))
                return null;
            if (root.TryGetProperty("total", out var total) && total.TryGetProperty("amount", out var amount) && total.TryGetProperty("currency", out var currency))
                return new(order.GetInt32(), (int)(amount.GetDecimal() * 100), currency.GetString()!);
            return root.TryGetProperty("cents", out var cents) ? new(order.GetInt32(), cents.GetInt32(), "EUR") : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }));

    [Fact]
    public void Check_AllFieldsRequired_SaysSo() => Says("asks for all the fields of both versions", Check(json =>
    {
        try
        {
            return FromWire(JsonSerializer.Deserialize<Wire>(json, Demanding)!);
        }
        catch (JsonException)
        {
            return null;
        }
    }));

    [Fact]
    public void Check_Constant_SaysSo()
    {
        Says("the same for every message", Check(_ => new(7, 1999, "EUR")));
        Says("returns null for every message", Check(_ => null));
    }

    [Fact]
    public void Check_UnknownMistake_IsWrongWithTheCase()
    {
        var result = Check(json => Right(json) is { } order ? order with { Order = order.Order + 1 } : null);

        Says("This is not what the message says", result);
        Assert.Equal(("json = {\"order\":7,\"cents\":1999}", "order 7, 1999 cents, EUR", "order 8, 1999 cents, EUR"), (result.Tried, result.Expected, result.Got));
    }

    private static JsonElement? Field(JsonElement element, string name) =>
        element.ValueKind == JsonValueKind.Object && element.TryGetProperty(name, out var value) && value.ValueKind != JsonValueKind.Null ? value : null;

    private static OrderPlaced? Right(string json) => Read(json) is { } wire ? FromWire(wire) : null;

    private static OrderPlaced? FromWire(Wire wire) => wire switch
    {
        { Order: { } order, Total: { Amount: { } amount, Currency: { } currency } } => new(order, (int)(amount * 100), currency),
        { Order: { } order, Cents: { } cents } => new(order, cents, "EUR"),
        _ => null,
    };

    private static OrderPlaced NotNullable(Careless wire) =>
        wire.Total is { } total ? new(wire.Order, (int)(total.Amount * 100), total.Currency) : new(wire.Order, wire.Cents, "EUR");

    private static bool Whole(Wire wire) => wire.Total is { Amount: not null, Currency: not null };

    private static int? Cents(Wire wire) => wire.Total?.Amount is { } amount ? (int)(amount * 100) : wire.Cents;

    private static OrderPlaced? With(string json, Func<decimal, int> cents) =>
        Right(json) is not { } order ? null : Read(json) is { } wire && Whole(wire) ? order with { Cents = cents(wire.Total!.Amount!.Value) } : order;

    private static Wire? Read(string json)
    {
        try
        {
            return JsonSerializer.Deserialize<Wire>(json, JsonSerializerOptions.Web);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private CheckResult Check(Func<string, OrderPlaced?> answer) => Chapter01.TolerantReader.Check(answer, _folder.Options);

    private static void Says(string part, CheckResult result)
    {
        Assert.Equal(CheckStatus.Wrong, result.Status);
        Assert.Contains(part, result.Message);
    }

    private sealed record Total(decimal? Amount, string? Currency);

    private sealed record Wire(int? Order, int? Cents, Total? Total);

    private sealed record CarelessTotal(decimal Amount, string Currency);

    private sealed record Careless(int Order, int Cents, CarelessTotal? Total);
}
