using Fundamentals.Simulator;

namespace Fundamentals.Exercises.Tests.StartHere;

internal sealed record Write(string Key, string Value);

internal sealed record Read(string Key);

internal sealed record Done;

internal sealed record Copy(string Key, string Value, int Number);

internal sealed record Copied(Copy Copy);

/// <summary>A store to put mistakes into: each part of the reference solution can be replaced.</summary>
internal class PatientStore(string other) : IStateMachine
{
    protected Dictionary<string, Copy> Newest { get; } = [];

    protected HashSet<Copy> Unconfirmed { get; } = [];

    protected string Other => other;

    protected int Writes { get; set; }

    public virtual void Receive(INode node, Message message)
    {
        switch (message.Body)
        {
            case Read read:
                node.Reply(message, Newest.GetValueOrDefault(read.Key)?.Value ?? "nothing");
                break;
            case Write write:
                OnWrite(node, message, write);
                break;
            case Copy copy:
                OnCopy(node, copy);
                break;
            case Copied copied:
                OnCopied(copied);
                break;
        }
    }

    public virtual void TimerFired(INode node, object timer)
    {
        if (timer is Copy copy && Unconfirmed.Contains(copy))
            Send(node, copy);
    }

    protected virtual void OnWrite(INode node, Message message, Write write)
    {
        var copy = new Copy(write.Key, write.Value, ++Writes);
        Newest[copy.Key] = copy;
        Unconfirmed.Add(copy);
        node.Reply(message, new Done());
        Send(node, copy);
    }

    protected virtual void OnCopy(INode node, Copy copy)
    {
        if (!Newest.TryGetValue(copy.Key, out var old) || copy.Number > old.Number)
            Newest[copy.Key] = copy;
        node.Send(other, new Copied(copy));
    }

    protected virtual void OnCopied(Copied copied) => Unconfirmed.Remove(copied.Copy);

    protected virtual void Send(INode node, Copy copy)
    {
        node.Send(other, copy);
        node.SetTimer(TimeSpan.FromSeconds(1), copy);
    }
}
