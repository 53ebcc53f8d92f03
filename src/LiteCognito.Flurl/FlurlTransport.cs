using System.Net.Http.Headers;
using System.Runtime.ExceptionServices;
using Flurl.Http;

namespace LiteCognito;

/// <summary>
/// Sends the requests of an <see cref="HttpClient"/> through a Flurl client, so that the Flurl client's settings and hooks and
/// <c>HttpTest</c> apply to them.
/// </summary>
/// <remarks>
/// <para>
/// The handler throws <see cref="HttpRequestException"/> and <see cref="OperationCanceledException"/>, as other handlers do. The shorter of
/// Flurl's timeout and the timeout of the <see cref="HttpClient"/> applies.
/// </para>
/// <para>To send the calls of a <see cref="CognitoClient"/> through Flurl, create the client as follows:</para>
/// <code>new CognitoClient(options, new HttpClient(new FlurlTransport(flurlClient)))</code>
/// </remarks>
public sealed class FlurlTransport : HttpMessageHandler
{
    private readonly IFlurlClient _client;

    /// <summary>Creates a handler that sends requests through a Flurl client.</summary>
    /// <param name="client">
    /// The Flurl client. The caller owns it. It must not use <c>WithCognito</c>, because a session that refreshes through itself would
    /// deadlock. The handler turns Flurl's redirects off. If the client wraps an <see cref="HttpClient"/>, the <see cref="HttpClient"/>
    /// should not follow redirects either.
    /// </param>
    public FlurlTransport(IFlurlClient client)
    {
        ArgumentNullException.ThrowIfNull(client);
        _client = client;
    }

    /// <inheritdoc/>
    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        HttpResponseMessage response = await SendAsync(Translate(request), cancellationToken).ConfigureAwait(false);
        response.RequestMessage = request;
        return response;
    }

    /// <summary>Throws an exception, because Flurl sends requests only asynchronously.</summary>
    /// <param name="request">The request.</param>
    /// <param name="cancellationToken">A token that cancels the request.</param>
    /// <returns>Nothing, because the method always throws.</returns>
    /// <exception cref="NotSupportedException">Always.</exception>
    protected override HttpResponseMessage Send(HttpRequestMessage request, CancellationToken cancellationToken) =>
        throw new NotSupportedException(
            "FlurlTransport cannot send synchronous requests. Call HttpClient.SendAsync instead of HttpClient.Send.");

    private FlurlRequest Translate(HttpRequestMessage request)
    {
        var flurl = new FlurlRequest(request.RequestUri!)
        {
            Verb = request.Method,
            Content = request.Content,
        };
        // ToString joins several values with the separator of the header, which differs between headers.
        foreach ((string name, HeaderStringValues values) in request.Headers.NonValidated)
            flurl.Headers.Add(name, values.ToString());
        // Content headers must be added too, or the defaults of the Flurl client replace them.
        if (request.Content is { } content)
            foreach ((string name, HeaderStringValues values) in content.Headers.NonValidated)
                flurl.Headers.Add(name, values.ToString());
        // Set the client after the headers, so that they take precedence over the client's defaults.
        flurl.Client = _client;
        // The caller handles the status.
        flurl.AllowAnyHttpStatus().WithAutoRedirect(false);
        // Flurl's requests have no options, and in a browser they forbid redirects. So the message that Flurl creates gets them.
        flurl.BeforeCall(call =>
        {
            foreach ((string key, object? value) in request.Options)
                call.HttpRequestMessage.Options.Set(new(key), value);
        });
        return flurl;
    }

    private async Task<HttpResponseMessage> SendAsync(FlurlRequest request, CancellationToken cancellationToken)
    {
        try
        {
            IFlurlResponse? response = await _client.SendAsync(
                request, HttpCompletionOption.ResponseHeadersRead, cancellationToken).ConfigureAwait(false);
            return response?.ResponseMessage
                ?? throw new HttpRequestException(
                    "There is no response, because a hook of the Flurl client handled the error by setting ExceptionHandled.");
        }
        // FlurlHttpException.Call holds the request with its secrets, so it does not become an inner exception.
        catch (FlurlHttpTimeoutException e)
        {
            throw new TaskCanceledException(e.Message, new TimeoutException(e.Message));
        }
        catch (FlurlHttpException e) when (e.Call?.HttpResponseMessage is { } refused)
        {
            return refused; // a hook or HttpTest can restrict the allowed statuses
        }
        catch (FlurlHttpException e)
        {
            if (e.InnerException is { } inner)
                ExceptionDispatchInfo.Throw(inner);
            throw new HttpRequestException(e.Message);
        }
    }
}
