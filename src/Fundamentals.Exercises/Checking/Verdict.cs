namespace Fundamentals.Exercises.Checking;

/// <summary>What an examination found, before it is known whose.</summary>
internal sealed record Verdict(CheckStatus Status, string Message, string? Tried = null, string? Expected = null, string? Got = null, string? Printed = null);
