namespace Fundamentals.Tests.Replication;

/// <summary>Looks for a seed with which something goes wrong.</summary>
internal static class Seeds
{
    /// <summary>Runs a check with seeds from 0 on, several at a time.</summary>
    /// <param name="count">With how many seeds at most.</param>
    /// <param name="check">Says what is wrong with a seed, or null.</param>
    /// <returns>What is wrong with the smallest seed with which something is, or null.</returns>
    public static string? FirstWrong(int count, Func<ulong, string?> check)
    {
        var wrong = new string?[count];
        var search = Parallel.For(0, count, new ParallelOptions { MaxDegreeOfParallelism = Environment.ProcessorCount }, (i, state) =>
        {
            wrong[i] = check((ulong)i);
            if (wrong[i] is not null)
                state.Break();
        });
        return search.LowestBreakIteration is { } smallest ? $"seed {smallest}: {wrong[smallest]}" : null;
    }
}
