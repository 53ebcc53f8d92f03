using LiteCognito;
using LiteCognito.Hosting;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Options;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Registers Cognito clients with an application's services.</summary>
public static class LiteCognitoServiceCollectionExtensions
{
    /// <summary>
    /// Registers a <see cref="CognitoClient"/> and a <see cref="CognitoTokenVerifier"/> as singletons, with settings from a configuration
    /// section.
    /// </summary>
    /// <param name="services">The services of the application.</param>
    /// <param name="section">
    /// The section. Its keys are the members of <see cref="CognitoClientOptions"/>, such as <c>UserPoolId</c> and
    /// <c>Limits:MaxAttempts</c>. An unknown key or an invalid value is an error when the host starts, or when the client is first used.
    /// </param>
    /// <returns>A builder that adds sessions, machine tokens and other services to the client.</returns>
    /// <remarks>
    /// If the application registers a <see cref="TimeProvider"/>, the client uses it. A second call adds its settings to those of the
    /// first.
    /// </remarks>
    /// <example>
    /// <code language="csharp">
    /// using LiteCognito;
    /// using Microsoft.Extensions.DependencyInjection;
    ///
    /// builder.Services.AddLiteCognito(builder.Configuration.GetSection("Cognito"));
    /// </code>
    /// </example>
    public static CognitoBuilder AddLiteCognito(this IServiceCollection services, IConfiguration section) =>
        services.AddLiteCognito(Options.Options.DefaultName, section);

    /// <summary>
    /// Registers a <see cref="CognitoClient"/> and a <see cref="CognitoTokenVerifier"/> as singletons, with settings from code.
    /// </summary>
    /// <param name="services">The services of the application.</param>
    /// <param name="configure">A function that sets the options.</param>
    /// <returns>A builder that adds sessions, machine tokens and other services to the client.</returns>
    /// <remarks>
    /// The options are validated when the host starts, or when the client is first used. If the application registers a
    /// <see cref="TimeProvider"/>, the client uses it. A second call adds its settings to those of the first.
    /// </remarks>
    public static CognitoBuilder AddLiteCognito(this IServiceCollection services, Action<CognitoClientOptions> configure) =>
        services.AddLiteCognito(Options.Options.DefaultName, configure);

    /// <summary>
    /// Registers a named <see cref="CognitoClient"/> and <see cref="CognitoTokenVerifier"/> as keyed singletons, with settings from a
    /// configuration section.
    /// </summary>
    /// <param name="services">The services of the application.</param>
    /// <param name="name">The name of the client, which is the key of its services and the name of its options.</param>
    /// <param name="section">
    /// The section. Its keys are the members of <see cref="CognitoClientOptions"/>. An unknown key or an invalid value is an error when
    /// the host starts, or when the client is first used.
    /// </param>
    /// <returns>A builder that adds sessions, machine tokens and other services to the client.</returns>
    public static CognitoBuilder AddLiteCognito(this IServiceCollection services, string name, IConfiguration section)
    {
        ArgumentNullException.ThrowIfNull(services);
        ArgumentNullException.ThrowIfNull(name);
        ArgumentNullException.ThrowIfNull(section);
        CognitoBuilder builder = Add(services, name, section);
        services.AddOptions<CognitoClientOptions>(name).Configure(options => OptionsReader.Read(section, name, options));
        return builder;
    }

    /// <summary>
    /// Registers a named <see cref="CognitoClient"/> and <see cref="CognitoTokenVerifier"/> as keyed singletons, with settings from code.
    /// </summary>
    /// <param name="services">The services of the application.</param>
    /// <param name="name">The name of the client, which is the key of its services and the name of its options.</param>
    /// <param name="configure">A function that sets the options.</param>
    /// <returns>A builder that adds sessions, machine tokens and other services to the client.</returns>
    public static CognitoBuilder AddLiteCognito(this IServiceCollection services, string name, Action<CognitoClientOptions> configure)
    {
        ArgumentNullException.ThrowIfNull(services);
        ArgumentNullException.ThrowIfNull(name);
        ArgumentNullException.ThrowIfNull(configure);
        CognitoBuilder builder = Add(services, name, section: null);
        services.AddOptions<CognitoClientOptions>(name).Configure(configure);
        return builder;
    }

    private static CognitoBuilder Add(IServiceCollection services, string name, IConfiguration? section)
    {
        bool isFirst = !services.Has<CognitoClient>(name);
        IHttpClientBuilder http = isFirst ? CognitoBuilder.AddHttpClient(services, name) : CognitoBuilder.FindHttpClient(services, name);
        var builder = new CognitoBuilder(services, name, http, section);
        OptionsBuilder<CognitoClientOptions> options = services.AddOptions<CognitoClientOptions>(name);
        if (isFirst)
        {
            options.Configure<IServiceProvider>(static (options, provider) =>
                options.TimeProvider = provider.GetService<TimeProvider>() ?? options.TimeProvider);
            builder.AddSingleton(name, provider => new CognitoClient(
                provider.GetRequiredService<IOptionsMonitor<CognitoClientOptions>>().Get(name), builder.CreateHttpClient(provider)));
            builder.AddSingleton(name, provider => provider.GetRequiredKeyedService<CognitoClient>(name).CreateTokenVerifier());
            services.AddSingleton<IValidateOptions<CognitoClientOptions>>(
                new NamedValidation<CognitoClientOptions>(name, options => OptionsReader.Check(options, Settings.PathOf(section))));
            options.ValidateOnStart();
        }
        return builder;
    }
}
