using LiteCognito;
using LiteCognito.Hosting;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Microsoft.Extensions.DependencyInjection;

public sealed partial class CognitoBuilder
{
    private const string SessionSection = "Session";

    /// <summary>
    /// Adds a token source that signs a user in with a password. The user is the <c>Session</c> part of the client's configuration
    /// section.
    /// </summary>
    /// <returns>The same builder.</returns>
    /// <remarks>
    /// The source signs in when a token is first needed, or when the host starts if <see cref="KeepSignedIn"/> is called. It is keyed with
    /// <see cref="Name"/>, as <see cref="ICognitoTokenSource"/> and as <see cref="CognitoSessionSource"/>.
    /// </remarks>
    /// <exception cref="InvalidOperationException">
    /// The client has no configuration section, or a source of this name is already registered.
    /// </exception>
    public CognitoBuilder AddSession() => Section is null
        ? throw new InvalidOperationException("The client has no configuration section. Pass AddSession a section or a function.")
        : AddSession(Section.GetSection(SessionSection));

    /// <summary>Adds a token source that signs a user in with a password, with settings from a configuration section.</summary>
    /// <param name="section">
    /// The section. Its keys are the members of <see cref="CognitoSessionOptions"/>: <c>Username</c>, <c>Password</c>, <c>Flow</c> and
    /// <c>Token</c>. An unknown key is an error.
    /// </param>
    /// <param name="source">The name of the source, or <see langword="null"/> to use the name of the client.</param>
    /// <returns>The same builder.</returns>
    /// <exception cref="InvalidOperationException">A source of this name is already registered.</exception>
    public CognitoBuilder AddSession(IConfiguration section, string? source = null)
    {
        ArgumentNullException.ThrowIfNull(section);
        return AddPasswordSession(
            source ?? Name, Settings.PathOf(section), options => OptionsReader.Read(section, source ?? Name, options));
    }

    /// <summary>Adds a token source that signs a user in with a password, with settings from code.</summary>
    /// <param name="configure">
    /// A function that sets the options: at least the user name, and the password or a function that returns it.
    /// </param>
    /// <param name="source">The name of the source, or <see langword="null"/> to use the name of the client.</param>
    /// <returns>The same builder.</returns>
    /// <exception cref="InvalidOperationException">A source of this name is already registered.</exception>
    /// <example>
    /// <code language="csharp">
    /// using Microsoft.Extensions.DependencyInjection;
    ///
    /// builder.Services.AddLiteCognito(builder.Configuration.GetSection("Cognito"))
    ///     .AddSession(user =>
    ///     {
    ///         user.Username = "reports";
    ///         user.GetPassword = async (_, stop) => await File.ReadAllTextAsync("/run/secrets/reports", stop);
    ///     })
    ///     .KeepSignedIn();
    /// </code>
    /// </example>
    public CognitoBuilder AddSession(Action<CognitoSessionOptions> configure, string? source = null)
    {
        ArgumentNullException.ThrowIfNull(configure);
        return AddPasswordSession(source ?? Name, path: null, configure);
    }

    /// <summary>Adds a token source that signs a user in with a function.</summary>
    /// <param name="signIn">
    /// A function that signs in or restores a session, for example one that answers challenges. The source never calls it concurrently.
    /// </param>
    /// <param name="token">The kind of token that HTTP requests carry.</param>
    /// <param name="source">The name of the source, or <see langword="null"/> to use the name of the client.</param>
    /// <returns>The same builder.</returns>
    /// <exception cref="InvalidOperationException">A source of this name is already registered.</exception>
    public CognitoBuilder AddSession(
        Func<IServiceProvider, CancellationToken, Task<CognitoSession>> signIn, TokenUse token = TokenUse.Access, string? source = null)
    {
        ArgumentNullException.ThrowIfNull(signIn);
        string name = source ?? Name;
        AddSource(name, provider => provider.GetRequiredKeyedService<CognitoSessionSource>(name));
        AddSingleton(name, provider => new CognitoSessionSource(
            new GuardedSignIn(cancellationToken => signIn(provider, cancellationToken), Clock(provider)).SignInAsync, token));
        return this;
    }

    /// <summary>Adds a token source that gets tokens for the application itself, without a user (the client credentials grant).</summary>
    /// <param name="scopes">The scopes to request, or none to request all scopes of the app client.</param>
    /// <returns>The same builder.</returns>
    /// <remarks>
    /// The source is an <see cref="ICognitoTokenSource"/> that is keyed with <see cref="Name"/>. It requires
    /// <see cref="CognitoOAuthOptions.Domain"/>, in the key <c>OAuth:Domain</c> of the client's configuration section or in
    /// <see cref="AddOAuth(Action{CognitoOAuthOptions})"/>, and a client secret.
    /// </remarks>
    /// <exception cref="InvalidOperationException">A source of this name is already registered.</exception>
    /// <example>
    /// <code language="csharp">
    /// using Microsoft.Extensions.DependencyInjection;
    ///
    /// builder.Services.AddLiteCognito(builder.Configuration.GetSection("Cognito")).AddMachineTokens("orders/read");
    /// builder.Services.AddHttpClient("orders", http => http.BaseAddress = new("https://api.example.com/"))
    ///     .AddCognitoToken();
    /// </code>
    /// </example>
    public CognitoBuilder AddMachineTokens(params string[] scopes) => AddMachineTokens(Name, scopes);

