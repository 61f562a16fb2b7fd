namespace Fundamentals.Exercises.Fallacies;

/// <summary>What can be wrong with a payment service.</summary>
internal enum PaymentProblem
{
    None,

    /// <summary>A key was charged twice, and nobody had asked again: the network copied a message.</summary>
    CopyCharged,

    /// <summary>A key was charged twice, the client having asked again.</summary>
    RetryCharged,

    /// <summary>A key was charged twice, with others in between.</summary>
    ForgetsKeys,

    /// <summary>A key was charged, and who asked for it was never answered.</summary>
    Silent,

    /// <summary>A key was not charged, and who asked for it was never answered.</summary>
    NeverAnswers,

    /// <summary>An answer is no receipt.</summary>
    OtherAnswer,

    /// <summary>An answer is the receipt of another key.</summary>
    OtherReceipt,

    /// <summary>Somebody was answered, and not charged.</summary>
    NotCharged,

    /// <summary>One of two like purchases was not charged.</summary>
    Swallowed,

    /// <summary>A charge that nobody asked for.</summary>
    Altered,

    /// <summary>So many events that the run was stopped.</summary>
    RunsAway,
}

/// <summary>How a run of a payment service ended.</summary>
/// <param name="Problem">What is wrong, if anything.</param>
/// <param name="Text">What was seen.</param>
internal sealed record PaymentOutcome(PaymentProblem Problem, string Text)
{
    /// <summary>Gets what should be seen in every world.</summary>
    public static PaymentOutcome Expected { get; } = new(PaymentProblem.None, "each purchase is charged once, and all who ask for it get its receipt");
}
