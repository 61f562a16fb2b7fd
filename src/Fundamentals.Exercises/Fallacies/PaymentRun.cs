using Fundamentals.Simulator;

namespace Fundamentals.Exercises.Fallacies;

/// <summary>Runs a payment service in a world, and judges it by what it charged and what clients were told.</summary>
internal sealed class PaymentRun(PaymentWorld world)
{
    private const string Service = "payment";

    /// <summary>So many that no client gives up by bad luck: at half of all messages lost, one in 10^12.</summary>
    private const int MostTries = 100;

    private const long MostEvents = 10_000;

    private static readonly TimeSpan Patience = TimeSpan.FromMilliseconds(100);

    private readonly List<(Charge Charge, string Receipt)> _charged = [];
    private readonly List<(Charge Charge, object? Answer)> _told = [];
    private readonly HashSet<string> _askedAgain = [];
    private Charge? _unanswered;

    public PaymentOutcome? Of(Func<Func<Charge, string>, IStateMachine> answer)
    {
        if (answer(Pay) is not { } machine)
            return null;
        var simulation = new Simulation(world.Seed, new SimulationOptions { Link = world.Link, EventBudget = MostEvents, Trace = false });
        simulation.AddNode(Service, machine);
        for (var i = 0; i < world.Purchases.Count; i++)
        {
            var purchases = world.Purchases[i];
            simulation.AddClient($"client{i + 1}", client => Buy(client, purchases));
        }

        if (world.Crashes)
        {
            simulation.At(TimeSpan.FromMilliseconds(30), () => simulation.Faults.Crash(Service));
            simulation.At(TimeSpan.FromMilliseconds(530), simulation.Faults.EndAll);
        }

        try
        {
            simulation.Run();
        }
        catch (SimulationException failure) when (failure.InnerException is { } inner)
        {
            throw inner is NotSolvedException or NotImplementedException ? new NotSolvedException() : inner;
        }
        catch (SimulationException)
        {
            return new(PaymentProblem.RunsAway, $"the run was stopped after {MostEvents} events");
        }

        return Unasked() ?? Twice() ?? Waits() ?? Told() ?? new PaymentOutcome(PaymentProblem.None, PaymentOutcome.Expected.Text);
    }

    private string Pay(Charge charge)
    {
        ArgumentNullException.ThrowIfNull(charge);
        _charged.Add((charge, $"receipt {1000 + _charged.Count}"));
        return _charged[^1].Receipt;
    }

    private async Task Buy(Client client, IReadOnlyList<Charge> purchases)
    {
        foreach (var charge in purchases)
        {
            await Ask(client, charge);
            if (_unanswered is not null)
                return;
            if (world.AsksAgain)
            {
                _askedAgain.Add(charge.Key);
                await Ask(client, charge);
            }
        }
    }

    private async Task Ask(Client client, Charge charge)
    {
        for (var tries = 0; tries < MostTries; tries++)
        {
            try
            {
                _told.Add((charge, await client.Call(Service, charge, Patience)));
                return;
            }
            catch (TimeoutException)
            {
                _askedAgain.Add(charge.Key);
            }
        }

        _unanswered ??= charge;
    }

    private PaymentOutcome? Unasked()
    {
        var asked = world.Purchases.SelectMany(purchases => purchases).ToHashSet();
        return _charged.Find(charged => !asked.Contains(charged.Charge)) is { Charge: { } charge }
            ? new(PaymentProblem.Altered, $"{charge} was charged, and nobody had asked for it")
            : null;
    }

    private PaymentOutcome? Twice()
    {
        for (var i = 0; i < _charged.Count; i++)
        {
            var (key, first) = (_charged[i].Charge.Key, _charged.FindIndex(charged => charged.Charge.Key == _charged[i].Charge.Key));
            if (first == i)
                continue;
            var problem = i > first + 1 && _charged.Skip(first).Take(i - first).Any(charged => charged.Charge.Key != key) && !_charged.Zip(_charged.Skip(1)).Any(pair => pair.First.Charge.Key == pair.Second.Charge.Key)
                ? PaymentProblem.ForgetsKeys
                : _askedAgain.Contains(key) ? PaymentProblem.RetryCharged : PaymentProblem.CopyCharged;
            return new(problem, $"the purchase with the key {key} was charged {_charged.Count(charged => charged.Charge.Key == key)} times");
        }

        return null;
    }

    private PaymentOutcome? Waits()
    {
        if (_unanswered is not { } charge)
            return null;
        var isCharged = _charged.Exists(charged => charged.Charge.Key == charge.Key);
        return new(
            isCharged ? PaymentProblem.Silent : PaymentProblem.NeverAnswers,
            $"the client asked {MostTries} times for {charge}{(isCharged ? ", which was charged," : "")} and got no answer");
    }

    private PaymentOutcome? Told()
    {
        foreach (var (charge, answer) in _told)
        {
            var charged = _charged.Find(charged => charged.Charge.Key == charge.Key);
            if (answer as string == charged.Receipt && charged.Receipt is not null)
                continue;
            var text = $"who asked for {charge} was told '{answer}', and {(charged.Receipt is null ? "was not charged" : $"the receipt is '{charged.Receipt}'")}";
            return new(ProblemOf(charge, answer, charged.Receipt), text);
        }

        return null;
    }

    private PaymentProblem ProblemOf(Charge charge, object? answer, string? receipt)
    {
        if (receipt is null)
            return _charged.Exists(charged => charged.Charge with { Key = charge.Key } == charge) ? PaymentProblem.Swallowed : PaymentProblem.NotCharged;
        return _charged.Exists(charged => charged.Receipt == answer as string) ? PaymentProblem.OtherReceipt : PaymentProblem.OtherAnswer;
    }
}
