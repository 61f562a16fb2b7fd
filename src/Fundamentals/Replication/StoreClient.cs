using Fundamentals.Histories;
using Fundamentals.Simulator;

namespace Fundamentals.Replication;

/// <summary>A client that uses a store through one replica. What it asks for, and what comes of it, is in <see cref="ReplicatedStore.History"/>.</summary>
public sealed class StoreClient
{
    private readonly HistoryRecorder _recorder;

    internal StoreClient(Client client, string replica, HistoryRecorder recorder) => (Client, Replica, _recorder) = (client, replica, recorder);

    /// <summary>Gets the client that sends and waits.</summary>
    public Client Client { get; }

    /// <summary>Gets the client's name.</summary>
    public string Name => Client.Name;

    /// <summary>Gets the client's own random numbers.</summary>
    public RandomStream Random => Client.Random;

    /// <summary>Gets the virtual time since the start.</summary>
    public TimeSpan Now => Client.Now;

    /// <summary>Gets or sets the replica it talks to.</summary>
    public string Replica { get; set => field = value ?? throw new ArgumentNullException(nameof(value)); }

    /// <summary>Reads a key.</summary>
    /// <param name="key">The key.</param>
    /// <param name="deadline">How long to wait at most; by default <see cref="SimulationOptions.CallDeadline"/>.</param>
    /// <returns>The value; null if there is none.</returns>
    /// <exception cref="UnavailableException">The store refuses.</exception>
    /// <exception cref="TimeoutException">No answer came in time.</exception>
    public Task<string?> Read(string key, TimeSpan? deadline = null)
    {
        ArgumentException.ThrowIfNullOrEmpty(key);
        return _recorder.Record(Name, "read", key, null, async () => (await Ask<ReadAnswer>(new ReadRequest(key), deadline)).Value, HadNoEffect);
    }

    /// <summary>Writes a key.</summary>
    /// <param name="key">The key.</param>
    /// <param name="value">The value. For a checker to tell writes apart, write each value once.</param>
    /// <param name="deadline">How long to wait at most; by default <see cref="SimulationOptions.CallDeadline"/>.</param>
    /// <exception cref="UnavailableException">The store refuses; <see cref="UnavailableException.HadNoEffect"/> tells whether the write is in doubt.</exception>
    /// <exception cref="TimeoutException">No answer came in time. Whether it was written is unknown.</exception>
    public Task Write(string key, string value, TimeSpan? deadline = null)
    {
        ArgumentException.ThrowIfNullOrEmpty(key);
        ArgumentNullException.ThrowIfNull(value);
        return _recorder.Record(Name, "write", key, value, Task () => Ask<WriteAnswer>(new WriteRequest(key, value), deadline), HadNoEffect);
    }

    /// <summary>Deletes a key.</summary>
    /// <param name="key">The key.</param>
    /// <param name="deadline">How long to wait at most; by default <see cref="SimulationOptions.CallDeadline"/>.</param>
    /// <exception cref="UnavailableException">The store refuses; <see cref="UnavailableException.HadNoEffect"/> tells whether the deletion is in doubt.</exception>
    /// <exception cref="TimeoutException">No answer came in time. Whether it was deleted is unknown.</exception>
    public Task Delete(string key, TimeSpan? deadline = null)
    {
        ArgumentException.ThrowIfNullOrEmpty(key);
        return _recorder.Record(Name, "write", key, null, Task () => Ask<WriteAnswer>(new WriteRequest(key, null), deadline), HadNoEffect);
    }

    /// <inheritdoc cref="Client.Delay"/>
    public Task Delay(TimeSpan delay, CancellationToken cancellationToken = default) => Client.Delay(delay, cancellationToken);

    /// <inheritdoc cref="Client.Note"/>
    public void Note(string note) => Client.Note(note);

    private static bool HadNoEffect(Exception failure) => failure is UnavailableException { HadNoEffect: true };

    /// <summary>Asks the replica, for a design whose requests say more than a key and a value, and records it as a read or write like any other.</summary>
    internal Task<T> Ask<T>(string action, string key, object? input, object request, TimeSpan? deadline, Func<T, object?> output)
        where T : class
    {
        T? answer = null;
        return Recorded();

        async Task<T> Recorded()
        {
            await _recorder.Record(Name, action, key, input, async () => output(answer = await Ask<T>(request, deadline)), HadNoEffect);
            return answer!;
        }
    }

    private async Task<T> Ask<T>(object request, TimeSpan? deadline) => await Client.Call(Replica, request, deadline) switch
    {
        T answer => answer,
        Refusal refusal => throw new UnavailableException($"{Replica} refused {Name}'s '{request}': {refusal.Reason}.") { HadNoEffect = refusal.HadNoEffect },
        var other => throw new InvalidCastException($"{Replica} answered {Name}'s '{request}' with {other} of type {other.GetType().Name}; {typeof(T).Name} or {nameof(Refusal)} was expected."),
    };
}
