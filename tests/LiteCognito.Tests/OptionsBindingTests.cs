using LiteCognito.Tests.Tokens;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace LiteCognito.Tests;

/// <summary>Tests that options can be set in code and in configuration, and that a client copies them when it is created.</summary>
public sealed class OptionsBindingTests
{
    [Fact]
    public void Options_are_configured_through_services()
    {
        var services = new ServiceCollection();
        services.Configure<CognitoClientOptions>(options => options.UserPoolId = "eu-west-1_A");
        services.Configure<CognitoIdentityOptions>(options => options.Region = "eu-west-1");
        services.Configure<CognitoOAuthOptions>(options => options.ClientId = "app");
        services.Configure<CognitoTokenVerifierOptions>(options => options.Issuers = [TrustedIssuer.ForUserPool("eu-west-1_A", null)]);
        using ServiceProvider provider = services.BuildServiceProvider();
        Assert.Equal("eu-west-1_A", provider.GetRequiredService<IOptions<CognitoClientOptions>>().Value.UserPoolId);
        Assert.Equal("eu-west-1", provider.GetRequiredService<IOptions<CognitoIdentityOptions>>().Value.Region);
        Assert.Equal("app", provider.GetRequiredService<IOptions<CognitoOAuthOptions>>().Value.ClientId);
        Assert.Single(provider.GetRequiredService<IOptions<CognitoTokenVerifierOptions>>().Value.Issuers);
    }

    [Fact]
    public void Options_are_bound_from_configuration_by_generated_code()
    {
        IConfiguration configuration = new ConfigurationBuilder().AddInMemoryCollection(new Dictionary<string, string?>
        {
            ["UserPoolId"] = "eu-west-1_A",
            ["ClientId"] = "app",
            ["Endpoint"] = "http://127.0.0.1:9229/",
            ["AuthSessionValidity"] = "00:03:00",
            ["ConfirmNewDevices"] = "true",
            ["Limits:MaxAttempts"] = "5",
        }).Build();
        var options = new CognitoClientOptions();
        configuration.Bind(options);
        Assert.Equal(("eu-west-1_A", "app", true), (options.UserPoolId, options.ClientId, options.ConfirmNewDevices));
        Assert.Equal((new Uri("http://127.0.0.1:9229/"), TimeSpan.FromMinutes(3)), (options.Endpoint, options.AuthSessionValidity));
        Assert.Equal(5, options.Limits.MaxAttempts);
    }

    [Fact]
    public void Client_keeps_the_options_it_was_created_with()
    {
        var options = new CognitoClientOptions { UserPoolId = "eu-west-1_A", ClientId = "app", Limits = new() { MaxAttempts = 2 } };
        var client = new CognitoClient(options);
        options.UserPoolId = "us-east-1_B";
        options.ClientId = null;
        options.Limits.MaxAttempts = 7;
        Assert.Equal(("eu-west-1_A", "app", 2), (client.UserPoolId, client.ClientId, client.Options.Limits.MaxAttempts));
    }

    [Fact]
    public async Task Verifier_keeps_the_issuers_it_was_created_with()
    {
        using var forge = new TokenForge();
        TrustedIssuer issuer = forge.WithKeys;
        CognitoTokenVerifierOptions options = forge.Options(issuer);
        var verifier = new CognitoTokenVerifier(options);
        issuer.Jwks = null;
        options.TimeProvider = TimeProvider.System; // the token has expired by this clock
        string token = forge.Sign(forge.Claims("access"));
        Assert.Equal("alice", (await verifier.VerifyAsync(token, TokenUse.Access, TestContext.Current.CancellationToken)).Username);
    }

    [Theory]
    [InlineData("Domain", null, "app")]
    [InlineData("ClientId", "https://example.auth.eu-west-1.amazoncognito.com", null)]
    public void Missing_option_of_managed_login_is_named(string named, string? domain, string? clientId)
    {
        var options = new CognitoOAuthOptions { Domain = domain is null ? null : new Uri(domain), ClientId = clientId };
        Assert.Contains(named, Assert.Throws<ArgumentException>(() => new CognitoOAuthClient(options)).Message, StringComparison.Ordinal);
    }
}
