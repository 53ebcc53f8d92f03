using LiteCognito;
using LiteCognito.Hosting;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Adds services to a Cognito client that <c>AddLiteCognito</c> has registered.</summary>
/// <remarks>
/// The client, its token verifier and its token sources are singletons. They are keyed with <see cref="Name"/>; those of the default
/// client can also be resolved without a key.
/// </remarks>
public sealed partial class CognitoBuilder
{
    internal CognitoBuilder(IServiceCollection services, string name, IHttpClientBuilder httpClient, IConfiguration? section)
    {
        Services = services;
        Name = name;
        HttpClient = httpClient;
        Section = section;
    }

    /// <summary>Gets the services of the application.</summary>
    public IServiceCollection Services { get; }

    /// <summary>
    /// Gets the name of the client. It is the key of its services, the name of its <see cref="CognitoClientOptions"/> and
    /// <see cref="CognitoOAuthOptions"/>, and empty for the default client.
    /// </summary>
    public string Name { get; }

    /// <summary>
    /// Gets the builder of the HTTP client that sends the requests of this client to Cognito. Handlers that
    /// <c>ConfigureHttpClientDefaults</c> adds are not used; handlers that you add here are.
    /// </summary>
    public IHttpClientBuilder HttpClient { get; }

    /// <summary>Gets the configuration section of the client, or <see langword="null"/> if code configures it.</summary>
    internal IConfiguration? Section { get; }

    /// <summary>Returns a key of the client's configuration section, or the member of the options if there is no section.</summary>
    internal string KeyOf(string options, string member, string? subsection = null) =>
        Settings.PathOf(Section) is { Length: > 0 } path
            ? subsection is null ? $"{path}:{member}" : $"{path}:{subsection}:{member}"
            : $"{options}.{member}";

    /// <summary>Registers a singleton under a key, and for the default client also without a key.</summary>
    internal void AddSingleton<T>(string key, Func<IServiceProvider, T> create)
        where T : class
    {
        Services.TryAddKeyedSingleton(key, (provider, _) => create(provider));
        if (key == Options.Options.DefaultName)
            Services.TryAddSingleton(provider => provider.GetRequiredKeyedService<T>(key));
    }
}
