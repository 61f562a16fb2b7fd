namespace Fundamentals.Exercises.Fallacies;

/// <summary>What the reader of exercise 1.3 makes of a message.</summary>
/// <param name="Order">The order's number.</param>
/// <param name="Cents">What it costs, in hundredths of the currency.</param>
/// <param name="Currency">Such as <c>EUR</c>.</param>
public sealed record OrderPlaced(int Order, int Cents, string Currency);
