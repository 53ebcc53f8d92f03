using LiteCognito.Emulator;

namespace LiteCognito.EndToEnd.IdentityPools;

/// <summary>Guests of an identity pool who sign in.</summary>
public sealed class GuestTests : IDisposable
{
    private readonly Offline _offline = new();
    private readonly CognitoIdentityClient _identities;

    public GuestTests()
    {
        EmulatorIdentityPool pool = _offline.Emulator.CreateIdentityPool(new() { AllowUnauthenticated = true });
        _identities = new(
            new() { IdentityPoolId = pool.Id, TimeProvider = _offline.Clock }, new HttpClient(_offline.Emulator.CreateHandler()));
    }

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Guest_keeps_the_identity_after_signing_in()
    {
        string guest = (await _identities.GetIdAsync(new(), Cancel)).IdentityId!;
        await CredentialsAsync(guest, null);
        Dictionary<string, string> logins = await LoginsAsync();

        Assert.Equal(guest, await CredentialsAsync(guest, logins));
        Assert.Equal(guest, (await _identities.GetIdAsync(new() { Logins = logins }, Cancel)).IdentityId);
        CognitoException thrown = await Assert.ThrowsAsync<CognitoException>(() => CredentialsAsync(guest, null)); // no longer a guest
        Assert.Equal(CognitoErrorCodes.NotAuthorized, thrown.Code);
    }

    [Fact]
    public async Task Guest_who_signs_in_as_a_user_with_an_identity_continues_with_that_one()
    {
        Dictionary<string, string> logins = await LoginsAsync();
        string own = (await _identities.GetIdAsync(new() { Logins = logins }, Cancel)).IdentityId!;
        string guest = (await _identities.GetIdAsync(new(), Cancel)).IdentityId!;

        Assert.Equal(own, await CredentialsAsync(guest, logins));
        CognitoException thrown = await Assert.ThrowsAsync<CognitoException>(() => CredentialsAsync(guest, null));
        Assert.Equal(CognitoErrorCodes.NotAuthorized, thrown.Code);
        Assert.Equal(own, await CredentialsAsync(own, logins));
    }

    public void Dispose() => _offline.Dispose();

    private async Task<string?> CredentialsAsync(string identity, Dictionary<string, string>? logins) =>
        (await _identities.GetCredentialsForIdentityAsync(new() { IdentityId = identity, Logins = logins }, Cancel)).IdentityId;

    private async Task<Dictionary<string, string>> LoginsAsync() => new()
    {
        [$"cognito-idp.us-east-1.amazonaws.com/{_offline.Pool.Id}"] = Offline.Session(await _offline.SignInAsync()).Tokens.IdToken!,
    };
}
