using LiteCognito.Emulator;
using LiteCognito.Model;

namespace LiteCognito.EndToEnd.SignIn;

/// <summary>Passkeys: registration, listing, sign-in, refusal and deletion.</summary>
public sealed class PasskeyTests : IDisposable
{
    private readonly Offline _offline = new(new EmulatorPoolOptions { AllowedFirstAuthFactors = ["PASSWORD", "WEB_AUTHN"] });
    private readonly SoftwareAuthenticator _passkey = new();

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Passkey_is_listed_signs_in_and_can_be_deleted()
    {
        CognitoSession session = await RegisteredAsync();
        WebAuthnCredential listed = Assert.Single(await ListAsync(session));
        Assert.Equal("localhost", listed.RelyingPartyId);
        Assert.Equal(["internal"], listed.AuthenticatorTransports);
        Assert.Equal(_offline.Clock.GetUtcNow(), listed.CreatedAt);
        Assert.Contains("WEB_AUTHN", (await session.GetUserAuthFactorsAsync(Cancelled)).ConfiguredUserAuthFactors!);

        var challenge = Assert.IsType<WebAuthnChallenge>(await StartAsync());
        Offline.Session(await challenge.RespondAsync(_passkey.SignIn(challenge.CredentialRequestOptions), Cancelled));

        await session.DeleteWebAuthnCredentialAsync(listed.CredentialId!, Cancelled);
        Assert.Empty(await ListAsync(session));
        CognitoException gone = await Assert.ThrowsAsync<CognitoException>(
            () => session.DeleteWebAuthnCredentialAsync(listed.CredentialId!, Cancelled));
        Assert.Equal(CognitoErrorCodes.ResourceNotFound, gone.Code);
        var choice = Assert.IsType<FactorSelectionChallenge>(await StartAsync());
        Assert.Equal(["PASSWORD_SRP", "PASSWORD"], choice.Options);
    }

    [Fact]
    public async Task Credential_for_another_challenge_is_refused_and_ends_the_sign_in()
    {
        await RegisteredAsync();
        var first = Assert.IsType<WebAuthnChallenge>(await StartAsync());
        var second = Assert.IsType<WebAuthnChallenge>(await StartAsync());

        CognitoException refused = await Assert.ThrowsAsync<CognitoException>(
            () => second.RespondAsync(_passkey.SignIn(first.CredentialRequestOptions), Cancelled));

        Assert.Equal(CognitoErrorCodes.NotAuthorized, refused.Code);
        Assert.False(refused.CanAnswerAgain);
        await Assert.ThrowsAsync<CognitoException>(() => second.RespondAsync(_passkey.SignIn(second.CredentialRequestOptions), Cancelled));
    }

    [Theory]
    [InlineData("")]
    [InlineData("rubbish")]
    [InlineData("[]")]
    public async Task Credential_that_is_not_a_json_object_is_an_argument_error(string credential)
    {
        CognitoSession session = Offline.Session(await _offline.SignInAsync());
        await session.StartWebAuthnRegistrationAsync(Cancelled);
        await Assert.ThrowsAnyAsync<ArgumentException>(() => session.CompleteWebAuthnRegistrationAsync(credential, Cancelled));
    }

    [Fact]
    public async Task Registration_must_answer_its_own_challenge_in_time()
    {
        CognitoSession session = Offline.Session(await _offline.SignInAsync());
        string credential = _passkey.Register(await session.StartWebAuthnRegistrationAsync(Cancelled));
        _offline.Clock.Advance(TimeSpan.FromMinutes(4));
        CognitoException late = await Assert.ThrowsAsync<CognitoException>(
            () => session.CompleteWebAuthnRegistrationAsync(credential, Cancelled));
        Assert.Equal(CognitoErrorCodes.WebAuthnChallengeNotFound, late.Code);
        await session.StartWebAuthnRegistrationAsync(Cancelled);
        CognitoException other = await Assert.ThrowsAsync<CognitoException>(
            () => session.CompleteWebAuthnRegistrationAsync(credential, Cancelled));
        Assert.Equal(CognitoErrorCodes.WebAuthnChallengeNotFound, other.Code);
    }

    [Fact]
    public async Task Pool_without_passkeys_refuses_the_registration()
    {
        using var offline = new Offline();
        CognitoSession session = Offline.Session(await offline.SignInAsync());
        CognitoException refused = await Assert.ThrowsAsync<CognitoException>(() => session.StartWebAuthnRegistrationAsync(Cancelled));
        Assert.Equal(CognitoErrorCodes.WebAuthnNotEnabled, refused.Code);
    }

    public void Dispose()
    {
        _offline.Dispose();
        _passkey.Dispose();
    }

    private static async Task<List<WebAuthnCredential>> ListAsync(CognitoSession session)
    {
        var credentials = new List<WebAuthnCredential>();
        await foreach (WebAuthnCredential credential in session.ListAllWebAuthnCredentialsAsync(Cancelled))
            credentials.Add(credential);
        return credentials;
    }

    private async Task<CognitoSession> RegisteredAsync()
    {
        CognitoSession session = Offline.Session(await _offline.SignInAsync());
        await session.CompleteWebAuthnRegistrationAsync(
            _passkey.Register(await session.StartWebAuthnRegistrationAsync(Cancelled)), Cancelled);
        return session;
    }

    private Task<SignInStep> StartAsync() =>
        _offline.SignInAsync(
            new SignInRequest { Username = Offline.Username, Flow = SignInFlow.UserAuth, PreferredChallenge = "WEB_AUTHN" });
}
