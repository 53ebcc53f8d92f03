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

    /// <summary>The challenge's name in the API, such as <see cref="CognitoChallengeNames.SoftwareTokenMfa"/>.</summary>
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

    /// <summary>Sends an answer, and goes on to the session or the next challenge.</summary>
    private protected async Task<SignInStep> SubmitAsync(Dictionary<string, string> responses, CancellationToken cancellationToken)
    {
        try
        {
            AuthStep step = await SendResponseAsync(responses, cancellationToken).ConfigureAwait(false);
            return await Attempt.ContinueAsync(step, cancellationToken).ConfigureAwait(false);
        }
        catch (StaleDeviceException stale)
        {
            throw await ForgetDeviceAsync(stale).ConfigureAwait(false);
        }
    }

    /// <summary>Sends an answer with SRP_A, and proves the password where Cognito then asks for it.</summary>
    private protected async Task<SignInStep> SubmitSrpAsync(
        Dictionary<string, string> responses, CognitoPassword password, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        using var srp = new CognitoSrp(Attempt.Client.UserPoolId);
        responses["SRP_A"] = srp.SrpA;
        try
        {
            AuthStep step = await SendResponseAsync(responses, cancellationToken).ConfigureAwait(false);
            return await Attempt.ProvePasswordAsync(step, srp, password, cancellationToken).ConfigureAwait(false);
        }
        catch (StaleDeviceException stale)
        {
            throw await ForgetDeviceAsync(stale).ConfigureAwait(false);
        }
    }

    /// <summary>Sets whether this challenge can be answered again after a refusal of it.</summary>
    private protected void SetCanAnswerAgain(CognitoException refusal) =>
        refusal.SetCanAnswerAgain(refusal.IsTransient || refusal.Code switch
        {
            CognitoErrorCodes.CodeMismatch or CognitoErrorCodes.EnableSoftwareTokenMFA or CognitoErrorCodes.InvalidParameter
                or CognitoErrorCodes.InvalidPassword or CognitoErrorCodes.PasswordHistoryPolicyViolation
                or CognitoErrorCodes.AliasExists or CognitoErrorCodes.CodeDeliveryFailure => true,
            // An authenticator shows another code soon; what was sent stays as old as it is.
            CognitoErrorCodes.ExpiredCode => Name is CognitoChallengeNames.SoftwareTokenMfa or CognitoChallengeNames.MfaSetup,
            _ => false,
        });

    /// <summary>Sends this challenge's answer. Only a refusal of this call leaves the challenge answerable.</summary>
    private async Task<AuthStep> SendResponseAsync(Dictionary<string, string> responses, CancellationToken cancellationToken)
    {
        try
        {
            return await Attempt.SendResponseAsync(Name, State.Session, responses, cancellationToken).ConfigureAwait(false);
        }
        catch (CognitoException refusal)
        {
            SetCanAnswerAgain(refusal);
            throw;
        }
    }

    /// <summary>Removes the device. The password is no longer in memory, so the sign-in cannot restart automatically.</summary>
    private async Task<CognitoException> ForgetDeviceAsync(StaleDeviceException stale)
    {
        try
        {
            if (Attempt.Devices is { } devices)
                await devices.RemoveAsync(Attempt.Client.UserPoolId, stale.DeviceKey, CancellationToken.None).ConfigureAwait(false);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // Cognito's refusal is what the caller must see; the next sign-in tries again to remove the device.
        }
        return stale.ToCognitoException();
    }
}
