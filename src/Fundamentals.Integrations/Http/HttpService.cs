using Fundamentals.Simulator;

namespace Fundamentals.Integrations.Http;

/// <summary>A state machine that answers HTTP requests. Answer in <see cref="Handle"/>, or keep the exchange and answer when
/// a timer or another message says so.</summary>
public abstract class HttpService : IStateMachine
{
    /// <summary>Gets the port it listens on; asked for another one, it refuses the connection. Default: 80.</summary>
    public virtual int Port => 80;

    /// <summary>Makes a service that answers every request at once.</summary>
    /// <param name="answer">Gives the response to a request.</param>
    public static HttpService From(Func<HttpCall, HttpReply> answer)
    {
        ArgumentNullException.ThrowIfNull(answer);
        return new Function(answer);
    }

    /// <inheritdoc/>
    public virtual void Start(INode node)
    {
    }

    /// <inheritdoc/>
    public void Receive(INode node, Message message)
    {
        ArgumentNullException.ThrowIfNull(node);
        ArgumentNullException.ThrowIfNull(message);
        if (message.Body is not HttpCall call)
            ReceiveOther(node, message);
        else if (call.Port != Port)
            node.Reply(message, new HttpRefusal(call.Port));
        else
            Handle(node, new HttpExchange(node, message, call));
    }

    /// <inheritdoc/>
    public virtual void TimerFired(INode node, object timer)
    {
    }

    /// <summary>A request has arrived.</summary>
    /// <param name="node">The node it runs on.</param>
    /// <param name="exchange">The request, to be answered once.</param>
    protected abstract void Handle(INode node, HttpExchange exchange);

    /// <summary>A message that is no HTTP request has arrived.</summary>
    /// <param name="node">The node it runs on.</param>
    /// <param name="message">The message.</param>
    /// <exception cref="NotSupportedException">Unless overridden.</exception>
    protected virtual void ReceiveOther(INode node, Message message)
    {
        ArgumentNullException.ThrowIfNull(node);
        throw new NotSupportedException($"{node.Name} is an HTTP service and got {message}. Use an HttpClient of client.Http(), or override ReceiveOther.");
    }

    private sealed class Function(Func<HttpCall, HttpReply> answer) : HttpService
    {
        protected override void Handle(INode node, HttpExchange exchange) => exchange.Answer(answer(exchange.Call));
    }
}
