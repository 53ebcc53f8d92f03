using System.Net.Http.Headers;
using System.Runtime.ExceptionServices;
using Flurl.Http;

namespace LiteCognito;

/// <summary>
/// Sends requests through a Flurl client, so that its settings, hooks and <c>HttpTest</c> apply to them:
/// <c>new CognitoClient(options, new HttpClient(new FlurlTransport(flurlClient)))</c>.
/// </summary>
/// <remarks>
/// Throws what any other handler does: <see cref="HttpRequestException"/> and <see cref="OperationCanceledException"/>. Of Flurl's
/// time-out and that of the <see cref="HttpClient"/> the shorter one counts.
/// </remarks>
public sealed class FlurlTransport : HttpMessageHandler
{
    private readonly IFlurlClient _client;

    /// <summary>Sends through <paramref name="client"/>, which stays the caller's. Flurl does not follow redirects for it.</summary>
    /// <param name="client">
    /// A client without <c>WithCognito</c>: a session that refreshed through itself would wait for itself. Where it wraps an
    /// <see cref="HttpClient"/> of the caller's, that should not follow redirects either.
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

    private FlurlRequest Translate(HttpRequestMessage request)
    {
        var flurl = new FlurlRequest(request.RequestUri!)
        {
            Verb = request.Method,
            Content = request.Content,
        };
        // Each with its own separator, which is not the same for all.
        foreach ((string name, HeaderStringValues values) in request.Headers.NonValidated)
            flurl.Headers.Add(name, values.ToString());
        // Here too, or the client's defaults would take their place.
        if (request.Content is { } content)
            foreach ((string name, HeaderStringValues values) in content.Headers.NonValidated)
                flurl.Headers.Add(name, values.ToString());
        // Its settings come with it; after the headers, which go before its defaults.
        flurl.Client = _client;
        // What the status means is for the caller to say.
        flurl.AllowAnyHttpStatus().WithAutoRedirect(false);
        return flurl;
    }

    private async Task<HttpResponseMessage> SendAsync(FlurlRequest request, CancellationToken cancellationToken)
    {
        try
        {
            IFlurlResponse? response = await _client.SendAsync(
                request, HttpCompletionOption.ResponseHeadersRead, cancellationToken).ConfigureAwait(false);
            return response?.ResponseMessage
                ?? throw new HttpRequestException("There was no answer, and a hook of the Flurl client took the error for handled.");
        }
        catch (FlurlHttpTimeoutException e)
        {
            throw new TaskCanceledException(e.Message, new TimeoutException(e.Message, e));
        }
        catch (FlurlHttpException e) when (e.Call?.HttpResponseMessage is { } refused)
        {
            return refused; // a hook or HttpTest may narrow what is allowed
        }
        catch (FlurlHttpException e)
        {
            if (e.InnerException is { } inner)
                ExceptionDispatchInfo.Throw(inner);
            throw new HttpRequestException(e.Message, e);
        }
    }
}
