using System.Reflection;
using System.Runtime.CompilerServices;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;

namespace LiteCognito.Hosting.Tests.Extensions;

/// <summary>Tests reading and validating options.</summary>
public sealed class OptionsTests
{
    private const string PoolId = "eu-central-1_AAAAAAAAA";

    public static TheoryData<string, string, Func<CognitoClientOptions, object?>, object?> ClientValues => new()
    {
        { "UserPoolId", PoolId, options => options.UserPoolId, PoolId },
        { "userPoolID", PoolId, options => options.UserPoolId, PoolId },
        { "ClientId", "app", options => options.ClientId, "app" },
        { "ClientSecret", "secret", options => options.ClientSecret, "secret" },
        { "Region", "eu-central-1", options => options.Region, "eu-central-1" },
        { "Endpoint", "http://127.0.0.1:1/", options => options.Endpoint, new Uri("http://127.0.0.1:1/") },
        { "UseFips", "true", options => options.UseFips, true },
        { "UseDualStack", "True", options => options.UseDualStack, true },
        { "AllowInsecureEndpoint", "true", options => options.AllowInsecureEndpoint, true },
        { "AuthSessionValidity", "00:03:00", options => options.AuthSessionValidity, TimeSpan.FromMinutes(3) },
        { "DeviceName", "server", options => options.DeviceName, "server" },
        { "RefreshAhead", "00:00:30", options => options.RefreshAhead, TimeSpan.FromSeconds(30) },
        { "RefreshCall", "refreshTokenAuth", options => options.RefreshCall, RefreshCall.RefreshTokenAuth },
        { "Limits:MaxAttempts", "5", options => options.Limits.MaxAttempts, 5 },
        { "Limits:AttemptTimeout", "00:00:10", options => options.Limits.AttemptTimeout, TimeSpan.FromSeconds(10) },
        { "Limits:Timeout", "1.00:00:00", options => options.Limits.Timeout, TimeSpan.FromDays(1) },
        { "Limits:MaxResponseBytes", "1000", options => options.Limits.MaxResponseBytes, 1000 },
    };

    [Theory, MemberData(nameof(ClientValues), DisableDiscoveryEnumeration = true)]
    public void Option_is_read_from_the_configuration(
        string key, string value, Func<CognitoClientOptions, object?> get, object? expected) =>
        Assert.Equal(expected, get(Client(("UserPoolId", PoolId), (key, value))));

    [Theory]
    [InlineData(typeof(CognitoClientOptions)), InlineData(typeof(CognitoOAuthOptions)), InlineData(typeof(CognitoSessionOptions))]
    public void Every_option_can_be_set_after_the_object_was_created(Type options) => Assert.All(
        options.GetProperties(), property => Assert.DoesNotContain(
            typeof(IsExternalInit), property.SetMethod!.ReturnParameter.GetRequiredCustomModifiers()));

    [Theory]
    [InlineData(typeof(CognitoClientOptions)), InlineData(typeof(CognitoOAuthOptions)), InlineData(typeof(CognitoSessionOptions))]
    public void Every_option_is_a_known_key(Type options) => Assert.All(options.GetProperties(), property =>
    {
        string message = Message(() => Read(options, (property.Name, "planted")));
        Assert.DoesNotContain("not a known setting", message, StringComparison.Ordinal);
    });

    [Theory]
    [InlineData("AuthSessionValidity"), InlineData("RefreshAhead"), InlineData("Limits:AttemptTimeout"), InlineData("Limits:Timeout")]
    public void Duration_without_a_unit_is_refused(string key)
    {
        string message = Message(() => Client(("UserPoolId", PoolId), (key, "30")));
        Assert.Equal(
            $"Cognito:{key} is not a duration. Write hours, minutes and seconds, such as 00:00:30 for 30 seconds.", message);
    }

