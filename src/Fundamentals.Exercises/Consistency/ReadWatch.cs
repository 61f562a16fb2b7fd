using Fundamentals.Replication;
using Fundamentals.Simulator;

namespace Fundamentals.Exercises.Consistency;

/// <summary>Has an answer do a read, and judges by the messages it sent how it was done.</summary>
internal sealed class ReadWatch(Trace trace, Func<StoreClient, string, long, Task<string?>> read)
{
    private readonly List<(ReadFault Fault, string Text)> _found = [];
    private int _open;

    /// <summary>Gets what the answer threw that a store does not; it ends the run.</summary>
    public Exception? Error { get; private set; }

    /// <summary>Gets a value indicating whether enough is known.</summary>
    public bool IsOver => Error is not null;

    public ProfileResult Result => _open > 0
        ? new ProfileResult([ReadFault.NeverDone], "a read that never came to an end")
        : _found.Count == 0 ? ProfileCase.Right : new ProfileResult([.. _found.Select(found => found.Fault).Distinct()], _found[0].Text);

    public async Task Read(StoreClient client, string key, long written)
    {
        var (near, from) = (client.Replica, trace.Events.Count);
        _open++;
        string? value = null;
        Exception? failure = null;
        try
        {
            value = await read(client, key, written);
        }
        catch (Exception error)
        {
            // The answer may throw anything. What the store throws is for the user; the rest is a fault of the answer.
            failure = error;
            if (error is not (UnavailableException or TimeoutException))
                Error ??= error;
        }

        _open--;
        if (Error is null)
            Judge(client, near, written, value, failure, Asked(client.Name, from));
        client.Replica = near;
    }

    /// <summary>What a client has asked since, and been answered; null for no answer.</summary>
    private List<(string Replica, string? Value, bool IsAnswered)> Asked(string client, int from)
    {
        var events = trace.Events.Skip(from).ToList();
        var answers = events.Where(happened => happened is { Kind: TraceKind.Deliver, Message.Body: ReadAnswer } && happened.Message.To == client).ToLookup(happened => happened.Message!.Request);
        return
        [
            .. events.Where(happened => happened is { Kind: TraceKind.Send, Message.Body: ReadRequest } && happened.Message.From == client).Select(happened =>
            {
                var answered = answers[happened.Message!.Request].Select(answer => (ReadAnswer)answer.Message!.Body).ToList();
                return (happened.Message.To, answered.FirstOrDefault()?.Value, answered.Count > 0);
            }),
        ];
    }

    private void Judge(StoreClient client, string near, long written, string? value, Exception? failure, List<(string Replica, string? Value, bool IsAnswered)> asked)
    {
        var trail = asked.Select(ask => $"{ask.Replica} said {(ask.IsAnswered ? ask.Value ?? "nothing" : "nothing in time")}");
        var text = $"{client.Name}, near {near}, had written {written}: {string.Join(", ", trail)}; your function {(failure is null ? $"returned {value ?? "null"}" : $"threw {failure.GetType().Name}")} and left the client at {client.Replica}";
        var isBehind = asked.Exists(ask => ask.Replica == near && VersionOf(ask.Value) < written);
        if (asked.Count == 0 || asked[0].Replica != near)
            Add(ReadFault.PrimaryFirst);
        else if (!isBehind && asked.Exists(ask => ask.Replica == "primary"))
            Add(ReadFault.PrimaryNotNeeded);
        if (failure is null && VersionOf(value) < written)
            Add(asked.Exists(ask => ask.Replica == "primary" && !ask.IsAnswered) ? ReadFault.Hidden : ReadFault.Old);
        else if (failure is null && asked.Count > 0 && !asked.Exists(ask => ask.IsAnswered && ask.Value == value))
            Add(ReadFault.NotWhatWasRead);
        if (failure is not null && asked.TrueForAll(ask => ask.IsAnswered))
            Add(ReadFault.ThrownForNothing);
        if (client.Replica != near)
            Add(ReadFault.NotBackAtOwnReplica);

        void Add(ReadFault fault) => _found.Add((fault, text));
    }

    private static long VersionOf(string? value) => long.TryParse(value, out var version) ? version : 0;
}
