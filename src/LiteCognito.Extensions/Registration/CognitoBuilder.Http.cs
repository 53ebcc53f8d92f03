using LiteCognito;

namespace Microsoft.Extensions.DependencyInjection;

public sealed partial class CognitoBuilder
{
    private const string HttpClientName = "LiteCognito";

    /// <summary>Registers the HTTP client of a Cognito client.</summary>
    /// <remarks>
    /// The settings of ConfigureHttpClientDefaults precede those of a named client, even if they are registered later. Clearing the
    /// handlers here therefore removes those of the defaults, such as a handler that retries, and no handler that is added to this client.
    /// </remarks>
    internal static IHttpClientBuilder AddHttpClient(IServiceCollection services, string name) => FindHttpClient(services, name)
        .ConfigureHttpClient(static http => http.Timeout = Timeout.InfiniteTimeSpan) // CallLimits limits the time
        .ConfigurePrimaryHttpMessageHandler(CognitoHttp.CreateHandler)
        .ConfigureAdditionalHttpMessageHandlers(static (handlers, _) => handlers.Clear())
        .SetHandlerLifetime(Timeout.InfiniteTimeSpan); // the client is a singleton, and the primary handler replaces its connections

    internal static IHttpClientBuilder FindHttpClient(IServiceCollection services, string name) =>
        services.AddHttpClient(name.Length == 0 ? HttpClientName : $"{HttpClientName}:{name}");

    internal HttpClient CreateHttpClient(IServiceProvider provider) =>
        provider.GetRequiredService<IHttpClientFactory>().CreateClient(HttpClient.Name);
}
