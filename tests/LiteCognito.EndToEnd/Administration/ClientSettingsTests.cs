using LiteCognito.Model;

namespace LiteCognito.EndToEnd.Administration;

/// <summary>Tests the settings of app clients that are created by a call.</summary>
public sealed class ClientSettingsTests : IDisposable
{
    private readonly Offline _offline = new();
    private readonly CognitoClient _admin;

    public ClientSettingsTests() => _admin = Administrator.Of(_offline);

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Token_lifetimes_follow_the_settings_of_the_app_client()
    {
        CognitoClient client = await MakeAsync(new()
        {
            ClientName = "app",
            AccessTokenValidity = 10,
            IdTokenValidity = 2,
            TokenValidityUnits = new() { AccessToken = "minutes" },
        });
        CognitoSession session = Offline.Session(await client.SignInAsync(Offline.Username, Offline.Password, Cancel));
        CognitoTokenVerifier verifier = client.CreateTokenVerifier();
        VerifiedToken access = await verifier.VerifyAsync(session.Tokens.AccessToken, TokenUse.Access, Cancel);
        VerifiedToken id = await verifier.VerifyAsync(session.Tokens.IdToken!, TokenUse.Id, Cancel);
        Assert.Equal(TimeSpan.FromMinutes(10), access.ExpiresAt - _offline.Clock.GetUtcNow());
        Assert.Equal(TimeSpan.FromHours(2), id.ExpiresAt - _offline.Clock.GetUtcNow());
        Assert.Equal(_offline.Clock.GetUtcNow().AddMinutes(10), session.Tokens.ExpiresAt);
    }

    [Theory]
    [InlineData(4, "minutes")]
    [InlineData(25, "hours")]
    [InlineData(int.MaxValue, "days")]
    public async Task Token_lifetime_out_of_range_is_refused(int validity, string unit)
    {
        CognitoException thrown = await Assert.ThrowsAsync<CognitoException>(() => _admin.CreateUserPoolClientAsync(
            new() { ClientName = "app", AccessTokenValidity = validity, TokenValidityUnits = new() { AccessToken = unit } }, Cancel));
        Assert.Equal(CognitoErrorCodes.InvalidParameter, thrown.Code);
    }

    [Fact]
    public async Task App_client_without_flows_gets_the_default_flows()
    {
        CreateUserPoolClientResponse made = await _admin.CreateUserPoolClientAsync(new() { ClientName = "app" }, Cancel);
        Assert.Equal(
            ["ALLOW_CUSTOM_AUTH", "ALLOW_REFRESH_TOKEN_AUTH", "ALLOW_USER_SRP_AUTH"], made.UserPoolClient!.ExplicitAuthFlows!.Order());

        CognitoClient client = await MakeAsync(new() { ClientName = "app" });
        CognitoSession session = Offline.Session(await client.SignInAsync(Offline.Username, Offline.Password, Cancel));
        await session.RefreshAsync(Cancel);
        CognitoException thrown = await Assert.ThrowsAsync<CognitoException>(() => client.SignInAsync(
            new SignInRequest { Username = Offline.Username, Password = Offline.Password, Flow = SignInFlow.UserPassword }, Cancel));
        Assert.Equal(CognitoErrorCodes.InvalidParameter, thrown.Code);
    }

    public void Dispose() => _offline.Dispose();

    private async Task<CognitoClient> MakeAsync(CreateUserPoolClientRequest request)
    {
        UserPoolClient made = (await _admin.CreateUserPoolClientAsync(request, Cancel)).UserPoolClient!;
        return new(
            new() { UserPoolId = _offline.Pool.Id, ClientId = made.ClientId, TimeProvider = _offline.Clock },
            new HttpClient(_offline.Emulator.CreateHandler()));
    }
}
