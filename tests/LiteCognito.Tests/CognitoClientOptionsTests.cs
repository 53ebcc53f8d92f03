using LiteCognito.Identifiers;

namespace LiteCognito.Tests;

public sealed class CognitoClientOptionsTests
{
    [Theory]
    [InlineData("us-east-1", "https://cognito-idp.us-east-1.amazonaws.com/")]
    [InlineData("us-gov-west-1", "https://cognito-idp.us-gov-west-1.amazonaws.com/")]
    [InlineData("cn-north-1", "https://cognito-idp.cn-north-1.amazonaws.com.cn/")]
    [InlineData("eusc-de-east-1", "https://cognito-idp.eusc-de-east-1.amazonaws.eu/")]
    [InlineData("us-iso-east-1", "https://cognito-idp.us-iso-east-1.c2s.ic.gov/")]
    [InlineData("us-isob-east-1", "https://cognito-idp.us-isob-east-1.sc2s.sgov.gov/")]
    public void Region_determines_the_endpoint(string region, string endpoint) =>
        Assert.Equal(endpoint, new CognitoClientOptions { Region = region }.ServiceEndpoint(region).AbsoluteUri);

    [Theory]
    [InlineData("us-east-1", true, false, "https://cognito-idp-fips.us-east-1.amazonaws.com/")]
    [InlineData("us-east-1", false, true, "https://cognito-idp.us-east-1.amazonaws.com/")]
    [InlineData("us-east-1", true, true, "https://cognito-idp-fips.us-east-1.amazonaws.com/")]
    [InlineData("eu-west-1", true, true, "https://cognito-idp-fips.eu-west-1.api.aws/")]
    [InlineData("us-iso-east-1", false, true, "https://cognito-idp.us-iso-east-1.api.aws.ic.gov/")]
    [InlineData("eu-isoe-west-1", true, true, "https://cognito-idp-fips.eu-isoe-west-1.api.cloud-aws.adc-e.uk/")]
    [InlineData("us-gov-west-1", false, true, "https://cognito-idp.us-gov-west-1.api.aws/")]
    [InlineData("cn-north-1", false, true, "https://cognito-idp.cn-north-1.api.amazonwebservices.com.cn/")]
    [InlineData("eusc-de-east-1", false, true, "https://cognito-idp.eusc-de-east-1.api.amazonwebservices.eu/")]
    public void Fips_and_dual_stack_select_the_endpoint(string region, bool fips, bool dualStack, string endpoint) =>
        Assert.Equal(endpoint, new CognitoClientOptions { UseFips = fips, UseDualStack = dualStack }.ServiceEndpoint(region).AbsoluteUri);

    [Theory]
    [InlineData("eu-west-1_Ab", "https://cognito-idp.eu-west-1.amazonaws.com/eu-west-1_Ab")]
    [InlineData("eusc-de-east-1_A_b", "https://cognito-idp.eusc-de-east-1.amazonaws.eu/eusc-de-east-1_A_b")]
    public void Issuer_has_the_standard_host_even_with_fips(string pool, string issuer) =>
        Assert.Equal(issuer, new CognitoClientOptions { UseFips = true }.TokenIssuer(PoolId.Region(pool), pool));

    [Fact]
    public void Custom_endpoint_replaces_the_address_and_the_issuer()
    {
        CognitoClientOptions options = new() { UserPoolId = "local_Pool", Endpoint = new Uri("http://127.0.0.1:9229") };
        Assert.Equal("local", options.Validate());
        Assert.Equal("http://127.0.0.1:9229/", options.ServiceEndpoint("local").AbsoluteUri);
        Assert.Equal("http://127.0.0.1:9229/local_Pool", options.TokenIssuer("local", "local_Pool"));
    }

    [Theory]
    [InlineData("eu-west-1")]
    [InlineData("_name")]
    [InlineData("eu-west-1_")]
    [InlineData("EU_name")]
    [InlineData("evil.example/_name")]
    [InlineData("eu-west-1_na/me")]
    public void Malformed_pool_id_is_refused_and_shown_in_the_message(string pool)
    {
        var thrown = Assert.Throws<ArgumentException>(() => new CognitoClient(new() { UserPoolId = pool }));
        Assert.Contains($"'{pool}'", thrown.Message, StringComparison.Ordinal);
        Assert.Contains("us-east-1_AbCdEfGhI", thrown.Message, StringComparison.Ordinal);
    }

    public static TheoryData<string, CognitoClientOptions> Wrong => new()
    {
        { "There is no address to call", new() },
        { "Region", new() { Region = "us-east-1.evil.example" } },
        { "Region", new() { Region = "eu-west-1", UserPoolId = "us-east-1_A" } },
        { "ClientId", new() { Region = "us-east-1", ClientId = " " } },
        { "ClientSecret", new() { Region = "us-east-1", ClientSecret = "" } },
        { "AuthSessionValidity", new() { Region = "us-east-1", AuthSessionValidity = TimeSpan.Zero } },
        { "AllowInsecureEndpoint", new() { Endpoint = new Uri("http://192.0.2.1/") } },
        { "Endpoint", new() { Endpoint = new Uri("ftp://127.0.0.1/") } },
        { "Endpoint", new() { Endpoint = new Uri("https://user:pass@example.com/") } },
        { "UseFips", new() { Endpoint = new Uri("https://example.com/"), UseFips = true } },
        { "UseDualStack", new() { Endpoint = new Uri("https://example.com/"), UseDualStack = true } },
    };

    [Theory, MemberData(nameof(Wrong))]
    public void Invalid_option_is_named_in_the_message(string named, CognitoClientOptions options) =>
        Assert.Contains(named, Assert.Throws<ArgumentException>(() => new CognitoClient(options)).Message, StringComparison.Ordinal);

    [Theory]
    [InlineData("http://localhost:9229/", false)]
    [InlineData("http://[::1]:9229/", false)]
    [InlineData("http://192.0.2.1/", true)]
    public void Plain_http_is_accepted_for_loopback_or_if_allowed_explicitly(string endpoint, bool allow) =>
        Assert.NotNull(new CognitoClient(new() { Endpoint = new Uri(endpoint), AllowInsecureEndpoint = allow }));

    [Fact]
    public async Task Call_that_requires_a_missing_option_names_the_option()
    {
        var client = new CognitoClient(new() { Region = "us-east-1" });
        var thrown = await Assert.ThrowsAsync<InvalidOperationException>(
            () => client.SignInAsync("alice", "password", TestContext.Current.CancellationToken));
        Assert.Contains("UserPoolId", thrown.Message, StringComparison.Ordinal);
    }
}
