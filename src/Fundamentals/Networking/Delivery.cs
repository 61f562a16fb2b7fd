using Fundamentals.Simulator;

namespace Fundamentals.Networking;

/// <summary>A message under way. Used again and again: nobody outside the network sees it.</summary>
internal sealed class Delivery(Network network) : Happening
{
    public Link Link { get; private set; } = null!;

    public Message Message { get; private set; } = null!;

    /// <summary>Gets who takes it off the network: the link's target, here so as not to go all the way there.</summary>
    public IReceiver Receiver { get; private set; } = null!;

    /// <summary>Gets the trace's number of its sending, or of its copying or damage.</summary>
    public long Sent { get; private set; }

    public override string Who => Client is null ? $"Node {Link.To}" : base.Who;

    public override Client? Client => Receiver as Client;

    public void Load(Link link, Message message, long sent)
    {
        Link = link;
        Receiver = link.Target.Receiver;
        Message = message;
        Sent = sent;
    }

    public override void Happen() => network.Arrive(this);
}
