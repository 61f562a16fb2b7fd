namespace Fundamentals.Exercises;

/// <summary>
/// Stands in a stub where the learner's code goes: <c>throw new NotSolvedException();</c>. A check that meets it answers
/// "not solved yet".
/// </summary>
public sealed class NotSolvedException : Exception
{
    /// <summary>Makes the exception a stub throws.</summary>
    public NotSolvedException()
        : base("This exercise is not solved yet: put your code in place of this throw.")
    {
    }

    /// <summary>Makes one with another message.</summary>
    /// <param name="message">The message.</param>
    public NotSolvedException(string message)
        : base(message)
    {
    }

    /// <summary>Makes one with another message and a cause.</summary>
    /// <param name="message">The message.</param>
    /// <param name="innerException">The cause.</param>
    public NotSolvedException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}
