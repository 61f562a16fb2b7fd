using Fundamentals.Simulator;

namespace Fundamentals.Integrations.Http;

/// <summary>A request that a service has got and will answer, now or later. Exchanges of equal messages are equal, so that
/// they can be a timer's object without making two runs' traces differ.</summary>
public sealed class HttpExchange : IEquatable<HttpExchange>
{
    private readonly INode _node;

    internal HttpExchange(INode node, Message message, HttpCall call)
    {
        _node = node;
        Message = message;
        Call = call;
    }

    /// <summary>Gets the request.</summary>
    public HttpCall Call { get; }

    /// <summary>Gets the message that brought it.</summary>
    public Message Message { get; }

    /// <summary>Gets a value indicating whether it has been answered.</summary>
    public bool IsAnswered { get; private set; }

    /// <summary>Answers.</summary>
    /// <param name="reply">The response.</param>
    /// <exception cref="InvalidOperationException">It was answered before.</exception>
    public void Answer(HttpReply reply)
    {
        ArgumentNullException.ThrowIfNull(reply);
        if (IsAnswered)
            throw new InvalidOperationException($"{_node.Name} has answered {Call} of {Message.From} already. A request has one response.");
        IsAnswered = true;
        _node.Reply(Message, reply);
    }

    /// <inheritdoc/>
    public bool Equals(HttpExchange? other) => other is not null && Message.Equals(other.Message);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as HttpExchange);

    /// <inheritdoc/>
    public override int GetHashCode() => Message.Id.GetHashCode();

    /// <summary>Writes the request.</summary>
    public override string ToString() => Call.ToString();
}
