using System.Collections.Immutable;
using System.Diagnostics;
using System.Net.Sockets;
using Fundamentals.Simulator;

namespace Fundamentals.Integrations.Http;

/// <summary>
/// Sends HttpClient's requests over the simulated network; host names are node names. Use it behind delegating handlers of
/// your own, in an HttpClient whose Timeout is infinite; otherwise take <see cref="HttpExtensions.Http"/>.
/// </summary>
/// <remarks>
/// What can go wrong looks as it does with real sockets. No answer in time: TaskCanceledException around a TimeoutException,
/// and whether the request was carried out is unknown. A node that does not listen on the port: HttpRequestException with
/// HttpRequestError.ConnectionError around a SocketException, ConnectionRefused, one round trip later. A host that is no
/// node: HttpRequestException with HttpRequestError.NameResolutionError, at once. A crashed or cut-off node does not refuse:
/// it says nothing, as a machine without power. The current Activity travels as the traceparent header.
/// </remarks>
public sealed class SimulatedHttpHandler : HttpMessageHandler
{
    private const string TraceParent = "traceparent";

    private readonly Client _client;
    private readonly TimeSpan _timeout;

    /// <summary>Makes a handler.</summary>
    /// <param name="client">Whose script uses it.</param>
    /// <param name="timeout">How long a request may take, in virtual time; positive. By default <see cref="SimulationOptions.CallDeadline"/>.</param>
    public SimulatedHttpHandler(Client client, TimeSpan? timeout = null)
    {
        ArgumentNullException.ThrowIfNull(client);
        _client = client;
        _timeout = timeout ?? client.Simulation.Options.CallDeadline;
        ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(_timeout, TimeSpan.Zero, nameof(timeout));
    }

    /// <summary>Gets or sets what tells the Timeout of the HttpClient in front, where that is known.</summary>
    internal Func<TimeSpan>? RealTimeout { get; set; }

    /// <inheritdoc/>
    protected override HttpResponseMessage Send(HttpRequestMessage request, CancellationToken cancellationToken) =>
        throw new NotSupportedException("HttpClient.Send blocks its thread while it waits, and the simulation has only one. Use await SendAsync, GetAsync or PostAsync.");

    /// <inheritdoc/>
    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        if (RealTimeout is { } timeout && timeout() != Timeout.InfiniteTimeSpan)
            throw new LeftSimulationException("HttpClient.Timeout was set, and it runs on the machine's clock. Leave it infinite and say client.Http(timeout: …), which is virtual time.");
        var host = Resolve(request.RequestUri);
        var call = await Read(request, cancellationToken);
        try
        {
            var reply = await _client.Call<object>(host, call, _timeout, cancellationToken);
            return Respond(request, host, reply);
        }
        catch (TimeoutException late)
        {
            throw new TaskCanceledException($"{host} did not answer {call} of {_client.Name} within {_timeout.TotalMilliseconds} ms of virtual time.", late, CancellationToken.None);
        }
    }

    private string Resolve(Uri? uri)
    {
        if (uri is not { IsAbsoluteUri: true, Scheme: "http" })
            throw new NotSupportedException($"'{uri}' is not an http:// address. The simulated network has no TLS; write http://node/path.");

        // Uri writes host names in lower case.
        return _client.Simulation.Network.Names.FirstOrDefault(name => name.Equals(uri.Host, StringComparison.OrdinalIgnoreCase))
            ?? throw new HttpRequestException(HttpRequestError.NameResolutionError, $"No node is called '{uri.Host}'. Known: {string.Join(", ", _client.Simulation.Network.Names)}.");
    }

    private static async Task<HttpCall> Read(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var headers = request.Headers.Concat(request.Content?.Headers ?? Enumerable.Empty<KeyValuePair<string, IEnumerable<string>>>())
            .Select(header => KeyValuePair.Create(header.Key, string.Join(", ", header.Value)))
            .ToImmutableArray();
        if (Activity.Current is { IdFormat: ActivityIdFormat.W3C, Id: { } id } && !request.Headers.Contains(TraceParent))
            headers = headers.Add(new(TraceParent, id));
        var bytes = request.Content is { } content ? await content.ReadAsByteArrayAsync(cancellationToken) : [];
        return new HttpCall(request.Method.Method, request.RequestUri!.PathAndQuery, new HttpPayload([.. bytes], headers), request.RequestUri.Port);
    }

    private static HttpResponseMessage Respond(HttpRequestMessage request, string host, object answer)
    {
        if (answer is HttpRefusal refusal)
        {
            throw new HttpRequestException(HttpRequestError.ConnectionError, $"Connection refused ({host}:{refusal.Port})", new SocketException((int)SocketError.ConnectionRefused));
        }

        if (answer is not HttpReply reply)
            throw new HttpRequestException(HttpRequestError.InvalidResponse, $"{host} answered with {answer.GetType().Name}, which is not HTTP. Let its state machine be an HttpService.");
        var response = new HttpResponseMessage((System.Net.HttpStatusCode)reply.Status) { RequestMessage = request, Content = new ByteArrayContent([.. reply.Payload.Bytes]) };
        foreach (var (name, value) in reply.Payload.Headers)
        {
            if (!response.Headers.TryAddWithoutValidation(name, value))
                response.Content.Headers.TryAddWithoutValidation(name, value);
        }

        return response;
    }
}
