using LiteCognito;
using LiteCognito.Hosting;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Adds health checks of user pools and token sources.</summary>
public static class LiteCognitoHealthChecksBuilderExtensions
{
    private static readonly TimeSpan DefaultInterval = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan DefaultTimeout = TimeSpan.FromSeconds(10);

    /// <summary>Adds a check that the signing keys of a user pool can be fetched.</summary>
    /// <param name="builder">The builder of the health checks.</param>
    /// <param name="name">The name of the check.</param>
    /// <param name="client">The name of the Cognito client, or <see langword="null"/> for the default one.</param>
    /// <param name="failureStatus">
    /// The status to report if the keys cannot be fetched, or <see langword="null"/> for <see cref="HealthStatus.Unhealthy"/>.
    /// </param>
    /// <param name="tags">The tags of the check, or <see langword="null"/> for none.</param>
    /// <param name="interval">
    /// The time for which a result is reused, so that frequent probes cause few requests, or <see langword="null"/> for 30 seconds.
    /// </param>
    /// <param name="timeout">The time limit of a check, or <see langword="null"/> for 10 seconds.</param>
    /// <returns>The same builder.</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="interval"/> is negative.</exception>
    /// <example>
    /// <code language="csharp">
    /// using Microsoft.Extensions.DependencyInjection;
    ///
    /// builder.Services.AddLiteCognito(builder.Configuration.GetSection("Cognito")).AddMachineTokens("orders/read").KeepSignedIn();
    /// builder.Services.AddHealthChecks().AddCognito().AddCognitoToken(tags: ["ready"]);
    /// </code>
    /// </example>
    public static IHealthChecksBuilder AddCognito(
        this IHealthChecksBuilder builder, string name = "cognito", string? client = null, HealthStatus? failureStatus = null,
        IEnumerable<string>? tags = null, TimeSpan? interval = null, TimeSpan? timeout = null)
    {
        ArgumentNullException.ThrowIfNull(builder);
        ArgumentException.ThrowIfNullOrEmpty(name);
        TimeSpan between = interval ?? DefaultInterval;
        ArgumentOutOfRangeException.ThrowIfLessThan(between, TimeSpan.Zero, nameof(interval));
        // The check remembers its last result, so all probes use one instance.
        var key = new object();
        builder.Services.AddKeyedSingleton(key, (provider, _) => new PoolHealthCheck(
            provider, client ?? Options.Options.DefaultName, between));
        return builder.Add(new(
            name, provider => provider.GetRequiredKeyedService<PoolHealthCheck>(key), failureStatus, tags, timeout ?? DefaultTimeout));
    }

    /// <summary>Adds a check that a token source gets tokens. The check makes no request and never signs in.</summary>
    /// <param name="builder">The builder of the health checks.</param>
    /// <param name="name">The name of the check.</param>
    /// <param name="source">
    /// The name of the token source that <c>AddSession</c> or <c>AddMachineTokens</c> has registered, or <see langword="null"/> for the
    /// default one.
    /// </param>
    /// <param name="failureStatus">
    /// The status to report if the source gets no tokens, or <see langword="null"/> for <see cref="HealthStatus.Unhealthy"/>.
    /// </param>
    /// <param name="tags">The tags of the check, or <see langword="null"/> for none.</param>
    /// <returns>The same builder.</returns>
    /// <remarks>
    /// A source that a background service keeps signed in fails the check until its first sign-in has completed. Any other source passes
    /// it until a request has needed a token.
    /// </remarks>
    public static IHealthChecksBuilder AddCognitoToken(
        this IHealthChecksBuilder builder, string name = "cognito-token", string? source = null, HealthStatus? failureStatus = null,
        IEnumerable<string>? tags = null)
    {
        ArgumentNullException.ThrowIfNull(builder);
        ArgumentException.ThrowIfNullOrEmpty(name);
        return builder.Add(new(
            name, provider => new TokenHealthCheck(provider, source ?? Options.Options.DefaultName), failureStatus, tags));
    }
}
