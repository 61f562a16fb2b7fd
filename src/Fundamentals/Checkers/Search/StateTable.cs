using Fundamentals.Histories;

namespace Fundamentals.Checkers.Search;

/// <summary>
/// Gives each state a model reaches a number, and remembers what each operation does to it: equal states are then equal
/// numbers, and no step is worked out twice.
/// </summary>
internal sealed class StateTable<TState>
    where TState : notnull
{
    /// <summary>The number of no state: the step is not possible.</summary>
    public const int Illegal = -1;

    private readonly IModel<TState> _model;
    private readonly IReadOnlyList<Operation> _operations;
    private readonly Dictionary<TState, int> _numbers;
    private readonly List<TState> _states = [];
    private readonly Dictionary<long, int> _steps = [];

    public StateTable(IModel<TState> model, IReadOnlyList<Operation> operations)
    {
        (_model, _operations) = (model, operations);
        _numbers = new Dictionary<TState, int>(model.Equality);
        NumberOf(model.Initial); // 0
    }

    public string Describe(int state) => _model.Describe(_states[state]);

    /// <summary>Does an operation in a state.</summary>
    public int Step(int state, int operation)
    {
        var step = ((long)state << 32) | (uint)operation;
        if (!_steps.TryGetValue(step, out var next))
        {
            next = _model.TryStep(_states[state], _operations[operation], out var after) ? NumberOf(after) : Illegal;
            _steps.Add(step, next);
        }

        return next;
    }

    private int NumberOf(TState state)
    {
        if (_numbers.TryGetValue(state, out var number))
            return number;
        _numbers.Add(state, _states.Count);
        _states.Add(state);
        return _states.Count - 1;
    }
}
