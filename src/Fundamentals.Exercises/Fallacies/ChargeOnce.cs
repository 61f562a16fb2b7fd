using Fundamentals.Exercises.Checking;
using Fundamentals.Simulator;

namespace Fundamentals.Exercises.Fallacies;

/// <summary>Exercise 1.1: a payment service that charges once, however often it is asked.</summary>
internal static class ChargeOnce
{
    public static Exercise<Func<Func<Charge, string>, IStateMachine>> Make() => new(
        "1.1",
        "Charge exactly once",
        [
            "The service cannot stop the network or its clients from asking twice. By what can it recognise that a request is one it has served already? And what does somebody want to hear who asks again because the first answer got lost?",
            "Keep the receipt of each key in a Dictionary<string, string>. If the request's key is in it, answer with that receipt and do not pay; if not, pay, keep the receipt, and answer. Answer in any case: whoever asks again has not got the answer.",
            "class MyPayment(Func<Charge, string> pay) : IStateMachine { Dictionary<string, string> receipts = []; public void Receive(INode node, Message message) { var charge = (Charge)message.Body; if (!receipts.ContainsKey(charge.Key)) receipts[charge.Key] = pay(charge); node.Reply(message, receipts[charge.Key]); } }",
        ],
        new Examination<Func<Func<Charge, string>, IStateMachine>, PaymentWorld, PaymentOutcome>
        {
            Cases = [.. PaymentWorld.All()],
            Ask = (answer, world, _) => new PaymentRun(world).Of(answer),
            Solve = _ => PaymentOutcome.Expected,
            AreEqual = (got, _) => got.Problem == PaymentProblem.None,
            Describe = world => world.ToString(),
            Write = outcome => outcome.Text,
            WhenSolved = "The network may lose and double what it likes, and clients may ask again and again: each purchase is charged once, and whoever asks often enough learns of it. Chapter 12 makes it survive the loss of memory.",
            WhenWrong = "This is not one charge for each purchase, with its receipt for all who ask.",
            Mistakes = [.. Messages().Select(known => IsFirst(known.Problem, known.Message))],
        });

    private static IEnumerable<(PaymentProblem Problem, string Message)> Messages() =>
    [
        (PaymentProblem.CopyCharged, "Your service charged a card again for a copy that the network made of one message. Keep the keys that you have served, and look whether charge.Key is among them before you pay."),
        (PaymentProblem.RetryCharged, "Your service charged a card again when the client asked again. A retry is a new message with another Id, and only its Key is the same: recognise it by charge.Key."),
        (PaymentProblem.ForgetsKeys, "Your service forgot a key after it had served others, and charged it again. Keep all keys, not just the last: a Dictionary<string, string> or a HashSet<string>."),
        (PaymentProblem.Silent, "Your service does not answer when it is asked again. Whoever asks again has not got the first answer, and goes on asking: answer with the receipt that you kept."),
        (PaymentProblem.NeverAnswers, "Your service did not answer. Call node.Reply(message, receipt) for every message."),
        (PaymentProblem.OtherAnswer, "Your service answered somebody who asked again with something else than the receipt. They are to hear what the first answer said: keep the receipt with the key."),
        (PaymentProblem.OtherReceipt, "Your service answered with the receipt of another purchase. Keep one receipt for each key, and mind that purchases of several clients come in between each other."),
        (PaymentProblem.NotCharged, "Your service answered, and never paid. Call pay(charge) once for each key. (If the keys are in a static field, they are still there from an earlier run: make it an instance's.)"),
        (PaymentProblem.Swallowed, "Your service charged one of two purchases of the same card and amount. Somebody may buy a thing twice: only the key tells a purchase from another."),
        (PaymentProblem.Altered, "Your service charged something that nobody asked for. Give pay the very charge that you got."),
        (PaymentProblem.RunsAway, "Your service keeps the simulation busy for ever. Is there a timer that sets itself again and again, or a message to itself?"),
    ];

    private static Mistake<PaymentWorld, PaymentOutcome> IsFirst(PaymentProblem problem, string message) =>
        new(message, attempts => attempts.First(attempt => !attempt.IsRight).Value?.Problem == problem);
}
