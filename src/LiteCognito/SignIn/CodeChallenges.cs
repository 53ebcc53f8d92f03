using LiteCognito.SignIn;

namespace LiteCognito;

/// <summary>A challenge answered with a code.</summary>
public abstract class CodeChallenge : SignInChallenge
{
    private readonly string _codeName;

    private protected CodeChallenge(SignInAttempt attempt, ChallengeState state, string codeName)
        : base(attempt, state) => _codeName = codeName;

    /// <summary>Answers with the code.</summary>
    /// <exception cref="CognitoException">
    /// <see cref="CognitoErrorCodes.CodeMismatch"/>: wrong; <see cref="CognitoErrorCodes.ExpiredCode"/>: too old or spent. Where
    /// <see cref="CognitoException.CanAnswerAgain"/>, answer this challenge again.
    /// </exception>
    public Task<SignInStep> RespondAsync(string code, CancellationToken cancellationToken = default)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(code);
        return SubmitAsync(new() { [_codeName] = code }, cancellationToken);
    }
}

/// <summary>A challenge answered with a code that Cognito has sent.</summary>
public abstract class DeliveredCodeChallenge : CodeChallenge
{
    private protected DeliveredCodeChallenge(SignInAttempt attempt, ChallengeState state, string codeName)
        : base(attempt, state, codeName)
    {
    }

    /// <summary>Where the code went, masked by Cognito, where it says.</summary>
    public string? Destination => State.Parameter("CODE_DELIVERY_DESTINATION");

    /// <summary>One of <see cref="CognitoDeliveryMediums"/>, where Cognito says.</summary>
    public string? DeliveryMedium => State.Parameter("CODE_DELIVERY_DELIVERY_MEDIUM");
}

/// <summary><c>SMS_MFA</c>: a second factor, sent by text message.</summary>
public sealed class SmsMfaChallenge : DeliveredCodeChallenge
{
    internal SmsMfaChallenge(SignInAttempt attempt, ChallengeState state)
        : base(attempt, state, "SMS_MFA_CODE")
    {
    }
}

/// <summary><c>EMAIL_OTP</c>: a second factor, or the first of <c>USER_AUTH</c>, sent by email.</summary>
public sealed class EmailOtpChallenge : DeliveredCodeChallenge
{
    internal EmailOtpChallenge(SignInAttempt attempt, ChallengeState state)
        : base(attempt, state, "EMAIL_OTP_CODE")
    {
    }
}

/// <summary><c>SMS_OTP</c>: the first factor of <c>USER_AUTH</c>, sent by text message.</summary>
public sealed class SmsOtpChallenge : DeliveredCodeChallenge
{
    internal SmsOtpChallenge(SignInAttempt attempt, ChallengeState state)
        : base(attempt, state, "SMS_OTP_CODE")
    {
    }
}

/// <summary><c>SOFTWARE_TOKEN_MFA</c>: the code that the user's authenticator app shows.</summary>
public sealed class SoftwareTokenMfaChallenge : CodeChallenge
{
    internal SoftwareTokenMfaChallenge(SignInAttempt attempt, ChallengeState state)
        : base(attempt, state, "SOFTWARE_TOKEN_MFA_CODE")
    {
    }

    /// <summary>The name given to the authenticator when it was set up.</summary>
    public string? FriendlyDeviceName => State.Parameter("FRIENDLY_DEVICE_NAME");
}
