using Fundamentals.Exercises.Checking;
using Fundamentals.Replication;

namespace Fundamentals.Exercises.Consistency;

/// <summary>Exercise 4.4: read-your-writes over a store whose followers lag.</summary>
internal static class ReadOwn
{
    public static Exercise<Func<StoreClient, string, long, Task<string?>>> Make() => new(
        "4.4",
        "Read your writes",
        [
            "What tells you that the near replica is behind? You know which version you have written, and the value that comes back is a version.",
            "Read at the near replica. If long.Parse(found ?? \"0\") is at least written, return it. Else set client.Replica to \"primary\", read there and return that; and set the replica back in a finally block, so that it is also done when the read throws.",
            "var found = await client.Read(key); if (long.Parse(found ?? \"0\") >= written) return found; var near = client.Replica; client.Replica = \"primary\"; try { return await client.Read(key); } finally { client.Replica = near; }",
        ],
        new Examination<Func<StoreClient, string, long, Task<string?>>, ProfileCase, ProfileResult>
        {
            Cases = [.. ProfileCase.All()],
            Ask = (answer, one, _) => one.Run(answer),
            Solve = _ => ProfileCase.Right,
            AreEqual = (left, right) => left.Faults.SequenceEqual(right.Faults),
            Describe = one => one.ToString(),
            Write = result => result.Text,
            WhenSolved = "Users see their own changes at once, and the primary serves only those reads that need it.",
            WhenWrong = "Not every read is done as it should be.",
            Mistakes = Known(),
        });

    private static IReadOnlyList<Mistake<ProfileCase, ProfileResult>> Known() =>
    [
        Has("A read of yours never comes to an end. While the primary is down nothing newer can be had: try once, and let the exception through.", ReadFault.NeverDone),
        Has("Your function does not ask the near replica first. The primary serves everybody; most reads can be answered by the replica next door, which client.Replica is.", ReadFault.PrimaryFirst),
        Has("Your function leaves the client at the primary: every later read goes there. Set client.Replica back, in a finally block, since the read may throw.", ReadFault.NotBackAtOwnReplica),
        Has("Your function returns an old version when the primary gives no answer. The user would think that the change is lost: let the exception through.", ReadFault.Hidden),
        Has("Your function returns a version that is older than what the client has written. Where the near replica is behind, ask the primary. If it does so, and compares texts: \"10\" comes before \"9\". Compare numbers, long.Parse(found ?? \"0\").", ReadFault.Old),
        Has("Your function asks the primary though the near replica has all that was written. Equal is new enough, and a client that has written nothing takes any answer. If it compares texts: \"10\" comes before \"9\".", ReadFault.PrimaryNotNeeded),
        Has("Your function throws though every replica that it asked has answered.", ReadFault.ThrownForNothing),
        Has("Your function returns something that no replica has said.", ReadFault.NotWhatWasRead),
    ];

    private static Mistake<ProfileCase, ProfileResult> Has(string message, ReadFault fault) =>
        new(message, attempts => attempts.Any(attempt => attempt.Value?.Faults.Contains(fault) == true));
}
