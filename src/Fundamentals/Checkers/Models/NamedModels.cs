using Fundamentals.Histories;

namespace Fundamentals.Checkers.Models;

/// <summary>The models of this project by name, for those who choose one at run time.</summary>
public static class NamedModels
{
    private static readonly IReadOnlyList<NamedModel> Known =
    [
        NamedModel.Of(new RegisterModel()),
        NamedModel.Of(new CasRegisterModel()),
        NamedModel.Of(new KeyValueModel()),
        NamedModel.Of(new CounterModel()),
        NamedModel.Of(new SetModel()),
        NamedModel.Of(new QueueModel()),
        NamedModel.Of(new MutexModel()),
        NamedModel.Of(new FencedLockModel()),
    ];

    /// <summary>Gets all of them.</summary>
    public static IReadOnlyList<NamedModel> All => Known;

    /// <summary>Finds one.</summary>
    /// <param name="name">Such as <c>cas-register</c>.</param>
    /// <exception cref="ArgumentException">There is none of this name.</exception>
    public static NamedModel Named(string name) => Known.FirstOrDefault(model => model.Name == name)
        ?? throw new ArgumentException($"There is no model '{name}'. Known are: {string.Join(", ", Known.Select(model => model.Name))}.", nameof(name));
}

/// <summary>A model whose states nobody needs to know.</summary>
public sealed class NamedModel
{
    private readonly Func<History, CheckLimits?, Verdict> _linearizable;
    private readonly Func<History, CheckLimits?, Verdict> _sequential;

    private NamedModel(string name, Func<History, CheckLimits?, Verdict> linearizable, Func<History, CheckLimits?, Verdict> sequential) =>
        (Name, _linearizable, _sequential) = (name, linearizable, sequential);

    /// <summary>Gets its name.</summary>
    public string Name { get; }

    /// <summary>Wraps a model.</summary>
    /// <param name="model">The model.</param>
    public static NamedModel Of<TState>(IModel<TState> model)
        where TState : notnull
    {
        ArgumentNullException.ThrowIfNull(model);
        return new NamedModel(
            model.Name,
            (history, limits) => Linearizability.Check(history, model, limits),
            (history, limits) => SequentialConsistency.Check(history, model, limits));
    }

    /// <inheritdoc cref="Linearizability.Check"/>
    public Verdict CheckLinearizable(History history, CheckLimits? limits = null) => _linearizable(history, limits);

    /// <inheritdoc cref="SequentialConsistency.Check"/>
    public Verdict CheckSequential(History history, CheckLimits? limits = null) => _sequential(history, limits);

    /// <summary>Writes the name.</summary>
    public override string ToString() => Name;
}
