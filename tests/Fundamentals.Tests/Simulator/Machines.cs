using Fundamentals.Simulator;

namespace Fundamentals.Tests.Simulator;

/// <summary>Answers everything with what it got.</summary>
internal sealed class Echo : IStateMachine
{
    public void Receive(INode node, Message message) => node.Reply(message, message.Body);
}

/// <summary>Writes down what reaches it, when.</summary>
internal sealed class Recorder(Action<INode>? start = null, Action<INode, Message>? receive = null) : IStateMachine
{
    private TimeSpan _begin;
    private bool _started;

    public List<string> Log { get; } = [];

    public int Starts { get; private set; }

    public void Start(INode node)
    {
        if (!_started)
            _begin = node.Now.TimeOfDay;
        _started = true;
        Starts++;
        start?.Invoke(node);
    }

    public void Receive(INode node, Message message)
    {
        Log.Add($"{Milliseconds(node)} {message.Body}");
        receive?.Invoke(node, message);
    }

    public void TimerFired(INode node, object timer) => Log.Add($"{Milliseconds(node)} timer {timer}");

    private double Milliseconds(INode node) => (node.Now.TimeOfDay - _begin).TotalMilliseconds;
}

/// <summary>Sends at given times.</summary>
internal static class Sending
{
    public static readonly TimeSpan Millisecond = TimeSpan.FromMilliseconds(1);

    public static TimeSpan Ms(double milliseconds) => TimeSpan.FromTicks((long)(milliseconds * TimeSpan.TicksPerMillisecond));

    /// <summary>Adds a client, which is finished at once, and from which messages go out at these times.</summary>
    public static void SendAt(this Simulation simulation, string from, string to, params double[] milliseconds)
    {
        var client = simulation.AddClient(from, _ => Task.CompletedTask);
        foreach (var at in milliseconds)
            simulation.At(Ms(at), () => client.Send(to, $"m{at}"));
    }
}
