namespace Fundamentals.Kernel.Startup;

/// <summary>The kernel cannot start. The message is the one line that the user is shown.</summary>
internal sealed class StartupException(string message) : Exception(message);
