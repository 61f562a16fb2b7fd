namespace Fundamentals.Histories;

/// <summary>Pairs the beginnings and ends of operations.</summary>
internal sealed class EventPairing(string source)
{
    private readonly List<Operation> _operations = [];
    private readonly Dictionary<string, int> _running = new(StringComparer.Ordinal);

    public History Pair(IEnumerable<HistoryEvent> events)
    {
        var (position, timed) = (0, 0);
        foreach (var item in events)
        {
            if (item.At is not null)
                timed++;
            var at = item.At ?? TimeSpan.FromMilliseconds(position);
            if (item.Type == HistoryEventType.Invoke)
                Begin(item, position, at);
            else
                End(item, position, at);
            position++;
            if (timed != 0 && timed != position)
                throw new HistoryFormatException(source, item.Line, "some events have a time and some have none; give all of them one, or none.");
        }

        return new History(_operations, hasTimes: timed > 0);
    }

    private void Begin(HistoryEvent item, int position, TimeSpan at)
    {
        if (_running.TryGetValue(item.Process, out var running))
            throw new HistoryFormatException(source, item.Line, $"process {item.Process} begins {item.Action} while its {_operations[running].Action}{LineOf(running)} is still running; a process does one thing at a time.");
        _running.Add(item.Process, _operations.Count);
        _operations.Add(new Operation
        {
            Process = item.Process,
            Action = item.Action,
            Key = item.Key,
            Input = item.Value,
            Outcome = Outcome.Unknown,
            Invoke = position,
            InvokedAt = at,
            Index = _operations.Count,
            Line = item.Line,
        });
    }

    private void End(HistoryEvent item, int position, TimeSpan at)
    {
        if (!_running.Remove(item.Process, out var index))
            throw new HistoryFormatException(source, item.Line, $"process {item.Process} ends {item.Action}, and has begun nothing.");
        var begun = _operations[index];
        if (begun.Action != item.Action)
            throw new HistoryFormatException(source, item.Line, $"process {item.Process} ends {item.Action}, and what it has begun{LineOf(index)} is {begun.Action}.");
        if (item.Key is not null && item.Key != begun.Key)
            throw new HistoryFormatException(source, item.Line, $"process {item.Process} ends {item.Action} on key {item.Key}, and what it has begun{LineOf(index)} is on {begun.Key ?? "none"}.");
        if (at < begun.InvokedAt)
            throw new HistoryFormatException(source, item.Line, $"process {item.Process} ends {item.Action} at {at.TotalMilliseconds} ms, before it began at {begun.InvokedAt.TotalMilliseconds} ms.");
        _operations[index] = item.Type switch
        {
            HistoryEventType.Ok => begun with { Outcome = Outcome.Ok, Output = item.Value, Ended = position, ReturnedAt = at },
            HistoryEventType.Fail => begun with { Outcome = Outcome.Failed, Ended = position, ReturnedAt = at },
            _ => begun with { Ended = position, ReturnedAt = at },
        };
    }

    private string LineOf(int index) => _operations[index].Line > 0 ? $" (line {_operations[index].Line})" : string.Empty;
}
