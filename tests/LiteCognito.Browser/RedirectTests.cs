namespace LiteCognito.Browser;

/// <summary>
/// Requests that carry secrets to an endpoint that redirects them with status 307, which repeats the body. A browser would follow.
/// </summary>
public sealed class RedirectTests : PageTests
{
    private readonly LocalServer _target = new(_ => Response.Text("{}"));
    private readonly LocalServer _endpoint;

    public RedirectTests(Chromium chromium, PageProgram program)
        : base(chromium, program) => _endpoint = new(_ => new(307, "text/plain", [], _target!.Address.AbsoluteUri));

    private string NotFollowed => $"was redirected. The redirect was not followed. Check the address {_endpoint.Address}";

    [Theory, InlineData(false), InlineData(true)]
    public async Task Redirected_sign_in_is_not_followed(bool ownHttpClient) => await ExpectAsync(
        nameof(Redirected_sign_in_is_not_followed), ownHttpClient, $"CognitoProtocolException: InitiateAuth {NotFollowed}.");

    [Theory, InlineData(false), InlineData(true)]
    public async Task Redirected_refresh_at_managed_login_is_not_followed(bool ownHttpClient) => await ExpectAsync(
        nameof(Redirected_refresh_at_managed_login_is_not_followed), ownHttpClient,
        $"CognitoProtocolException: The refresh {NotFollowed}oauth2/token.");

    [Theory, InlineData(false), InlineData(true)]
    public async Task Redirected_request_with_a_token_is_not_followed(bool ownHttpClient) => await ExpectAsync(
        nameof(Redirected_request_with_a_token_is_not_followed), ownHttpClient,
        $"HttpRequestException: The request to {_endpoint.Address.Authority} was redirected. A browser hides where to, so "
        + "CognitoAuthenticationHandler cannot follow the redirect. Send the request to the final address.");

    [Fact]
    public async Task Redirected_request_for_the_keys_is_not_followed() => await ExpectAsync(
        nameof(Redirected_request_for_the_keys_is_not_followed), ownHttpClient: false,
        $"CognitoTokenException: The pool's keys could not be fetched from {_endpoint.Address}{Settings.UserPoolId}/.well-known/jwks.json: "
        + "the request was redirected.");

    public override void Dispose()
    {
        _endpoint.Dispose();
        _target.Dispose();
        base.Dispose();
    }

    private async Task ExpectAsync(string check, bool ownHttpClient, string result)
    {
        string actual = await RunAsync(check, Settings with { Endpoint = _endpoint.Address, OwnHttpClient = ownHttpClient });
        Assert.Empty(_target.Requests);
        Assert.NotEmpty(_endpoint.Requests);
        Assert.Equal(result, actual);
    }
}
