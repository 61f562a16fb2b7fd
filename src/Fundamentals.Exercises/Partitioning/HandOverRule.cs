using Fundamentals.Exercises.Checking;
using Fundamentals.Replication.Sharding;

namespace Fundamentals.Exercises.Partitioning;

/// <summary>Exercise 10.5: what a node does with a request while shards move.</summary>
internal static class HandOverRule
{
    public static Exercise<Func<ShardView, long, Turn>> Make() => new(
        "10.5",
        "Answer, pass on, or wait",
        [
            "Three nodes may get a request for a shard: the one that has it, one that somebody believes to have it, and one that has nothing to do with it. Which of them may answer? And of those that may not, which one can be sure that the shard will come?",
            "Only the owner answers: shard.Owner is shard.Me. To everybody else the request says, with its epoch, in which epoch they are the owner. If they do not know that epoch yet, the token is on its way to them. If they know it, it is over, and they know who came after.",
            "if (shard.Owner == shard.Me) return Turn.Answer; and of the rest, those with epoch > shard.Epoch wait for the token, and all others pass the request on. A client sends 0, which is smaller than every epoch.",
        ],
        new Examination<Func<ShardView, long, Turn>, HandOverCase, Turn?>
        {
            Cases = [.. HandOverCase.Make()],
            Ask = (answer, one, _) => answer(one.Shard, one.Epoch),
            Solve = one => one.Right,
            AreEqual = (left, right) => left == right,
            Describe = one => $"{one.Shard}; a request comes {(one.Epoch == 0 ? "from a client, with 0" : $"from a node that believes {one.Shard.Me} to be the owner in epoch {one.Epoch}")}",
            Write = turn => $"Turn.{turn}",
            WhenSolved = "One owner answers, whoever was named too early waits for the token, everybody else passes on, and since each hop names a later epoch no request goes in circles. Let it run the store: all with { Rule = Next } in the cells above.",
            WhenWrong = "This is not what keeps the shard safe, or its requests moving.",
            Mistakes = Known(),
        });

    private static IReadOnlyList<Mistake<HandOverCase, Turn?>> Known() =>
    [
        Like("Your function always answers. Then every node is an owner: what one of them is told the others do not know.", _ => Turn.Answer),
        Like("Your function always passes on, the owner too: nobody is ever answered.", _ => Turn.PassOn),
        Like("Your function always waits, also where the shard is already: nobody is ever answered.", _ => Turn.Wait),
        Like(
            "Your function answers as soon as a request names the node as the owner, before it has the token. It has only a part of the shard then: reads miss what is not there yet, and what it writes is undone by the parts that are still to come.",
            one => one.Shard.Owner == one.Shard.Me || one.Epoch > one.Shard.Epoch ? Turn.Answer : Turn.PassOn,
            one => one.Epoch >= one.Shard.Epoch || one.Shard.Owner == one.Shard.Me ? Turn.Answer : Turn.PassOn),
        Like(
            "Your function never waits. A node that is named as the owner, and has not got the token, then sends the request back to the old owner, who sends it back again: it goes in circles until the token is there.",
            one => one.Shard.Owner == one.Shard.Me ? Turn.Answer : Turn.PassOn),
        Like(
            "Your function never passes on: it waits wherever the node is not the owner. At a node to which the shard does not come, that is for ever.",
            one => one.Shard.Owner == one.Shard.Me ? Turn.Answer : Turn.Wait),
        Like(
            "Your function waits for the past: it has the comparison the wrong way round. A request with an epoch that the node knows already comes too late, and goes on to the owner after it; one with an epoch that the node does not know yet comes too early, and waits.",
            one => one.Shard.Owner == one.Shard.Me ? Turn.Answer : one.Epoch < one.Shard.Epoch ? Turn.Wait : Turn.PassOn,
            one => one.Shard.Owner == one.Shard.Me ? Turn.Answer : one.Epoch <= one.Shard.Epoch ? Turn.Wait : Turn.PassOn),
        Like(
            "Your function waits for the very next epoch only. A node that had nothing to do with a shard may have slept through several, and be named as the owner of a much later one.",
            one => one.Shard.Owner == one.Shard.Me ? Turn.Answer : one.Epoch == one.Shard.Epoch + 1 ? Turn.Wait : Turn.PassOn),
        new(
            "Your owner does not answer every request. Who has the token answers, whatever epoch the request names: a client names none, and a late one an epoch that is over.",
            attempts => attempts.All(a => a.IsRight || a.Case.Right == Turn.Answer)),
    ];

    private static Mistake<HandOverCase, Turn?> Like(string message, params Func<HandOverCase, Turn>[] programs) =>
        new(message, attempts => programs.Any(program => attempts.All(attempt => attempt.Value == program(attempt.Case))));
}
