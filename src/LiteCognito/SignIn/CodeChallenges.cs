using LiteCognito.SignIn;

namespace LiteCognito;

/// <summary>A challenge that the user answers with a code.</summary>
/// <example>
/// <!-- scenario: authenticator -->
/// <code language="csharp">
/// using LiteCognito;
///
/// SignInStep step = await client.SignInAsync("alice", ReadPassword());
/// while (step is CodeChallenge challenge)
///     try
///     {
///         step = await challenge.RespondAsync(ReadCode());
///     }
///     catch (CognitoException e) when (e.CanAnswerAgain)
///     {
///         Console.WriteLine("That code is wrong. Try again.");
///     }
/// </code>
/// </example>
public abstract class CodeChallenge : SignInChallenge
{
    private readonly string _codeName;

    private protected CodeChallenge(SignInAttempt attempt, ChallengeState state, string codeName)
        : base(attempt, state) => _codeName = codeName;

    /// <summary>Answers the challenge with a code.</summary>
    /// <param name="code">The code.</param>
    /// <param name="cancellationToken">A token that cancels the call.</param>
    /// <returns><see cref="SignedIn"/>, or the next challenge.</returns>
    /// <exception cref="CognitoException">
    /// The service refused the code. Common codes: <see cref="CognitoErrorCodes.CodeMismatch"/> (the code is wrong),
    /// <see cref="CognitoErrorCodes.ExpiredCode"/> (the code has expired or was already used). If
    /// <see cref="CognitoException.CanAnswerAgain"/> is <see langword="true"/>, this challenge can be answered again.
    /// </exception>
    /// <seealso href="https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_RespondToAuthChallenge.html"/>
    public Task<SignInStep> RespondAsync(string code, CancellationToken cancellationToken = default)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(code);
        return SubmitAsync(new() { [_codeName] = code }, cancellationToken);
    }
}

/// <summary>A challenge that the user answers with a code that Cognito has sent.</summary>
public abstract class DeliveredCodeChallenge : CodeChallenge
{
    private protected DeliveredCodeChallenge(SignInAttempt attempt, ChallengeState state, string codeName)
        : base(attempt, state, codeName)
    {
    }

    /// <summary>
    /// Gets the destination of the code, partly masked by Cognito, or <see langword="null"/> if Cognito does not return it.
    /// </summary>
    public string? Destination => State.Parameter("CODE_DELIVERY_DESTINATION");

    /// <summary>
    /// Gets the delivery medium of the code, one of <see cref="CognitoDeliveryMediums"/>, or <see langword="null"/> if Cognito does not
    /// return it.
    /// </summary>
    public string? DeliveryMedium => State.Parameter("CODE_DELIVERY_DELIVERY_MEDIUM");
}

/// <summary>The challenge <c>SMS_MFA</c>: a code sent by text message, as a second factor.</summary>
public sealed class SmsMfaChallenge : DeliveredCodeChallenge
{
    internal SmsMfaChallenge(SignInAttempt attempt, ChallengeState state)
        : base(attempt, state, "SMS_MFA_CODE")
    {
    }
}

/// <summary>The challenge <c>EMAIL_OTP</c>: a code sent by email, as a second factor or as the first factor of <c>USER_AUTH</c>.</summary>
public sealed class EmailOtpChallenge : DeliveredCodeChallenge
{
    internal EmailOtpChallenge(SignInAttempt attempt, ChallengeState state)
        : base(attempt, state, "EMAIL_OTP_CODE")
    {
    }
}

/// <summary>The challenge <c>SMS_OTP</c>: a code sent by text message, as the first factor of <c>USER_AUTH</c>.</summary>
public sealed class SmsOtpChallenge : DeliveredCodeChallenge
{
    internal SmsOtpChallenge(SignInAttempt attempt, ChallengeState state)
        : base(attempt, state, "SMS_OTP_CODE")
    {
    }
}

/// <summary>The challenge <c>SOFTWARE_TOKEN_MFA</c>: a code from the user's authenticator app, as a second factor.</summary>
public sealed class SoftwareTokenMfaChallenge : CodeChallenge
{
    internal SoftwareTokenMfaChallenge(SignInAttempt attempt, ChallengeState state)
        : base(attempt, state, "SOFTWARE_TOKEN_MFA_CODE")
    {
    }

    /// <summary>
    /// Gets the name that the authenticator app was given during its setup, or <see langword="null"/> if Cognito does not return it.
    /// </summary>
    public string? FriendlyDeviceName => State.Parameter("FRIENDLY_DEVICE_NAME");
}
