namespace Fundamentals.Charts.Traces;

/// <summary>What a <see cref="SpaceTimeChart"/> shows.</summary>
public sealed record SpaceTimeOptions
{
    /// <summary>
    /// Gets which nodes and clients have a line, from top to bottom. Default: null, those that the trace mentions, clients
    /// first and then nodes, each in the order they were added.
    /// </summary>
    public IReadOnlyList<string>? Lines { get; init; }

    /// <summary>Gets how many messages to draw at most, the first ones; the picture says if there are more. At least 1. Default: 200.</summary>
    public int MostMessages { get; init; } = 200;

    /// <summary>Gets how many lines to draw at most, the first ones; the picture says if there are more. At least 1. Default: 16.</summary>
    public int MostLines { get; init; } = 16;

    /// <summary>
    /// Gets how a message's body is written beside its arrow. Default: null, a record as <c>Write(x, 1)</c> and anything
    /// else as its ToString. The hover text has the whole message in any case.
    /// </summary>
    public Func<object, string>? Label { get; init; }
}
