using System.Runtime.Versioning;
using LiteCognito.SignIn;

namespace LiteCognito;

/// <summary>A challenge that Cognito requires before it completes a sign-in. Each derived type has methods for its valid answers.</summary>
/// <remarks>
/// <para>
/// Challenges are immutable. They can be answered later, even in another process: save one with <see cref="Save()"/> and resume it with
/// <see cref="CognitoClient.ResumeSignIn(string)"/>.
/// </para>
/// <para>
/// If Cognito refuses an answer, the method throws <see cref="CognitoException"/>. <see cref="CognitoException.CanAnswerAgain"/> indicates
/// whether this challenge can be answered again. If it is <see langword="false"/>, the user must sign in again.
/// </para>
/// </remarks>
/// <example>
/// <!-- scenario: sms -->
/// <code language="csharp">
/// using LiteCognito;
///
/// // In one request: keep the challenge while the user looks for the code.
/// string saved = challenge.Save(key);
///
/// // In a later request, in any process that has the key:
/// var resumed = (CodeChallenge)client.ResumeSignIn(saved, key);
/// SignInStep step = await resumed.RespondAsync(ReadCode());
/// </code>
/// </example>
/// <seealso href="https://docs.aws.amazon.com/cognito/latest/developerguide/authentication-flows-public-server-side.html"/>
public abstract class SignInChallenge : SignInStep
{
    private protected SignInChallenge(SignInAttempt attempt, ChallengeState state)
    {
        Attempt = attempt;
        State = state;
    }

    /// <summary>Gets the name of the challenge in the API, such as <see cref="CognitoChallengeNames.SoftwareTokenMfa"/>.</summary>
    public string Name => State.Name;

    internal SignInAttempt Attempt { get; }

    internal ChallengeState State { get; }

    /// <summary>Returns this challenge as text, for <see cref="CognitoClient.ResumeSignIn(string)"/>.</summary>
    /// <returns>The challenge as text that is not encrypted, at most 65,536 characters long.</returns>
    /// <exception cref="InvalidOperationException">The text would be longer than 65,536 characters.</exception>
    /// <remarks>
    /// The text contains no password, but anyone who has it and the code can complete the sign-in, so treat it as a bearer secret. If it
    /// leaves your control, for example in a cookie or a form, call <see cref="Save(ReadOnlySpan{byte})"/> instead.
    /// </remarks>
    public string Save() => SavedState.Write(Attempt, State, default);

    /// <summary>Returns this challenge as text that is encrypted and authenticated with AES-256-GCM.</summary>
    /// <param name="key">A random secret key, 32 bytes long.</param>
    /// <returns>
    /// The encrypted challenge, at most 65,536 characters long, for <see cref="CognitoClient.ResumeSignIn(string, ReadOnlySpan{byte})"/>.
    /// </returns>
    /// <exception cref="ArgumentException">The key is not 32 bytes long.</exception>
    /// <exception cref="InvalidOperationException">The text would be longer than 65,536 characters.</exception>
    /// <exception cref="PlatformNotSupportedException">The program runs in a browser, where .NET has no AES-GCM.</exception>
    [UnsupportedOSPlatform("browser")]
    public string Save(ReadOnlySpan<byte> key)
    {
        SavedState.CheckKey(key);
        return SavedState.Write(Attempt, State, key);
    }

    /// <summary>Sends an answer, and continues to the session or the next challenge.</summary>
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

    /// <summary>Sends an answer with SRP_A, and proves the password if Cognito then requests it.</summary>
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

    /// <summary>Sets whether this challenge can be answered again after a refusal.</summary>
    private protected void SetCanAnswerAgain(CognitoException refusal) =>
        refusal.SetCanAnswerAgain(refusal.IsTransient || refusal.Code switch
        {
            CognitoErrorCodes.CodeMismatch or CognitoErrorCodes.EnableSoftwareTokenMFA or CognitoErrorCodes.InvalidParameter
                or CognitoErrorCodes.InvalidPassword or CognitoErrorCodes.PasswordHistoryPolicyViolation
                or CognitoErrorCodes.AliasExists or CognitoErrorCodes.CodeDeliveryFailure => true,
            // An authenticator app soon shows a new code, but a code that was delivered stays expired.
            CognitoErrorCodes.ExpiredCode => Name is CognitoChallengeNames.SoftwareTokenMfa or CognitoChallengeNames.MfaSetup,
            _ => false,
        });

    /// <summary>Sends an answer. Only after a refusal of this call can the challenge be answered again.</summary>
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
            // The caller gets Cognito's refusal instead of this exception. The next sign-in retries the removal.
        }
        return stale.ToCognitoException();
    }
}
