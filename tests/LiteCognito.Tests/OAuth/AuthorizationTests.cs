using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;

namespace LiteCognito.Tests.OAuth;

/// <summary>Tests the addresses that a browser is sent to, and the validation of the options.</summary>
public sealed class AuthorizationTests
{
    private static readonly CognitoOAuthClient Client = new(new() { Domain = new("https://login.example.com"), ClientId = "abc123" });

    [Fact]
    public void Address_contains_exactly_the_parameters_of_the_code_grant_with_PKCE()
    {
        OAuthAuthorization authorization = Client.CreateAuthorization(new("https://app.example.com/back?x=1"), ["openid", "orders/read"]);

        string challenge = Base64Url.EncodeToString(SHA256.HashData(Encoding.ASCII.GetBytes(authorization.CodeVerifier)));
        Assert.Equal(
            "https://login.example.com/oauth2/authorize?response_type=code&client_id=abc123" +
                "&redirect_uri=https%3A%2F%2Fapp.example.com%2Fback%3Fx%3D1"
            + $"&scope=openid%20orders%2Fread&state={authorization.State}&nonce={authorization.Nonce}&code_challenge={challenge}" +
                "&code_challenge_method=S256",
            authorization.Url.AbsoluteUri);
    }

    [Fact]
    public void Address_contains_the_optional_parameters()
    {
        OAuthAuthorization authorization = Client.CreateAuthorization(new("myapp://back"), [], new()
        {
            IdentityProvider = "Google & more",
            IdpIdentifier = "example.com",
            LoginHint = "alice@example.com",
            Language = "de",
            Prompt = "login",
            Nonce = "my-nonce",
            Resource = "https://api.example.com/",
        });

        Assert.DoesNotContain("scope=", authorization.Url.Query, StringComparison.Ordinal);
        Assert.Contains("&nonce=my-nonce&", authorization.Url.Query, StringComparison.Ordinal);
        Assert.EndsWith(
            "&identity_provider=Google%20%26%20more&idp_identifier=example.com&login_hint=alice%40example.com&lang=de&prompt=login" +
                "&resource=https%3A%2F%2Fapi.example.com%2F",
            authorization.Url.AbsoluteUri, StringComparison.Ordinal);
        Assert.Equal("my-nonce", authorization.Nonce);
    }

    [Fact]
    public void Redirect_URI_is_sent_exactly_as_written() =>
        Assert.Contains(
            "redirect_uri=https%3A%2F%2Fapp.example.com&", Client.CreateAuthorization(new("https://app.example.com"), []).Url.AbsoluteUri,
            StringComparison.Ordinal);

    [Fact]
    public void State_verifier_and_nonce_are_32_random_bytes_each()
    {
        OAuthAuthorization first = Client.CreateAuthorization(
            new("myapp://back"), []), second = Client.CreateAuthorization(new("myapp://back"), []);

        string[] drawn = [first.State, first.CodeVerifier, first.Nonce, second.State, second.CodeVerifier, second.Nonce];
        Assert.Equal(6, drawn.Distinct().Count());
        Assert.All(drawn, text => Assert.Equal(32, Base64Url.DecodeFromChars(text).Length));
        Assert.Equal("[redacted]", first.ToString());
    }

    [Theory]
    [InlineData("/back")]
    [InlineData("https://app.example.com/#here")]
    public void Redirect_URI_that_is_relative_or_has_a_fragment_is_refused(string uri) =>
        Assert.Throws<ArgumentException>(() => Client.CreateAuthorization(new(uri, UriKind.RelativeOrAbsolute), []));

    [Theory]
    [InlineData("openid email")]
    [InlineData("")]
    public void Scope_that_is_empty_or_contains_a_space_is_refused(string scope) =>
        Assert.Throws<ArgumentException>(() => Client.CreateAuthorization(new("myapp://back"), [scope]));

    [Fact]
    public void Sign_out_addresses_are_exact()
    {
        Assert.Equal("https://login.example.com/logout?client_id=abc123&logout_uri=https%3A%2F%2Fapp.example.com%2Fbye",
            Client.CreateLogoutUrl(new Uri("https://app.example.com/bye")).AbsoluteUri);
        OAuthAuthorization next = Client.CreateAuthorization(new("myapp://back"), ["openid"]);
        Assert.Equal("https://login.example.com/logout" + next.Url.Query, Client.CreateLogoutUrl(next).AbsoluteUri);
    }

    [Theory]
    [InlineData("http://login.example.com", "unencrypted")]
    [InlineData("ftp://login.example.com", "https address")]
    [InlineData("https://login.example.com/oauth2", "without a user name, path")]
    [InlineData("https://login.example.com/?a=b", "without a user name, path")]
    [InlineData("https://me@login.example.com", "without a user name")]
    [InlineData("login.example.com", "https address")]
    public void Invalid_domain_is_refused(string domain, string why) => Assert.Contains(why,
        Assert.Throws<ArgumentException>(
        () => new CognitoOAuthClient(new() { Domain = new(domain, UriKind.RelativeOrAbsolute), ClientId = "c" })).Message,
            StringComparison.Ordinal);

    [Theory]
    [InlineData(" ", null)]
    [InlineData("c", "")]
    public void Blank_client_id_or_secret_is_refused(string id, string? secret) =>
        Assert.Throws<ArgumentException>(
            () => new CognitoOAuthClient(new() { Domain = new("http://127.0.0.1:1"), ClientId = id, ClientSecret = secret }));
}