    [Theory]
    [InlineData("UseFips", "yes", "is neither true nor false")]
    [InlineData("UseDualStack", "", "is neither true nor false")]
    [InlineData("Limits:MaxAttempts", "3.5", "is not a whole number")]
    [InlineData("Limits:MaxAttempts", "-1", "is not a whole number")]
    [InlineData("Limits:MaxResponseBytes", "99999999999", "is not a whole number")]
    [InlineData("Endpoint", "localhost:9229", "is not an absolute address")]
    [InlineData("Endpoint", "/pool", "is not an absolute address")]
    [InlineData("RefreshCall", "1", "is none of GetTokensFromRefreshToken, RefreshTokenAuth")]
    [InlineData("RefreshCall", "Other", "is none of GetTokensFromRefreshToken, RefreshTokenAuth")]
    [InlineData("RefreshAhead", "1 minute", "is not a duration")]
    [InlineData("Limits", "3", "has a value, but it is a group of settings")]
    [InlineData("ClientSecret:Value", "hunter2", "Cognito:ClientSecret is a group of settings")]
    public void Value_of_the_wrong_kind_is_refused_by_its_key_and_not_quoted(string key, string value, string expected)
    {
        string message = Message(() => Client(("UserPoolId", PoolId), (key, value)));
        Assert.Contains(expected, message, StringComparison.Ordinal);
        Assert.StartsWith($"Cognito:{key.Split(":Value")[0]} ", message, StringComparison.Ordinal);
        if (value.Length > 1)
            Assert.DoesNotContain(value, message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("ClientID2", "Cognito:ClientID2 is not a known setting. Did you mean ClientId?")]
    [InlineData("UserPool", "Cognito:UserPool is not a known setting. Did you mean UserPoolId?")]
    [InlineData("Limits:Attempts", "Cognito:Limits:Attempts is not a known setting. Did you mean MaxAttempts?")]
    [InlineData("Limits:Whatever", "Cognito:Limits:Whatever is not a known setting. The settings are AttemptTimeout, MaxAttempts, ")]
    public void Unknown_key_is_refused_with_a_hint(string key, string expected) =>
        Assert.StartsWith(expected, Message(() => Client(("UserPoolId", PoolId), (key, "x"))), StringComparison.Ordinal);

    [Theory]
    [InlineData("TokenStore"), InlineData("DeviceStore"), InlineData("Credentials"), InlineData("TimeProvider")]
    public void Option_that_is_an_object_is_refused_with_the_advice_to_set_it_in_code(string key) => Assert.Equal(
        $"Cognito:{key} cannot be set in the configuration. Set it in code.", Message(() => Client(("UserPoolId", PoolId), (key, "x"))));

    [Fact]
    public void All_failures_are_reported_at_once()
    {
        var failure = Assert.Throws<OptionsValidationException>(
            () => Client(("UseFips", "1"), ("RefreshAhead", "30"), ("Nothing", "x"), ("Limits:MaxAttempts", "many")));
        Assert.Equal(4, failure.Failures.Count());
        Assert.Equal(typeof(CognitoClientOptions), failure.OptionsType);
    }

    [Theory]
    [InlineData("OAuth"), InlineData("Session"), InlineData("Jwt"), InlineData("SignIn")]
    public void Part_that_another_service_reads_is_accepted(string part) =>
        Assert.Equal(PoolId, Client(("UserPoolId", PoolId), ($"{part}:Anything", "x")).UserPoolId);

    [Theory]
    [InlineData("UserPoolId", "nonsense", "Cognito:UserPoolId")]
    [InlineData("UserPoolId", "", "Cognito:UserPoolId")]
    [InlineData("Region", "us-east-1", "Cognito:Region is us-east-1, but the user pool")]
    [InlineData("ClientId", " ", "Cognito:ClientId is blank")]
    [InlineData("ClientSecret", "", "Cognito:ClientSecret is empty")]
    [InlineData("AuthSessionValidity", "00:00:00", "Cognito:AuthSessionValidity must be longer than zero")]
    [InlineData("RefreshAhead", "-00:01:00", "Cognito:RefreshAhead must not be negative")]
    [InlineData("Limits:MaxAttempts", "0", "Cognito:Limits:MaxAttempts and Cognito:Limits:MaxResponseBytes must be at least 1")]
    [InlineData("Endpoint", "http://example.com/", "Cognito:AllowInsecureEndpoint")]
    public void Value_that_the_library_refuses_is_named_by_its_key(string key, string value, string expected) => Assert.Contains(
        expected, Message(() => Client(("UserPoolId", PoolId), (key, value))), StringComparison.Ordinal);

    [Fact]
    public void Missing_user_pool_is_named_by_its_key() => Assert.Equal(
        "Cognito:UserPoolId is missing. Set it to the ID of the user pool, such as eu-central-1_AbCdEfGhI.", Message(() => Client()));

    [Fact]
    public void Invalid_option_that_code_sets_is_named_by_its_member()
    {
        var services = new ServiceCollection();
        services.AddLiteCognito(options => options.UserPoolId = "nonsense");
        using ServiceProvider provider = services.BuildServiceProvider();
        Assert.Contains(
            "CognitoClientOptions.UserPoolId", Message(() => provider.GetRequiredService<CognitoClient>()), StringComparison.Ordinal);
    }

    [Fact]
    public void Whole_configuration_is_read_without_a_check_for_unknown_keys()
    {
        IConfigurationRoot root = new ConfigurationBuilder().AddInMemoryCollection(
            new Dictionary<string, string?> { ["UserPoolId"] = PoolId, ["AllowedHosts"] = "*" }).Build();
        var services = new ServiceCollection();
        services.AddLiteCognito(root);
        using ServiceProvider provider = services.BuildServiceProvider();
        Assert.Equal(PoolId, provider.GetRequiredService<IOptions<CognitoClientOptions>>().Value.UserPoolId);
    }

    [Fact]
    public void Configure_and_PostConfigure_compose_with_the_configuration()
    {
        var services = new ServiceCollection();
        services.AddLiteCognito(Sections.Of(("UserPoolId", PoolId), ("ClientId", "file"), ("DeviceName", "file")));
        services.PostConfigure<CognitoClientOptions>(options => options.DeviceName += ", last");
        services.Configure<CognitoClientOptions>(options => (options.ClientId, options.DeviceName) = ("code", "code"));
        services.AddSingleton<ITokenStore, MemoryTokenStore>();
        services.AddOptions<CognitoClientOptions>().Configure<ITokenStore>((options, store) => options.TokenStore = store);
        using ServiceProvider provider = services.BuildServiceProvider();
        CognitoClientOptions read = provider.GetRequiredService<IOptions<CognitoClientOptions>>().Value;
        Assert.Equal((PoolId, "code", "code, last"), (read.UserPoolId, read.ClientId, read.DeviceName));
        Assert.Same(provider.GetRequiredService<ITokenStore>(), read.TokenStore);
    }

    [Fact]
    public void Each_option_can_be_configured()
    {
        var services = new ServiceCollection();
        services.AddLiteCognito(Sections.Of(("UserPoolId", PoolId)));
        foreach (PropertyInfo property in typeof(CognitoClientOptions).GetProperties())
            services.Configure<CognitoClientOptions>(options => property.SetValue(options, property.GetValue(Configured)));
        using ServiceProvider provider = services.BuildServiceProvider();
        CognitoClientOptions read = provider.GetRequiredService<IOptions<CognitoClientOptions>>().Value;
        Assert.All(
            typeof(CognitoClientOptions).GetProperties(), property => Assert.Equal(property.GetValue(Configured), property.GetValue(read)));
    }

    [Theory, InlineData("client"), InlineData("oauth"), InlineData("session"), InlineData("machine")]
    public async Task Host_does_not_start_with_invalid_options(string what)
    {
        HostApplicationBuilder builder = Host.CreateEmptyApplicationBuilder(null);
        (string, string?)[] settings = what == "client" ? [] : [("UserPoolId", PoolId), ("ClientId", "app")];
        CognitoBuilder cognito = builder.Services.AddLiteCognito(Sections.Of(settings));
        _ = what switch
        {
            "oauth" => cognito.AddOAuth(),
            "session" => cognito.AddSession(),
            "machine" => cognito.AddOAuth(options => options.Domain = new(HostedPool.Domain)).AddMachineTokens(),
            _ => cognito,
        };
        using IHost host = builder.Build();
        var failure = await Assert.ThrowsAsync<OptionsValidationException>(() => host.StartAsync(TestContext.Current.CancellationToken));
        Assert.StartsWith(what switch
        {
            "client" => "Cognito:UserPoolId is missing",
            "oauth" => "Cognito:OAuth:Domain is missing",
            "session" => "Cognito:Session:Username is missing",
            _ => "Cognito:ClientSecret is missing",
        }, failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Named_clients_name_their_own_keys()
    {
        IConfigurationRoot root = Sections.Root([("A:UserPoolId", PoolId), ("B:UserPoolId", "nonsense")]);
        var services = new ServiceCollection();
        services.AddLiteCognito("a", root.GetSection("Cognito:A"));
        services.AddLiteCognito("b", root.GetSection("Cognito:B"));
        using ServiceProvider provider = services.BuildServiceProvider();
        Assert.NotNull(provider.GetRequiredKeyedService<CognitoClient>("a"));
        Assert.Contains(
            "Cognito:B:UserPoolId", Message(() => provider.GetRequiredKeyedService<CognitoClient>("b")), StringComparison.Ordinal);
    }

    private static CognitoClientOptions Configured { get; } = new()
    {
        Region = "eu-central-1",
        UserPoolId = PoolId,
        ClientId = "app",
        ClientSecret = "secret",
        Endpoint = new("https://example.com/"),
        AllowInsecureEndpoint = true,
        AuthSessionValidity = TimeSpan.FromMinutes(4),
        DeviceStore = new MemoryDeviceStore(),
        ConfirmNewDevices = true,
        DeviceName = "device",
        TokenStore = new MemoryTokenStore(),
        RefreshAhead = TimeSpan.FromMinutes(2),
        RefreshCall = RefreshCall.RefreshTokenAuth,
        Credentials = Signing.AwsCredentialProvider.Static("a", "b"),
        Limits = new() { MaxAttempts = 7 },
        TimeProvider = new TimerClock(),
    };

    private static CognitoClientOptions Client(params (string Key, string? Value)[] settings)
    {
        var services = new ServiceCollection();
        services.AddLiteCognito(Sections.Of(settings));
        using ServiceProvider provider = services.BuildServiceProvider();
        return provider.GetRequiredService<IOptions<CognitoClientOptions>>().Value;
    }

    private static void Read(Type options, (string Key, string? Value) setting)
    {
        IConfigurationSection section = Sections.Of(setting);
        if (options == typeof(CognitoClientOptions))
            OptionsReader.Read(section, "", new CognitoClientOptions());
        else if (options == typeof(CognitoOAuthOptions))
            OptionsReader.Read(section, "", new CognitoOAuthOptions());
        else
            OptionsReader.Read(section, "", new CognitoSessionOptions());
    }

    private static string Message(Action read) => Record.Exception(read)?.Message ?? "";
}
