using Fundamentals.Histories;

namespace Fundamentals.Tests.Checkers;

/// <summary>An object written with .NET's own mutable collections: what the models are compared with.</summary>
internal abstract class Reference
{
    /// <summary>Does an operation and gives the answer the object really gives.</summary>
    public abstract object? Do(Operation operation);

    /// <summary>Tells whether the object could have answered so.</summary>
    public virtual bool Allows(Operation operation) => Do(operation) is var answer && (operation.Outcome == Outcome.Unknown || Equals(ValueList.Normalize(answer), operation.Output));
}

internal sealed class RegisterReference : Reference
{
    private object? _value;

    public override object? Do(Operation operation)
    {
        switch (operation.Action)
        {
            case "read":
                return _value;
            case "write":
                _value = operation.Input;
                return null;
            default:
                var pair = (ValueList)operation.Input!;
                var holds = Equals(_value, pair[0]);
                if (holds)
                    _value = pair[1];
                return holds;
        }
    }
}

internal sealed class KeyValueReference : Reference
{
    private readonly System.Text.StringBuilder _text = new();

    public override object? Do(Operation operation)
    {
        if (operation.Action == "get")
            return _text.ToString();
        if (operation.Action == "put")
            _text.Clear();
        _text.Append((string)operation.Input!);
        return null;
    }
}

internal sealed class CounterReference : Reference
{
    private long _count;

    public override object? Do(Operation operation) => operation.Action == "read" ? _count : _count += (long)operation.Input!;
}

internal sealed class SetReference : Reference
{
    private readonly SortedSet<long> _elements = [];

    public override object? Do(Operation operation) => operation.Action switch
    {
        "add" => _elements.Add((long)operation.Input!),
        "remove" => _elements.Remove((long)operation.Input!),
        "contains" => _elements.Contains((long)operation.Input!),
        _ => _elements.ToArray(),
    };
}

internal sealed class QueueReference : Reference
{
    private readonly Queue<object?> _items = [];

    public override object? Do(Operation operation)
    {
        if (operation.Action == "dequeue")
            return _items.TryDequeue(out var item) ? item : null;
        _items.Enqueue(operation.Input);
        return null;
    }
}

internal sealed class MutexReference(bool withTokens) : Reference
{
    private string? _holder;
    private long? _token;

    public override object? Do(Operation operation)
    {
        if (operation.Action == "release")
        {
            var wasHolder = _holder == operation.Process;
            _holder = wasHolder ? null : _holder;
            return wasHolder;
        }

        if (_holder is not null)
            return false;
        _holder = operation.Process;
        return withTokens ? _token = (_token ?? 0) + 1 : true;
    }

    public override bool Allows(Operation operation)
    {
        var (holder, token) = (_holder, _token);
        var answer = Do(operation);
        if (operation.Outcome == Outcome.Unknown)
        {
            // Nobody knows where the tokens begin, so a first one that nobody has seen tells nothing of the next.
            _token = token is null ? null : _token;
            return true;
        }

        if (answer is not long || operation.Output is not long given)
            return Equals(answer, operation.Output);
        _token = given;
        return holder is null && (token is null || given > token);
    }
}
