using System.Net;
using LiteCognito.Model;
using LiteCognito.SignIn;

namespace LiteCognito;

/// <summary>The challenge <c>MFA_SETUP</c>: the pool requires a second factor, and the user has none yet.</summary>
/// <example>
/// <!-- scenario: mfa-required -->
/// <code language="csharp">
/// using LiteCognito;
///
/// SignInStep step = await client.SignInAsync("alice", ReadPassword());
/// if (step is MfaSetupChallenge setup)
/// {
///     SoftwareTokenSetupChallenge enrollment = await setup.AssociateSoftwareTokenAsync();
///     ShowQrCode(enrollment.Secret!.ToUri("ACME", "alice"));
///     step = await enrollment.VerifyAsync(ReadCode(), "Alice's phone");
/// }
/// </code>
/// </example>
public sealed class MfaSetupChallenge : SignInChallenge
{
    internal MfaSetupChallenge(SignInAttempt attempt, ChallengeState state)
        : base(attempt, state) => Options = state.ReadList("MFAS_CAN_SETUP");

    /// <summary>
    /// Gets the second factors that can be set up: <c>SOFTWARE_TOKEN_MFA</c>, <c>EMAIL_OTP</c> or <c>SMS_MFA</c>, as in
    /// <see cref="CognitoChallengeNames"/>.
    /// </summary>
    public IReadOnlyList<string> Options { get; }

    /// <summary>Starts the setup of an authenticator app.</summary>
    /// <param name="cancellationToken">A token that cancels the call.</param>
    /// <returns>A challenge that contains the secret for the app and verifies the app's first code.</returns>
    /// <exception cref="InvalidOperationException"><c>SOFTWARE_TOKEN_MFA</c> is not one of <see cref="Options"/>.</exception>
    /// <seealso href="https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_AssociateSoftwareToken.html"/>
    public async Task<SoftwareTokenSetupChallenge> AssociateSoftwareTokenAsync(CancellationToken cancellationToken = default)
    {
        ThrowIfNotOffered(CognitoChallengeNames.SoftwareTokenMfa);
        AssociateSoftwareTokenResponse response = await Attempt.Client
            .AssociateSoftwareTokenAsync(new() { Session = State.Session }, cancellationToken).ConfigureAwait(false);
        return new SoftwareTokenSetupChallenge(
            Attempt, Attempt.WithSoftwareToken(State, response.Session), SoftwareTokenSecret.From(response));
    }

    /// <summary>
    /// Sets up email codes as the second factor. Cognito sends the first code, and an <see cref="EmailOtpChallenge"/> follows.
    /// </summary>
    /// <param name="email">The address to send codes to.</param>
    /// <param name="cancellationToken">A token that cancels the call.</param>
    /// <returns>The challenge to answer with the first code.</returns>
    /// <exception cref="InvalidOperationException"><c>EMAIL_OTP</c> is not one of <see cref="Options"/>.</exception>
    /// <seealso href="https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_RespondToAuthChallenge.html"/>
    public Task<SignInStep> SetUpEmailAsync(string email, CancellationToken cancellationToken = default)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(email);
        ThrowIfNotOffered(CognitoChallengeNames.EmailOtp);
        return SubmitAsync(new() { ["EMAIL"] = email }, cancellationToken);
    }

    private void ThrowIfNotOffered(string factor)
    {
        if (!Options.Contains(factor))
            throw new InvalidOperationException($"{factor} cannot be set up. Select one of MfaSetupChallenge.Options.");
    }
}

/// <summary>The second part of the challenge <c>MFA_SETUP</c>: the user enters the first code from the authenticator app.</summary>
public sealed class SoftwareTokenSetupChallenge : SignInChallenge
{
    internal SoftwareTokenSetupChallenge(SignInAttempt attempt, ChallengeState state, SoftwareTokenSecret? secret)
        : base(attempt, state) => Secret = secret;

    /// <summary>
    /// Gets the secret for the authenticator app, or <see langword="null"/> if the challenge was saved and resumed. Saved challenges do not
    /// contain the secret.
    /// </summary>
    public SoftwareTokenSecret? Secret { get; }

    /// <summary>Verifies the first code from the authenticator app, completes the setup, and continues the sign-in.</summary>
    /// <param name="code">The six digits that the app shows.</param>
    /// <param name="friendlyDeviceName">A name for the authenticator app, or <see langword="null"/> for no name.</param>
    /// <param name="cancellationToken">A token that cancels the call.</param>
    /// <returns><see cref="SignedIn"/>, or the next challenge.</returns>
    /// <exception cref="CognitoException">
    /// The service refused the code. Common codes: <see cref="CognitoErrorCodes.EnableSoftwareTokenMFA"/> and
    /// <see cref="CognitoErrorCodes.CodeMismatch"/> (the code is wrong, so verify another one).
    /// </exception>
    /// <seealso href="https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_VerifySoftwareToken.html"/>
    public async Task<SignInStep> VerifyAsync(string code, string? friendlyDeviceName = null, CancellationToken cancellationToken = default)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(code);
        ChallengeState verified;
        try
        {
            VerifySoftwareTokenResponse response = await Attempt.Client.VerifySoftwareTokenAsync(
                new() { UserCode = code, Session = State.Session, FriendlyDeviceName = friendlyDeviceName },
                cancellationToken).ConfigureAwait(false);
            if (response.Status != "SUCCESS")
            {
                throw new CognitoException(
                    "VerifySoftwareToken", HttpStatusCode.OK, CognitoErrorCodes.CodeMismatch, "The code was not accepted.");
            }
            verified = Attempt.WithSoftwareToken(State, response.Session);
        }
        catch (CognitoException refusal)
        {
            SetCanAnswerAgain(refusal);
            throw;
        }
        try
        {
            return await new SoftwareTokenSetupChallenge(Attempt, verified, null).SubmitAsync([], cancellationToken).ConfigureAwait(false);
        }
        catch (CognitoException refusal)
        {
            refusal.SetCanAnswerAgain(false); // VerifySoftwareToken has used up this challenge's session
            throw;
        }
    }
}
