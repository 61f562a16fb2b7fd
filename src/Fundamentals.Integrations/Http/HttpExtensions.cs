using Fundamentals.Simulator;

namespace Fundamentals.Integrations.Http;

/// <summary>HttpClient for the scripts of a simulation.</summary>
public static class HttpExtensions
{
    /// <summary>
    /// Makes an HttpClient whose requests cross the simulated network: <c>http://orders/7</c> goes to the node <c>orders</c>.
    /// </summary>
    /// <param name="client">Whose script will use it.</param>
    /// <param name="timeout">How long a request may take, in virtual time; positive. By default <see cref="SimulationOptions.CallDeadline"/>.
    /// It takes the place of HttpClient.Timeout, which runs on the machine's clock and must stay infinite here.</param>
    public static HttpClient Http(this Client client, TimeSpan? timeout = null)
    {
        var handler = new SimulatedHttpHandler(client, timeout);
        var http = new HttpClient(handler) { Timeout = Timeout.InfiniteTimeSpan };
        handler.RealTimeout = () => http.Timeout;
        return http;
    }
}
