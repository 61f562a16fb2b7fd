namespace Fundamentals.Replication;

/// <summary>A replica answered that the store will not do what was asked, because it cannot keep its promise now.</summary>
public sealed class UnavailableException : Exception
{
    /// <summary>Makes an error without more to say.</summary>
    public UnavailableException()
    {
    }

    /// <summary>Makes an error.</summary>
    /// <param name="message">Who refused what, and why.</param>
    public UnavailableException(string message)
        : base(message)
    {
    }

    /// <summary>Makes an error that another one caused.</summary>
    /// <param name="message">Who refused what, and why.</param>
    /// <param name="inner">The cause.</param>
    public UnavailableException(string message, Exception? inner)
        : base(message, inner)
    {
    }

    /// <summary>
    /// Gets a value indicating whether the request certainly had no effect and never will have. If not, it is in doubt, as
    /// after a timeout.
    /// </summary>
    public bool HadNoEffect { get; init; }
}
