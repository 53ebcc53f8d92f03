using LiteCognito;
using LiteCognito.Hosting;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Options;

namespace Microsoft.Extensions.DependencyInjection;

public sealed partial class CognitoBuilder
{
    private const string OAuthSection = "OAuth";

    /// <summary>
    /// Adds a <see cref="CognitoOAuthClient"/> for managed login and machine tokens. Its settings are the <c>OAuth</c> part of the
    /// client's configuration section.
    /// </summary>
    /// <returns>The same builder.</returns>
    /// <remarks>
    /// If <see cref="CognitoOAuthOptions.ClientId"/> is not set, the app client and the secret of <see cref="CognitoClientOptions"/> are
    /// used.
    /// </remarks>
    public CognitoBuilder AddOAuth()
    {
        if (Section is not null)
            return AddOAuth(Section.GetSection(OAuthSection));
        AddOAuthCore(path: null);
        return this;
    }

    /// <summary>
    /// Adds a <see cref="CognitoOAuthClient"/> for managed login and machine tokens, with settings from a configuration section.
    /// </summary>
    /// <param name="section">
    /// The section. Its keys are the members of <see cref="CognitoOAuthOptions"/>, such as <c>Domain</c>. An unknown key is an error.
    /// </param>
    /// <returns>The same builder.</returns>
    /// <remarks>
    /// If <see cref="CognitoOAuthOptions.ClientId"/> is not set, the app client and the secret of <see cref="CognitoClientOptions"/> are
    /// used.
    /// </remarks>
    public CognitoBuilder AddOAuth(IConfiguration section)
    {
        ArgumentNullException.ThrowIfNull(section);
        AddOAuthCore(Settings.PathOf(section)).Configure(options => OptionsReader.Read(section, Name, options));
        return this;
    }

    /// <summary>Adds a <see cref="CognitoOAuthClient"/> for managed login and machine tokens, with settings from code.</summary>
    /// <param name="configure">A function that sets the options, at least <see cref="CognitoOAuthOptions.Domain"/>.</param>
    /// <returns>The same builder.</returns>
    /// <remarks>
    /// If <see cref="CognitoOAuthOptions.ClientId"/> is not set, the app client and the secret of <see cref="CognitoClientOptions"/> are
    /// used.
    /// </remarks>
    public CognitoBuilder AddOAuth(Action<CognitoOAuthOptions> configure)
    {
        ArgumentNullException.ThrowIfNull(configure);
        AddOAuthCore(path: null).Configure(configure);
        return this;
    }

    private OptionsBuilder<CognitoOAuthOptions> AddOAuthCore(string? path)
    {
        OptionsBuilder<CognitoOAuthOptions> builder = Services.AddOptions<CognitoOAuthOptions>(Name);
        if (!Services.Has<CognitoOAuthClient>(Name))
        {
            builder.Configure<IServiceProvider>(static (options, provider) =>
                options.TimeProvider = provider.GetService<TimeProvider>() ?? options.TimeProvider);
            builder.PostConfigure<IOptionsMonitor<CognitoClientOptions>>((options, clients) => Inherit(options, clients.Get(Name)));
            AddSingleton(Name, provider => new CognitoOAuthClient(
                provider.GetRequiredService<IOptionsMonitor<CognitoOAuthOptions>>().Get(Name), CreateHttpClient(provider)));
            Services.AddSingleton<IValidateOptions<CognitoOAuthOptions>>(
                new NamedValidation<CognitoOAuthOptions>(Name, options => OptionsReader.Check(options, path)));
            builder.ValidateOnStart();
        }
        return builder;
    }

    private static void Inherit(CognitoOAuthOptions options, CognitoClientOptions client)
    {
        if (options.ClientId is null)
        {
            options.ClientId = client.ClientId;
            options.ClientSecret ??= client.ClientSecret;
        }
    }
}
