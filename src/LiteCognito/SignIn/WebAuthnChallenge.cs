using LiteCognito.SignIn;

namespace LiteCognito;

/// <summary><c>WEB_AUTHN</c>: a passkey signs the user in (<c>USER_AUTH</c>).</summary>
public sealed class WebAuthnChallenge : SignInChallenge
{
    internal const string OptionsParameter = "CREDENTIAL_REQUEST_OPTIONS", CredentialResponse = "CREDENTIAL";

    internal WebAuthnChallenge(SignInAttempt attempt, ChallengeState state)
        : base(attempt, state) =>
        CredentialRequestOptions = state.Parameter(OptionsParameter)
            ?? throw new CognitoProtocolException("The challenge WEB_AUTHN came without CREDENTIAL_REQUEST_OPTIONS.");

    /// <summary>
    /// <c>PublicKeyCredentialRequestOptionsJSON</c> of WebAuthn, for <c>PublicKeyCredential.parseRequestOptionsFromJSON</c> in a browser
    /// or the platform's own interface.
    /// </summary>
    public string CredentialRequestOptions { get; }

    /// <summary>Answers with what the authenticator returned.</summary>
    /// <param name="credential"><c>AuthenticationResponseJSON</c>, from <c>credential.toJSON()</c> in a browser.</param>
    /// <param name="cancellationToken">Stops the call.</param>
    /// <exception cref="CognitoException"><see cref="CognitoErrorCodes.NotAuthorized"/>: refused; the sign-in starts again.</exception>
    public Task<SignInStep> RespondAsync(string credential, CancellationToken cancellationToken = default)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(credential);
        return SubmitAsync(new() { [CredentialResponse] = credential }, cancellationToken);
    }
}
