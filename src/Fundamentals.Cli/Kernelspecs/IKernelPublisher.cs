namespace Fundamentals.Cli.Kernelspecs;

/// <summary>Makes the kernel program.</summary>
internal interface IKernelPublisher
{
    /// <summary>Publishes the program to a folder.</summary>
    /// <param name="folder">The folder; it is made.</param>
    /// <param name="cancellationToken">Gives up; the folder may be left with a part of the program.</param>
    /// <returns>What the user should know about how it was made, or null.</returns>
    Task<string?> PublishAsync(string folder, CancellationToken cancellationToken);
}
