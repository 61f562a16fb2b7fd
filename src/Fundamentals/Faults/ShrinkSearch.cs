namespace Fundamentals.Faults;

/// <summary>A search for a smaller attempt that still fails; it ends early when its runs are used up.</summary>
internal sealed class ShrinkSearch(Func<Attempt, string?> scenario, int mostRuns)
{
    public int Runs { get; private set; }

    /// <summary>Gets the smallest attempt that has failed so far.</summary>
    public Attempt Best { get; private set; } = null!;

    public string Failure { get; private set; } = "";

    /// <summary>Runs an attempt, and keeps it if it fails.</summary>
    public bool Fails(Attempt attempt)
    {
        if (Runs == mostRuns)
            return false;
        Runs++;
        string? failure;
        try
        {
            failure = scenario(attempt);
        }
        catch (Exception error) when (error is not ThreadInterruptedException)
        {
            failure = $"{error.GetType().Name}: {error.Message}";
        }

        if (failure is null)
            return false;
        (Best, Failure) = (attempt, failure);
        return true;
    }

    /// <summary>Makes the best attempt smaller until nothing helps any more.</summary>
    public void Run()
    {
        Attempt before;
        do
        {
            before = Best;
            SpareClients();
            DropFaults();
            ShortenFaults();
        }
        while (Best != before && Runs < mostRuns);
    }

    private void SpareClients()
    {
        // From below, doubling what is spared less and less: one client is often enough.
        var least = Math.Min(1, Best.Clients);
        var step = Best.Clients - least;
        while (step > 0)
        {
            if (Best.Clients - step < least || !Fails(Best with { Clients = Best.Clients - step }))
                step /= 2;
        }
    }

    private void DropFaults()
    {
        var parts = 2;
        while (Best.Schedule.Faults.Count > 0)
        {
            var faults = Best.Schedule.Faults;
            parts = Math.Min(parts, faults.Count);
            if (DropOneOf(faults, parts))
                parts = Math.Max(parts - 1, 1);
            else if (parts == faults.Count)
                return;
            else
                parts = Math.Min(parts * 2, faults.Count);
        }
    }

    /// <summary>Cuts the faults into parts, and tries to do without one of them.</summary>
    private bool DropOneOf(IReadOnlyList<ScheduledFault> faults, int parts)
    {
        for (var part = 0; part < parts; part++)
        {
            var (from, to) = (part * faults.Count / parts, (part + 1) * faults.Count / parts);
            if (Fails(Best with { Schedule = new FaultSchedule(faults.Take(from).Concat(faults.Skip(to))) }))
                return true;
        }

        return false;
    }

    private void ShortenFaults()
    {
        for (var i = 0; i < Best.Schedule.Faults.Count; i++)
        {
            // In whole milliseconds, as everything is that people write and read.
            while (Best.Schedule.Faults[i].For is { } length && length >= TimeSpan.FromMilliseconds(2))
            {
                var shorter = TimeSpan.FromMilliseconds((long)length.TotalMilliseconds / 2);
                List<ScheduledFault> faults = [.. Best.Schedule.Faults];
                faults[i] = faults[i] with { For = shorter };
                if (!Fails(Best with { Schedule = new FaultSchedule(faults) }))
                    break;
            }
        }
    }
}
