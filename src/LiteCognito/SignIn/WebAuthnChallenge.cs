using LiteCognito.SignIn;

namespace LiteCognito;

/// <summary>The challenge <c>WEB_AUTHN</c> of the flow <c>USER_AUTH</c>: the user signs in with a passkey.</summary>
/// <example>
/// <!-- scenario: passkey -->
/// <code language="csharp">
/// using LiteCognito;
///
/// SignInStep step = await client.SignInAsync(new SignInRequest
/// {
///     Username = "alice",
///     Flow = SignInFlow.UserAuth,
///     PreferredChallenge = CognitoChallengeNames.WebAuthn,
/// });
/// if (step is WebAuthnChallenge challenge) // UsePasskey calls navigator.credentials.get in a browser
///     step = await challenge.RespondAsync(UsePasskey(challenge.CredentialRequestOptions));
/// </code>
/// </example>
public sealed class WebAuthnChallenge : SignInChallenge
{
    internal const string OptionsParameter = "CREDENTIAL_REQUEST_OPTIONS", CredentialResponse = "CREDENTIAL";

    internal WebAuthnChallenge(SignInAttempt attempt, ChallengeState state)
        : base(attempt, state) =>
        CredentialRequestOptions = state.Parameter(OptionsParameter)
            ?? throw new CognitoProtocolException("The challenge WEB_AUTHN has no parameter CREDENTIAL_REQUEST_OPTIONS.");

    /// <summary>
    /// Gets the <c>PublicKeyCredentialRequestOptionsJSON</c> of WebAuthn. Pass it to <c>PublicKeyCredential.parseRequestOptionsFromJSON</c>
    /// in a browser or to the platform's own API.
    /// </summary>
    public string CredentialRequestOptions { get; }

    /// <summary>Answers the challenge with the authenticator's result.</summary>
    /// <param name="credential">The <c>AuthenticationResponseJSON</c>. In a browser, <c>credential.toJSON()</c> returns it.</param>
    /// <param name="cancellationToken">A token that cancels the call.</param>
    /// <returns><see cref="SignedIn"/>, or the next challenge.</returns>
    /// <exception cref="CognitoException">
    /// The service refused the call. Common code: <see cref="CognitoErrorCodes.NotAuthorized"/> (the passkey was refused, so sign in
    /// again).
    /// </exception>
    /// <seealso href="https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_RespondToAuthChallenge.html"/>
    public Task<SignInStep> RespondAsync(string credential, CancellationToken cancellationToken = default)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(credential);
        return SubmitAsync(new() { [CredentialResponse] = credential }, cancellationToken);
    }
}
