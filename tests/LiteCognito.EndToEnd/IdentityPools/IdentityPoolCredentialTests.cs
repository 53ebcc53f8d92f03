using LiteCognito.Emulator;
using LiteCognito.Signing;

namespace LiteCognito.EndToEnd.IdentityPools;

/// <summary>A signed-in user gets AWS credentials from an identity pool and signs calls with them.</summary>
public sealed class IdentityPoolCredentialTests : IDisposable
{
    private readonly Offline _offline = new();

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Signed_in_user_signs_calls_with_credentials_of_the_identity_pool()
    {
        CognitoSession session = Offline.Session(await _offline.SignInAsync());
        AwsCredentialProvider provider = Identities().CreateCredentialProvider(session);
        var client = new CognitoClient(
            new() { UserPoolId = _offline.Pool.Id, Credentials = provider, TimeProvider = _offline.Clock },
            new HttpClient(new Recorder.Handler(_offline.Calls, _offline.Emulator.CreateHandler())));

        Assert.Equal(Offline.Username, (await client.AdminGetUserAsync(Offline.Username, Cancel)).Username);
        await client.AdminGetUserAsync(Offline.Username, Cancel);
        Assert.Equal(1, Count("GetId"));
        Assert.Equal(1, Count("GetCredentialsForIdentity"));

        _offline.Clock.Advance(TimeSpan.FromHours(2));
        await client.AdminGetUserAsync(Offline.Username, Cancel); // uses new credentials for a new ID token
        Assert.Equal(1, Count("GetId"));
        Assert.Equal(2, Count("GetCredentialsForIdentity"));
    }

    [Fact]
    public async Task Ended_session_gets_no_credentials()
    {
        CognitoSession session = Offline.Session(await _offline.SignInAsync());
        AwsCredentialProvider provider = Identities().CreateCredentialProvider(session);
        await session.GlobalSignOutAsync(Cancel);
        await Assert.ThrowsAsync<CognitoSessionEndedException>(() => provider.GetAsync(Cancel).AsTask());
    }

    public void Dispose() => _offline.Dispose();

    private int Count(string operation) => _offline.Calls.All.Count(call => call.Operation == operation);

    private CognitoIdentityClient Identities()
    {
        EmulatorIdentityPool pool = _offline.Emulator.CreateIdentityPool(new() { UserPools = [_offline.Pool] });
        return new(
            new() { IdentityPoolId = pool.Id, TimeProvider = _offline.Clock },
            new HttpClient(new Recorder.Handler(_offline.Calls, _offline.Emulator.CreateHandler())));
    }
}
