namespace Fundamentals.Exercises.Fallacies;

/// <summary>A request to charge a card, as clients of exercise 1.1 send it.</summary>
/// <param name="Key">The idempotency key: new for each purchase, and the same whenever that purchase is tried again.</param>
/// <param name="Card">Whose card.</param>
/// <param name="Cents">How much, positive.</param>
public sealed record Charge(string Key, string Card, int Cents);
