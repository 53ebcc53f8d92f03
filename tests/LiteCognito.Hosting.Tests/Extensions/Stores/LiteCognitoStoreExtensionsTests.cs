using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;

namespace LiteCognito.Hosting.Tests;

/// <summary>Tests the registration of the stores and their settings.</summary>
public sealed class LiteCognitoStoreExtensionsTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public void Stores_of_the_default_client_are_resolved_with_and_without_a_key()
    {
        using ServiceProvider services = Services(builder => builder.AddDistributedStores());
        Assert.Same(services.GetRequiredService<ITokenStore>(), services.GetRequiredKeyedService<ITokenStore>(""));
        Assert.Same(services.GetRequiredService<IDeviceStore>(), services.GetRequiredKeyedService<IDeviceStore>(""));
        Assert.Same(
            services.GetRequiredService<DistributedChallengeStore>(), services.GetRequiredKeyedService<DistributedChallengeStore>(""));
        Assert.Same(services.GetRequiredService<ITokenStore>(), Client(services).TokenStore);
        Assert.Null(Client(services).DeviceStore);
    }

    [Fact]
    public void Store_that_the_program_sets_stays()
    {
        using var own = new MemoryTokenStore();
        using ServiceProvider services = Services(builder =>
        {
            builder.Services.Configure<CognitoClientOptions>(options => options.TokenStore = own);
            builder.AddDistributedStores();
        });
        Assert.Same(own, Client(services).TokenStore);
    }

    [Fact]
    public void Settings_come_from_the_configuration_and_then_from_code()
    {
        using ServiceProvider services = Services(
            builder => builder.AddDistributedStores(options => options.LockDuration = TimeSpan.FromSeconds(20)),
            ("Cognito:Stores:KeyPrefix", "shop"), ("Cognito:Stores:SessionLifetime", "1.00:00:00"),
            ("Cognito:Stores:LockDuration", "00:00:10"), ("Cognito:Stores:ShareDevices", "true"));
        DistributedStoreOptions options = services.GetRequiredService<IOptionsMonitor<DistributedStoreOptions>>().Get("");
        Assert.Equal(
            ("shop", TimeSpan.FromDays(1), TimeSpan.FromSeconds(20), true),
            (options.KeyPrefix, options.SessionLifetime, options.LockDuration, options.ShareDevices));
        Assert.NotNull(Client(services).DeviceStore);
    }

    [Theory]
    [InlineData("Cognito:Stores:LockDuration", "30", "Cognito:Stores:LockDuration")]
    [InlineData("Cognito:Stores:LockDurations", "00:00:30", "LockDurations")]
    [InlineData("Cognito:Stores:LockDuration", "1.00:00:00", "LockDuration is 1.00:00:00. It must be 00:00:01 to 00:05:00.")]
    [InlineData("Cognito:Stores:KeyPrefix", "a{b}", "KeyPrefix")]
    [InlineData("Cognito:Stores:OutageCopies", "-1", "OutageCopies")]
    [InlineData("Cognito:Stores:OperationTimeout", "00:00:00", "OperationTimeout")]
    [InlineData("Cognito:Stores:LockTimeout", "00:00:20", "LockTimeout is 00:00:20. It must be 00:00:30 to 00:30:00.")]
    [InlineData("Cognito:Stores:SessionLifetime", "00:00:00", "SessionLifetime")]
    public async Task Setting_that_is_not_valid_stops_the_start_and_is_named(string key, string value, string expected)
    {
        HostApplicationBuilder host = Host.CreateEmptyApplicationBuilder(null);
        host.Configuration.AddInMemoryCollection([new(key, value), .. Basics]);
        host.Services.AddDataProtection();
        host.Services.AddDistributedMemoryCache();
        host.Services.AddLogging();
        host.Services.AddLiteCognito(host.Configuration.GetSection("Cognito")).AddDistributedStores();
        using IHost built = host.Build();
        OptionsValidationException error = await Assert.ThrowsAsync<OptionsValidationException>(() => built.StartAsync(Cancel));
        Assert.Contains(expected, error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Program_without_data_protection_or_cache_learns_what_to_register()
    {
        var services = new ServiceCollection();
        services.AddLogging();
        services.AddLiteCognito(options => (options.UserPoolId, options.ClientId) = ("us-east-1_AbCdEfGhI", "app")).AddDistributedStores();
        using ServiceProvider none = services.BuildServiceProvider();
        Assert.Contains(
            "AddDataProtection", Assert.Throws<InvalidOperationException>(() => none.GetRequiredService<ITokenStore>()).Message,
            StringComparison.Ordinal);
        services.AddDataProtection();
        using ServiceProvider noCache = services.BuildServiceProvider();
        Assert.Contains(
            "IDistributedCache", Assert.Throws<InvalidOperationException>(() => noCache.GetRequiredService<ITokenStore>()).Message,
            StringComparison.Ordinal);
    }

    [Fact]
    public void Stores_can_be_added_twice_and_both_settings_apply()
    {
        using ServiceProvider services = Services(builder => builder
            .AddDistributedStores(options => options.KeyPrefix = "a")
            .AddDistributedStores(options => options.OutageCopies = 7));
        DistributedStoreOptions options = services.GetRequiredService<IOptionsMonitor<DistributedStoreOptions>>().Get("");
        Assert.Equal(("a", 7), (options.KeyPrefix, options.OutageCopies));
        Assert.Single(services.GetServices<ITokenStore>());
    }

    private static CognitoClientOptions Client(ServiceProvider services) =>
        services.GetRequiredService<IOptionsMonitor<CognitoClientOptions>>().Get("");

    private static KeyValuePair<string, string?>[] Basics =>
        [new("Cognito:UserPoolId", "us-east-1_AbCdEfGhI"), new("Cognito:ClientId", "app")];

    private static ServiceProvider Services(Action<CognitoBuilder> add, params (string Key, string Value)[] settings)
    {
        IConfiguration configuration = new ConfigurationBuilder()
            .AddInMemoryCollection([.. Basics, .. settings.Select(pair => KeyValuePair.Create(pair.Key, (string?)pair.Value))]).Build();
        var services = new ServiceCollection();
        services.AddLogging();
        services.AddDataProtection();
        services.AddDistributedMemoryCache();
        add(services.AddLiteCognito(configuration.GetSection("Cognito")));
        return services.BuildServiceProvider();
    }
}
