using Fundamentals.Simulator;

namespace Fundamentals.Integrations.Resilience;

/// <summary>Polly's resilience pipelines for the scripts of a simulation.</summary>
public static class ResilienceExtensions
{
    /// <summary>Starts a Polly pipeline on virtual time.</summary>
    /// <param name="client">Whose script will use it; what the pipeline does is noted under its name.</param>
    /// <param name="name">The pipeline's name. It also names the random stream of its jitter: pipelines of one client that
    /// must not share their draws need different names.</param>
    public static SimulatedPipelineBuilder Resilience(this Client client, string name = "resilience")
    {
        ArgumentNullException.ThrowIfNull(client);
        ArgumentException.ThrowIfNullOrWhiteSpace(name);
        return new SimulatedPipelineBuilder(client, name);
    }

    /// <summary>Starts a Polly pipeline on virtual time that also judges results, and can hedge and fall back.</summary>
    /// <typeparam name="T">What the pipeline's calls give.</typeparam>
    /// <inheritdoc cref="Resilience(Client, string)"/>
    public static SimulatedPipelineBuilder<T> Resilience<T>(this Client client, string name = "resilience")
    {
        ArgumentNullException.ThrowIfNull(client);
        ArgumentException.ThrowIfNullOrWhiteSpace(name);
        return new SimulatedPipelineBuilder<T>(client, name);
    }
}
