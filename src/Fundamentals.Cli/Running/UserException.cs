namespace Fundamentals.Cli.Running;

/// <summary>The user asked for something that cannot be done. Each line of the message says one thing that is wrong.</summary>
internal sealed class UserException : Exception
{
    public UserException(string message)
        : base(message)
    {
    }

    public UserException(IEnumerable<string> lines)
        : base(string.Join(Environment.NewLine, lines))
    {
    }
}