    /// <summary>Adds a named token source that gets tokens for the application itself, without a user.</summary>
    /// <param name="source">The name of the source.</param>
    /// <param name="scopes">The scopes to request, or none to request all scopes of the app client.</param>
    /// <returns>The same builder.</returns>
    /// <exception cref="InvalidOperationException">A source of this name is already registered.</exception>
    public CognitoBuilder AddMachineTokens(string source, IEnumerable<string> scopes)
    {
        ArgumentNullException.ThrowIfNull(source);
        ArgumentNullException.ThrowIfNull(scopes);
        string[] all = [.. scopes];
        if (!Services.Has<CognitoOAuthClient>(Name))
            AddOAuth();
        Services.AddSingleton<IValidateOptions<CognitoOAuthOptions>>(new NamedValidation<CognitoOAuthOptions>(
            Name, options => options.ClientSecret is null
                ? $"{KeyOf(nameof(CognitoOAuthOptions), nameof(CognitoOAuthOptions.ClientSecret))} is missing. Machine tokens require an "
                    + "app client with a secret. Set it in the environment or in a store of secrets, not in a file of the repository."
                : null));
        AddSource(source, provider => provider.GetRequiredKeyedService<CognitoOAuthClient>(Name).CreateTokenSource(all));
        return this;
    }

    /// <summary>
    /// Adds a background service that gets the first token when the host starts, refreshes it before it expires, and signs in again after
    /// the session has ended.
    /// </summary>
    /// <param name="source">The name of the token source, or <see langword="null"/> to use the name of the client.</param>
    /// <returns>The same builder.</returns>
    /// <remarks>
    /// The host starts even if Cognito does not respond. The service then tries again, with growing delays of up to a minute. If Cognito
    /// refuses the credentials, it waits 5 minutes.
    /// </remarks>
    public CognitoBuilder KeepSignedIn(string? source = null)
    {
        string name = source ?? Name;
        var kept = new KeptSource(name);
        if (!Services.Any(descriptor => !descriptor.IsKeyedService && kept.Equals(descriptor.ImplementationInstance)))
            Services.AddSingleton(kept);
        Services.TryAddEnumerable(ServiceDescriptor.Singleton<IHostedService, BackgroundSignIn>());
        return this;
    }

    private static TimeProvider Clock(IServiceProvider provider) => provider.GetService<TimeProvider>() ?? TimeProvider.System;

    private CognitoBuilder AddPasswordSession(string name, string? path, Action<CognitoSessionOptions> configure)
    {
        AddSession((provider, cancellationToken) => provider.GetRequiredKeyedService<PasswordSignIn>(name).SignInAsync(cancellationToken),
            source: name);
        Services.AddKeyedSingleton(name, (provider, _) => new PasswordSignIn(provider, client: Name, source: name));
        Services.AddSingleton<IValidateOptions<CognitoSessionOptions>>(
            new NamedValidation<CognitoSessionOptions>(name, options => PasswordSignIn.Check(options, path)));
        Services.AddSingleton<IValidateOptions<CognitoClientOptions>>(new NamedValidation<CognitoClientOptions>(
            Name, options => options is { UserPoolId: not null, ClientId: not null } ? null
                : $"{KeyOf(nameof(CognitoClientOptions), nameof(options.UserPoolId))} and "
                    + $"{KeyOf(nameof(CognitoClientOptions), nameof(options.ClientId))} are required to sign a user in."));
        Services.AddOptions<CognitoSessionOptions>(name).Configure(configure).ValidateOnStart();
        return this;
    }

    /// <summary>Registers a source of tokens that records its last result.</summary>
    private void AddSource(string name, Func<IServiceProvider, ICognitoTokenSource> create)
    {
        if (Services.Has<ICognitoTokenSource>(name))
            throw new InvalidOperationException(
                name.Length == 0
                    ? "The default token source is already registered. Give the second source a name."
                    : $"A token source named '{name}' is already registered. Give each source a name of its own.");
        Services.AddKeyedSingleton(name, (provider, _) => new ObservedTokenSource(
            name, create(provider), Clock(provider), provider.GetRequiredService<ILoggerFactory>().CreateLogger<ObservedTokenSource>()));
        AddSingleton<ICognitoTokenSource>(name, provider => provider.GetRequiredKeyedService<ObservedTokenSource>(name));
    }
}
