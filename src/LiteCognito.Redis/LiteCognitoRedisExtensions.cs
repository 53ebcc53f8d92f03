using LiteCognito;
using LiteCognito.Redis;
using StackExchange.Redis;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Extension methods that keep sessions, remembered devices and challenges in Redis.</summary>
public static class LiteCognitoRedisExtensions
{
    /// <summary>
    /// Adds stores in Redis for sessions, remembered devices and challenges, encrypted by Data Protection, over the program's own
    /// <see cref="IConnectionMultiplexer"/>.
    /// </summary>
    /// <param name="builder">The builder of the client.</param>
    /// <param name="configure">A function that changes the settings, or <see langword="null"/> to use the defaults.</param>
    /// <returns>The same builder.</returns>
    /// <remarks>
    /// The stores are those of <see cref="LiteCognitoStoreExtensions.AddDistributedStores"/>, with locks in Redis: however many instances
    /// share a session, it is refreshed once. The program must register an <see cref="IConnectionMultiplexer"/> and Data Protection, whose
    /// keys all instances must share. No <c>IDistributedCache</c> is used.
    /// </remarks>
    public static CognitoBuilder AddRedisStores(this CognitoBuilder builder, Action<DistributedStoreOptions>? configure = null) =>
        AddRedisStores(
            builder, static provider => provider.GetService<IConnectionMultiplexer>() ?? throw new InvalidOperationException(
                "The stores in Redis require an IConnectionMultiplexer, and none is registered. Register one, or pass AddRedisStores a "
                + "connection string."),
            configure);

    /// <summary>
    /// Adds stores in Redis for sessions, remembered devices and challenges, encrypted by Data Protection, over a connection of their own.
    /// </summary>
    /// <param name="builder">The builder of the client.</param>
    /// <param name="connectionString">
    /// The connection string of StackExchange.Redis, such as <c>redis1:6379,redis2:6379,ssl=true</c>. The connection is opened when the
    /// stores are first used, so the program starts even if Redis does not respond.
    /// </param>
    /// <param name="configure">A function that changes the settings, or <see langword="null"/> to use the defaults.</param>
    /// <returns>The same builder.</returns>
    /// <remarks>
    /// The stores are those of <see cref="LiteCognitoStoreExtensions.AddDistributedStores"/>, with locks in Redis: however many instances
    /// share a session, it is refreshed once. The program must register Data Protection, whose keys all instances must share.
    /// </remarks>
    /// <exception cref="ArgumentException">The connection string is blank or not valid.</exception>
    /// <example>
    /// <code language="csharp">
    /// using Microsoft.Extensions.DependencyInjection;
    ///
    /// builder.Services.AddDataProtection();
    /// builder.Services.AddLiteCognito(builder.Configuration.GetSection("Cognito")).AddRedisStores("localhost:6379");
    /// </code>
    /// </example>
    public static CognitoBuilder AddRedisStores(
        this CognitoBuilder builder, string connectionString, Action<DistributedStoreOptions>? configure = null)
    {
        ArgumentNullException.ThrowIfNull(builder);
        ConfigurationOptions configuration = Parse(connectionString);
        return Add(builder, _ => new RedisConnection(configuration), configure);
    }

    /// <summary>
    /// Adds stores in Redis for sessions, remembered devices and challenges, encrypted by Data Protection, over a connection that a
    /// function returns.
    /// </summary>
    /// <param name="builder">The builder of the client.</param>
    /// <param name="connection">A function that returns the connection, such as a keyed service. The caller owns the connection.</param>
    /// <param name="configure">A function that changes the settings, or <see langword="null"/> to use the defaults.</param>
    /// <returns>The same builder.</returns>
    public static CognitoBuilder AddRedisStores(
        this CognitoBuilder builder, Func<IServiceProvider, IConnectionMultiplexer> connection,
        Action<DistributedStoreOptions>? configure = null)
    {
        ArgumentNullException.ThrowIfNull(builder);
        ArgumentNullException.ThrowIfNull(connection);
        return Add(builder, provider => new RedisConnection(connection(provider)), configure);
    }

    private static CognitoBuilder Add(
        CognitoBuilder builder, Func<IServiceProvider, RedisConnection> connection, Action<DistributedStoreOptions>? configure)
    {
        builder.Services.AddKeyedSingleton(builder.Name, (provider, _) => connection(provider));
        builder.Services.AddKeyedSingleton<ILockingCache>(
            builder.Name, static (provider, key) => new RedisLockingCache(provider.GetRequiredKeyedService<RedisConnection>(key)));
        return builder.AddDistributedStores(configure);
    }

    /// <summary>Reads a connection string. The message does not quote it, because it may contain a password.</summary>
    private static ConfigurationOptions Parse(string connectionString)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(connectionString);
        ConfigurationOptions configuration;
        try
        {
            configuration = ConfigurationOptions.Parse(connectionString);
        }
        catch (Exception e) when (e is ArgumentException or FormatException)
        {
            throw new ArgumentException(
                "The connection string of Redis is not valid. It has the form HOST:PORT,OPTION=VALUE, as StackExchange.Redis documents it.",
                nameof(connectionString));
        }
        return configuration.EndPoints.Count > 0 ? configuration : throw new ArgumentException(
            "The connection string of Redis names no server. Start it with HOST:PORT.", nameof(connectionString));
    }
}
