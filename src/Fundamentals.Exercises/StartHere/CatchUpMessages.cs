namespace Fundamentals.Exercises.StartHere;

/// <summary>What is said of each problem of a store.</summary>
internal static class CatchUpMessages
{
    public static IReadOnlyList<(CatchUpProblem Problem, string Message)> All { get; } =
    [
        (CatchUpProblem.Threw, "Your store threw an exception, and that ends the run."),
        (CatchUpProblem.RunsAway, "Your store never rests: the run was stopped after 250,000 events. A timer sends again after a while, such as a second; and a confirmation must not itself be confirmed."),
        (CatchUpProblem.WriterWaits, "Your store keeps Ann waiting. Answer a write at once, and see to the copies afterwards: as long as the cable is cut nobody confirms them."),
        (CatchUpProblem.ReaderWaits, "Your store keeps a reader waiting. Answer a read at once from what the node has itself: as long as the cable is cut it cannot ask the other."),
        (CatchUpProblem.AnswersNoText, "Your store answers a read with something else than the value. Reply with the value itself, a string."),
        (CatchUpProblem.SharesMemory, "A value got to the other node while the cable was cut, so your two stores share memory; look for something static, or for one store made for both. Machines can only send each other messages."),
        (CatchUpProblem.WentBack, "Your store goes back to an older value: an old copy that arrives late overwrites a newer one. Number the copies, and keep one only if it is newer than what is there."),
        (CatchUpProblem.OldOverNew, "The newest value arrived, and an older one is there: an old copy that arrives late overwrites a newer one. Number the copies, and keep one only if it is newer than what is there."),
        (CatchUpProblem.WriterForgets, "The node that was written to does not have the newest value itself. Keep it there before you send it on."),
        (CatchUpProblem.NeverSends, "Your store never sends anything to the other node."),
        (CatchUpProblem.SendsOnce, "Your store sends every copy once. One that gets lost is lost for ever: keep it, and set a timer that sends it again until it is confirmed."),
        (CatchUpProblem.SendsWhenAsked, "Your store gets its copies when somebody reads. Then the one who reads first gets the old value, and nobody gets the new one while the other node cannot be reached. Send copies again without being asked, by a timer."),
        (CatchUpProblem.SendsOnArrival, "Your store sends copies again, but only when something else arrives. After the last write nothing does: set a timer."),
        (CatchUpProblem.GivesUp, "Your store gives up: it had stopped sending before the cable was mended. Nobody knows how long a cut lasts, so send again until the copy is confirmed, not a number of times."),
        (CatchUpProblem.NeverKeeps, "The newest copy arrives, or is still being sent, and the other node does not keep it. Look at what your store does with a copy that arrives, and what it compares."),
        (CatchUpProblem.Forgets, "Your store stopped sending a value that the other node never got. A confirmation counts for the copy it confirms and no other: one for an older copy must not end the sending of a newer one, and a copy of one key must not take the place of one of another key."),
        (CatchUpProblem.StillSends, "The other node has everything, and your store goes on sending. Let a copy be confirmed when it arrives, also when it is not kept, and do not send again what is confirmed."),
    ];
}
