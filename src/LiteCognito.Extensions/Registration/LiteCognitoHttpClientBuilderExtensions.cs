using LiteCognito;
using LiteCognito.Hosting;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Adds tokens of Cognito to the requests of HTTP clients.</summary>
public static class LiteCognitoHttpClientBuilderExtensions
{
    /// <summary>Adds a token to each request of an HTTP client, with a <see cref="CognitoAuthenticationHandler"/>.</summary>
    /// <param name="builder">The builder of the HTTP client.</param>
    /// <param name="source">
    /// The name of the token source that <c>AddSession</c> or <c>AddMachineTokens</c> has registered, or <see langword="null"/> for the
    /// default one.
    /// </param>
    /// <param name="create">
    /// A function that creates the handler, for example to set <see cref="CognitoAuthenticationHandler.HeaderName"/>, or
    /// <see langword="null"/> to send a bearer token in the <c>Authorization</c> header.
    /// </param>
    /// <returns>The same builder.</returns>
    /// <remarks>
    /// The source is a singleton, so that a session outlives the handlers that the factory replaces. The handler follows redirects itself,
    /// so redirects are turned off in the primary handler.
    /// </remarks>
    /// <example>
    /// <code language="csharp">
    /// using Microsoft.Extensions.DependencyInjection;
    ///
    /// builder.Services.AddLiteCognito(builder.Configuration.GetSection("Cognito")).AddMachineTokens("orders/read");
    /// builder.Services.AddHttpClient("orders", http => http.BaseAddress = new("https://api.example.com/"))
    ///     .AddCognitoToken();
    /// </code>
    /// </example>
    public static IHttpClientBuilder AddCognitoToken(
        this IHttpClientBuilder builder, string? source = null, Func<ICognitoTokenSource, CognitoAuthenticationHandler>? create = null)
    {
        ArgumentNullException.ThrowIfNull(builder);
        return builder
            .ConfigurePrimaryHttpMessageHandler(static (handler, _) => ForbidRedirects(handler))
            .AddHttpMessageHandler(provider =>
            {
                ICognitoTokenSource tokens = TokenSources.Find(provider, source ?? Options.Options.DefaultName);
                return create?.Invoke(tokens) ?? new CognitoAuthenticationHandler(tokens);
            });
    }

    private static void ForbidRedirects(HttpMessageHandler handler)
    {
        if (OperatingSystem.IsBrowser())
            return;
        if (handler is SocketsHttpHandler { AllowAutoRedirect: true } sockets)
            sockets.AllowAutoRedirect = false;
        else if (handler is HttpClientHandler { AllowAutoRedirect: true } client)
            client.AllowAutoRedirect = false;
    }
}
