using LiteCognito.SignIn;

namespace LiteCognito;

/// <summary>
/// Something Cognito asks for before it lets the user in. Each kind offers its own legal answers. Challenges are immutable and
/// may be answered later, in another process too: <see cref="Save()"/>, then <see cref="CognitoClient.ResumeSignIn(string)"/>.
/// </summary>
/// <remarks>
/// An answer throws <see cref="CognitoException"/> where Cognito refuses it. Its <see cref="CognitoException.CanAnswerAgain"/> tells
/// whether this same challenge can be answered again; if not, the sign-in starts again.
/// </remarks>
public abstract class SignInChallenge : SignInStep
{
    private protected SignInChallenge(SignInAttempt attempt, ChallengeState state)
    {
        Attempt = attempt;
        State = state;
    }

    /// <summary>The challenge's name in the API, such as <c>SOFTWARE_TOKEN_MFA</c>.</summary>
    public string Name => State.Name;

    internal SignInAttempt Attempt { get; }

    internal ChallengeState State { get; }

    /// <summary>Returns this challenge as text, for <see cref="CognitoClient.ResumeSignIn(string)"/>.</summary>
    /// <remarks>
    /// The text holds no password, but whoever has it and the code can finish the sign-in: treat it as a bearer secret, and use
    /// <see cref="Save(ReadOnlySpan{byte})"/> where it leaves your hands, in a cookie or a form for instance.
    /// </remarks>
    public string Save() => SavedState.Write(Attempt, State, default);

    /// <summary>Returns this challenge as text encrypted and authenticated with AES-256-GCM.</summary>
    /// <param name="key">A secret random key of 32 bytes.</param>
    /// <exception cref="ArgumentException">The key is not 32 bytes long.</exception>
    public string Save(ReadOnlySpan<byte> key)
    {
        SavedState.CheckKey(key);
        return SavedState.Write(Attempt, State, key);
    }

    private protected async Task<SignInStep> AnswerAsync(Dictionary<string, string> responses, CancellationToken cancellationToken)
    {
        try
        {
            AuthStep step = await RespondAsync(responses, cancellationToken).ConfigureAwait(false);
            return await Attempt.NextAsync(step, cancellationToken).ConfigureAwait(false);
        }
        catch (StaleDeviceException stale)
        {
            throw await ForgetAsync(stale).ConfigureAwait(false);
        }
    }

    private protected async Task<SignInStep> ProvePasswordAsync(Dictionary<string, string> responses, string password, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        using var srp = new CognitoSrp(Attempt.Client.UserPoolId);
        responses["SRP_A"] = srp.SrpA;
        try
        {
            AuthStep step = await RespondAsync(responses, cancellationToken).ConfigureAwait(false);
            return await Attempt.ProveAsync(step, srp, password, cancellationToken).ConfigureAwait(false);
        }
        catch (StaleDeviceException stale)
        {
            throw await ForgetAsync(stale).ConfigureAwait(false);
        }
    }

    private protected void Mark(CognitoException refusal) => refusal.Mark(refusal.IsTransient || refusal.Code switch
    {
        CognitoErrorCodes.CodeMismatch or CognitoErrorCodes.EnableSoftwareTokenMFA or CognitoErrorCodes.InvalidParameter
            or CognitoErrorCodes.InvalidPassword or CognitoErrorCodes.PasswordHistoryPolicyViolation
            or CognitoErrorCodes.AliasExists or CognitoErrorCodes.CodeDeliveryFailure => true,
        // An authenticator shows another code soon; what was sent stays as old as it is.
        CognitoErrorCodes.ExpiredCode => Name is "SOFTWARE_TOKEN_MFA" or "MFA_SETUP",
        _ => false,
    });

    /// <summary>This challenge's own answer: only its refusal leaves the challenge answerable, not what follows.</summary>
    private async Task<AuthStep> RespondAsync(Dictionary<string, string> responses, CancellationToken cancellationToken)
    {
        try
        {
            return await Attempt.RespondAsync(Name, State.Session, responses, cancellationToken).ConfigureAwait(false);
        }
        catch (CognitoException refusal)
        {
            Mark(refusal);
            throw;
        }
    }

    /// <summary>The password is gone by now, so the sign-in cannot begin again by itself.</summary>
    private async Task<CognitoException> ForgetAsync(StaleDeviceException stale)
    {
        try
        {
            if (Attempt.Devices is { } devices)
                await devices.RemoveAsync(Attempt.Client.UserPoolId, stale.DeviceKey, CancellationToken.None).ConfigureAwait(false);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // Cognito's refusal is what the caller must hear of; the next sign-in tries again to forget.
        }
        return stale.Forgotten();
    }
}
