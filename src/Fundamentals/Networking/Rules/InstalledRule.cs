using Fundamentals.Simulator;

namespace Fundamentals.Networking;

/// <summary>A rule in its place, until it is disposed of.</summary>
internal sealed class InstalledRule(List<InstalledRule> rules, IDeliveryRule rule, RandomStream random) : IDisposable
{
    public Ruling? Judge(Message message) => rule.Judge(message, random);

    public void Dispose() => rules.Remove(this);
}

/// <summary>A rule written as a function.</summary>
internal sealed class FunctionRule(Func<Message, Ruling?> judge) : IDeliveryRule
{
    public Ruling? Judge(Message message, RandomStream random) => judge(message);
}
