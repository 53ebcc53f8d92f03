using LiteCognito;
using LiteCognito.Hosting;
using LiteCognito.Stores;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.Extensions.Caching.Distributed;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Extension methods that add stores which several instances of a program share.</summary>
public static class LiteCognitoStoreExtensions
{
    /// <summary>
    /// Adds stores for sessions, remembered devices and challenges over the program's <see cref="IDistributedCache"/>, encrypted by Data
    /// Protection.
    /// </summary>
    /// <param name="builder">The builder of the client.</param>
    /// <param name="configure">A function that changes the settings, or <see langword="null"/> to use the defaults.</param>
    /// <returns>The same builder.</returns>
    /// <remarks>
    /// <para>
    /// Sessions of the client are then stored, and <see cref="CognitoClient.RestoreSessionAsync"/> finds them on every instance. The method
    /// registers an <see cref="ITokenStore"/>, an <see cref="IDeviceStore"/> and a <see cref="DistributedChallengeStore"/> that are keyed
    /// with <see cref="CognitoBuilder.Name"/>; those of the default client can also be resolved without a key.
    /// </para>
    /// <para>
    /// The settings are the <c>Stores</c> part of the client's configuration section, such as <c>Cognito:Stores:SessionLifetime</c>. The
    /// function is applied after them.
    /// </para>
    /// <para>
    /// The program must register a cache and Data Protection, whose keys all instances must share. A cache has no atomic operation. If
    /// several instances share it, a session may therefore be refreshed twice, unless an <see cref="ILockingCache"/> is registered under
    /// the same key. The package <c>LiteCognito.Redis</c> registers one.
    /// </para>
    /// </remarks>
    /// <example>
    /// <code language="csharp">
    /// using Microsoft.Extensions.DependencyInjection;
    ///
    /// builder.Services.AddDataProtection();
    /// builder.Services.AddDistributedMemoryCache();
    /// builder.Services.AddLiteCognito(builder.Configuration.GetSection("Cognito")).AddDistributedStores();
    /// </code>
    /// </example>
    public static CognitoBuilder AddDistributedStores(this CognitoBuilder builder, Action<DistributedStoreOptions>? configure = null)
    {
        ArgumentNullException.ThrowIfNull(builder);
        IServiceCollection services = builder.Services;
        string name = builder.Name;
        OptionsBuilder<DistributedStoreOptions> options = services.AddOptions<DistributedStoreOptions>(name);
        bool isFirst = !services.Has<SealedCache>(name);
        if (isFirst && builder.Section?.GetSection(StoreSettings.Section) is { } section)
            options.Configure(stores => StoreSettings.Read(section, name, stores));
        if (configure is not null)
            options.Configure(configure);
        services.TryAddKeyedSingleton<ILockingCache>(name, static (provider, _) => new ProcessLockingCache(
            provider.GetService<IDistributedCache>() ?? throw Missing(nameof(IDistributedCache), "AddStackExchangeRedisCache")));
        if (!isFirst)
            return builder;
        services.TryAddEnumerable(
            ServiceDescriptor.Singleton<IValidateOptions<DistributedStoreOptions>, DistributedStoreOptionsValidator>());
        services.AddKeyedSingleton(name, (provider, _) => CreateCache(provider, name));
        Add<ITokenStore>(services, name, provider => new DistributedTokenStore(Cache(provider, name), Logger(provider)));
        Add<IDeviceStore>(services, name, provider => new DistributedDeviceStore(Cache(provider, name)));
        Add(services, name, provider => new DistributedChallengeStore(
            Cache(provider, name),
            () => provider.GetRequiredKeyedService<CognitoClient>(name),
            () => provider.GetRequiredService<IOptionsMonitor<CognitoClientOptions>>().Get(name).AuthSessionValidity));
        services.AddOptions<CognitoClientOptions>(name).PostConfigure<IServiceProvider>((client, provider) =>
        {
            // Reads the settings of the stores, so that they are validated with those of the client when the program starts.
            DistributedStoreOptions stores = Cache(provider, name).Options;
            client.TokenStore ??= provider.GetRequiredKeyedService<ITokenStore>(name);
            if (stores.ShareDevices)
                client.DeviceStore ??= provider.GetRequiredKeyedService<IDeviceStore>(name);
        });
        return builder;
    }

    private static SealedCache CreateCache(IServiceProvider provider, string name)
    {
        DistributedStoreOptions options = provider.GetRequiredService<IOptionsMonitor<DistributedStoreOptions>>().Get(name);
        IDataProtectionProvider protection = provider.GetService<IDataProtectionProvider>()
            ?? throw Missing(nameof(IDataProtectionProvider), "AddDataProtection");
        return new(
            provider.GetRequiredKeyedService<ILockingCache>(name), new EntrySealer(protection, options.KeyPrefix, name), options, name,
            provider.GetService<TimeProvider>() ?? TimeProvider.System, Logger(provider));
    }

    private static void Add<T>(IServiceCollection services, string name, Func<IServiceProvider, T> create)
        where T : class
    {
        services.TryAddKeyedSingleton(name, (provider, _) => create(provider));
        if (name.Length == 0)
            services.TryAddSingleton(provider => provider.GetRequiredKeyedService<T>(name));
    }

    private static SealedCache Cache(IServiceProvider provider, string name) => provider.GetRequiredKeyedService<SealedCache>(name);

    private static ILogger Logger(IServiceProvider provider) =>
        provider.GetRequiredService<ILoggerFactory>().CreateLogger("LiteCognito.Stores");

    private static InvalidOperationException Missing(string service, string remedy) => new(
        $"The distributed stores require an {service}, and none is registered. Call services.{remedy}(), or register another one.");
}
