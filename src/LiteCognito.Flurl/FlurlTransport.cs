using Flurl.Http;

namespace LiteCognito;

/// <summary>
/// Sends requests through a Flurl client, so that its settings, hooks and <c>HttpTest</c> apply to them:
/// <c>new CognitoClient(options, new HttpClient(new FlurlTransport(flurlClient)))</c>.
/// </summary>
public sealed class FlurlTransport : HttpMessageHandler
{
    private readonly IFlurlClient _client;

    /// <summary>Sends through <paramref name="client"/>, which stays the caller's. Redirects are not followed.</summary>
    public FlurlTransport(IFlurlClient client)
    {
        ArgumentNullException.ThrowIfNull(client);
        _client = client;
    }

    /// <inheritdoc/>
    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        var flurl = new FlurlRequest(request.RequestUri!)
        {
            Verb = request.Method,
            Content = request.Content,
        };
        foreach ((string name, IEnumerable<string> values) in request.Headers)
            flurl.Headers.Add(name, string.Join(", ", values));
        // What the status means is for the caller to say, as with any other handler.
        flurl.AllowAnyHttpStatus().WithAutoRedirect(false);
        try
        {
            IFlurlResponse response = await _client.SendAsync(flurl, HttpCompletionOption.ResponseHeadersRead, cancellationToken).ConfigureAwait(false);
            return response.ResponseMessage;
        }
        catch (FlurlHttpTimeoutException e)
        {
            throw new TaskCanceledException(e.Message, new TimeoutException(e.Message, e));
        }
        catch (FlurlHttpException e) when (e.InnerException is HttpRequestException or OperationCanceledException)
        {
            System.Runtime.ExceptionServices.ExceptionDispatchInfo.Throw(e.InnerException);
            throw;
        }
    }
}
