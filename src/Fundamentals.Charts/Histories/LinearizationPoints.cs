using Fundamentals.Histories;

namespace Fundamentals.Charts.Histories;

/// <summary>Finds a moment for each operation of an order: within the operation, and none before that of an earlier one.</summary>
internal static class LinearizationPoints
{
    // Moments lie in the middle of where they may lie; the first a little before it and the last a little after, so that
    // those that may lie in the same place do not.
    private const double FirstShare = 0.25;
    private const double LastShare = 0.75;

    /// <summary>Finds the moments; null if there are none, as for an order that does not keep to the clock.</summary>
    public static double[]? Of(IReadOnlyList<Operation> order, double end)
    {
        var earliest = new double[order.Count];
        var latest = new double[order.Count];
        for (var i = 0; i < order.Count; i++)
            earliest[i] = Math.Max(order[i].InvokedAt.TotalMilliseconds, i == 0 ? double.MinValue : earliest[i - 1]);
        for (var i = order.Count - 1; i >= 0; i--)
        {
            var own = order[i].Outcome == Outcome.Unknown ? end : order[i].ReturnedAt!.Value.TotalMilliseconds;
            latest[i] = Math.Min(own, i == order.Count - 1 ? end : latest[i + 1]);
        }

        if (Enumerable.Range(0, order.Count).Any(i => earliest[i] > latest[i]))
            return null;
        return [.. earliest.Select((from, i) => from + ((latest[i] - from) * (FirstShare + ((LastShare - FirstShare) * i / Math.Max(1, order.Count - 1)))))];
    }
}
