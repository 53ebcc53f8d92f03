using System.Net;
using LiteCognito.Model;
using LiteCognito.SignIn;

namespace LiteCognito;

/// <summary><c>MFA_SETUP</c>: the pool demands a second factor and the user has none yet.</summary>
public sealed class MfaSetupChallenge : SignInChallenge
{
    internal MfaSetupChallenge(SignInAttempt attempt, ChallengeState state)
        : base(attempt, state) => Options = state.ReadList("MFAS_CAN_SETUP");

    /// <summary>
    /// What can be set up, of <see cref="CognitoChallengeNames"/>: <c>SOFTWARE_TOKEN_MFA</c>, <c>EMAIL_OTP</c>, <c>SMS_MFA</c>.
    /// </summary>
    public IReadOnlyList<string> Options { get; }

    /// <summary>Starts the set-up of an authenticator app.</summary>
    /// <returns>The secret to show to the user, and the way to verify its first code.</returns>
    /// <exception cref="InvalidOperationException"><c>SOFTWARE_TOKEN_MFA</c> is not among <see cref="Options"/>.</exception>
    public async Task<SoftwareTokenSetupChallenge> AssociateSoftwareTokenAsync(CancellationToken cancellationToken = default)
    {
        ThrowIfNotOffered(CognitoChallengeNames.SoftwareTokenMfa);
        AssociateSoftwareTokenResponse response = await Attempt.Client
            .AssociateSoftwareTokenAsync(new() { Session = State.Session }, cancellationToken).ConfigureAwait(false);
        return new SoftwareTokenSetupChallenge(
            Attempt, Attempt.WithSoftwareToken(State, response.Session), SoftwareTokenSecret.From(response));
    }

    /// <summary>Sets up codes by email; the first one is sent, and its <see cref="EmailOtpChallenge"/> follows.</summary>
    /// <param name="email">The address to send codes to.</param>
    /// <param name="cancellationToken">Stops the call.</param>
    /// <exception cref="InvalidOperationException"><c>EMAIL_OTP</c> is not among <see cref="Options"/>.</exception>
    public Task<SignInStep> SetUpEmailAsync(string email, CancellationToken cancellationToken = default)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(email);
        ThrowIfNotOffered(CognitoChallengeNames.EmailOtp);
        return SubmitAsync(new() { ["EMAIL"] = email }, cancellationToken);
    }

    private void ThrowIfNotOffered(string factor)
    {
        if (!Options.Contains(factor))
            throw new InvalidOperationException($"{factor} cannot be set up here, only {string.Join(", ", Options)}.");
    }
}

/// <summary><c>MFA_SETUP</c>, continued: the authenticator app has its secret and must show that it works.</summary>
public sealed class SoftwareTokenSetupChallenge : SignInChallenge
{
    internal SoftwareTokenSetupChallenge(SignInAttempt attempt, ChallengeState state, SoftwareTokenSecret? secret)
        : base(attempt, state) => Secret = secret;

    /// <summary>The authenticator's secret; <see langword="null"/> after a resume, as saved challenges do not hold it.</summary>
    public SoftwareTokenSecret? Secret { get; }

    /// <summary>Verifies the authenticator's first code, which finishes the set-up and goes on with the sign-in.</summary>
    /// <param name="code">The six digits that the authenticator shows.</param>
    /// <param name="friendlyDeviceName">A name for the authenticator.</param>
    /// <param name="cancellationToken">Stops the calls.</param>
    /// <exception cref="CognitoException">
    /// <see cref="CognitoErrorCodes.EnableSoftwareTokenMFA"/> or <see cref="CognitoErrorCodes.CodeMismatch"/>: a wrong code; verify again.
    /// </exception>
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
            refusal.SetCanAnswerAgain(false); // this challenge's session is spent
            throw;
        }
    }
}
