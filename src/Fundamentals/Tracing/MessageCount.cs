using Fundamentals.Simulator;

namespace Fundamentals.Tracing;

/// <summary>What became of the messages of one kind or link.</summary>
/// <param name="Name">The kind of body, or the link.</param>
/// <param name="Sent">How many were sent.</param>
/// <param name="Copied">How many copies were made on the way.</param>
/// <param name="Delivered">How many arrived, copies among them.</param>
/// <param name="Dropped">How many were lost or came to nothing, copies among them.</param>
public sealed record MessageCount(string Name, int Sent, int Copied, int Delivered, int Dropped)
{
    /// <summary>Gets how many are still under way.</summary>
    public int UnderWay => Total - Delivered - Dropped;

    /// <summary>Gets how many there are, copies among them.</summary>
    public int Total => Sent + Copied;
}

/// <summary>Counts messages.</summary>
public static class MessageCounts
{
    /// <summary>Counts by the type of the body, the most frequent first.</summary>
    /// <param name="trace">The trace; a message counts if the trace mentions its sending or its end.</param>
    public static IReadOnlyList<MessageCount> CountByType(this Trace trace) => Count(trace, message => BodyType.NameOf(message.Body));

    /// <summary>Counts by sender and receiver, the busiest link first.</summary>
    /// <inheritdoc cref="CountByType"/>
    public static IReadOnlyList<MessageCount> CountByLink(this Trace trace) => Count(trace, message => $"{message.From} → {message.To}");

    private static List<MessageCount> Count(Trace trace, Func<Message, string> nameOf) =>
    [
        .. Flights.Of(trace)
            .GroupBy(flight => nameOf(flight.Message), StringComparer.Ordinal)
            .Select(group => new MessageCount(
                group.Key,
                group.Count(flight => !flight.IsCopy),
                group.Count(flight => flight.IsCopy),
                group.Count(flight => flight.Arrived),
                group.Count(flight => flight.Dropped is not null)))
            .OrderByDescending(count => count.Total)
            .ThenBy(count => count.Name, StringComparer.Ordinal),
    ];
}
