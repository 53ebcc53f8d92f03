using LiteCognito.Model;

namespace LiteCognito;

/// <summary>How a sign-in begins.</summary>
public enum SignInFlow
{
    /// <summary><c>USER_SRP_AUTH</c>: the password is proved and never leaves this process.</summary>
    UserSrp,

    /// <summary>
    /// <c>USER_PASSWORD_AUTH</c>, of administrators <c>ADMIN_USER_PASSWORD_AUTH</c>: the password itself is sent, protected by TLS alone.
    /// A user-migration trigger needs it.
    /// </summary>
    UserPassword,

    /// <summary>
    /// <c>USER_AUTH</c>: the user chooses among password, codes by email or SMS, and passkeys. With
    /// <see cref="SignInRequest.PreferredChallenge"/> the choice is made already.
    /// </summary>
    UserAuth,

    /// <summary><c>CUSTOM_AUTH</c>: the pool's Lambda triggers ask what they like, without a password before it.</summary>
    Custom,

    /// <summary><c>CUSTOM_AUTH</c> with <c>SRP_A</c>: the password is proved first, then the triggers ask.</summary>
    CustomSrp,
}

/// <summary>Input of <see cref="CognitoClient.SignInAsync(SignInRequest, CancellationToken)"/>.</summary>
public sealed record SignInRequest : Redacted
{
    /// <summary>The user name, or an alias that the pool accepts.</summary>
    public required string Username { get; init; }

    /// <summary>
    /// The password, a string or memory that you clear when the sign-in's task has completed; <see langword="null"/> for the flows that do
    /// without.
    /// </summary>
    public CognitoPassword? Password { get; init; }

    /// <summary>How the sign-in begins; SRP unless chosen otherwise.</summary>
    public SignInFlow Flow { get; init; }

    /// <summary>
    /// With <see cref="SignInFlow.UserAuth"/>, what to be asked at once, of <see cref="CognitoChallengeNames"/>: <c>PASSWORD_SRP</c>
    /// (which a password alone means too), <c>PASSWORD</c> (the password itself is sent), <c>EMAIL_OTP</c>, <c>SMS_OTP</c>,
    /// <c>WEB_AUTHN</c>. Where the user cannot do that, a <see cref="FactorSelectionChallenge"/> follows.
    /// </summary>
    public string? PreferredChallenge { get; init; }

    /// <summary>
    /// With <see cref="SignInFlow.UserAuth"/>, the session that <see cref="ConfirmSignUpResponse.Session"/> gave: the new user is
    /// signed in without being asked again.
    /// </summary>
    public string? Session { get; init; }

    /// <summary>Custom input of the pool's Lambda triggers, sent with every call of this sign-in.</summary>
    public IReadOnlyDictionary<string, string>? ClientMetadata { get; init; }

    /// <summary>Where Amazon Pinpoint analytics go, sent with every call of this sign-in.</summary>
    public AnalyticsMetadata? AnalyticsMetadata { get; init; }

    /// <summary>What threat protection may know of the user's device, sent with every call of this sign-in.</summary>
    public UserContextData? UserContextData { get; init; }

    /// <summary>
    /// What threat protection may know of the user's request, sent with every call of an administrator's sign-in
    /// (<see cref="CognitoClient.AdminSignInAsync(SignInRequest, CancellationToken)"/>), in place of <see cref="UserContextData"/>.
    /// </summary>
    public ContextData? ContextData { get; init; }

    /// <summary>Throws <see cref="ArgumentException"/> naming the member that does not fit the flow.</summary>
    internal void Validate(bool isAdministration)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(Username);
        if (isAdministration ? UserContextData is not null : ContextData is not null)
            throw new ArgumentException("ContextData belongs to AdminSignInAsync, UserContextData to SignInAsync.");
        bool hasPassword = Password is { IsEmpty: false };
        if (Flow is SignInFlow.UserSrp or SignInFlow.UserPassword or SignInFlow.CustomSrp && !hasPassword)
            throw new ArgumentException($"The flow {Flow} needs a Password.");
        if (Flow == SignInFlow.Custom && Password is not null)
            throw new ArgumentException("The flow Custom takes no Password: leave it out, or choose CustomSrp.");
        if (Flow != SignInFlow.UserAuth && (PreferredChallenge ?? Session) is not null)
            throw new ArgumentException("PreferredChallenge and Session belong to the flow UserAuth.");
        if (PreferredChallenge is CognitoChallengeNames.Password or CognitoChallengeNames.PasswordSrp && !hasPassword)
            throw new ArgumentException($"PreferredChallenge {PreferredChallenge} needs a Password.");
        if (Flow == SignInFlow.UserAuth && Session is not null && (PreferredChallenge is not null || Password is not null))
            throw new ArgumentException("With a Session of ConfirmSignUp nothing is asked: leave Password and PreferredChallenge out.");
        if (PreferredChallenge is not (null or CognitoChallengeNames.Password or CognitoChallengeNames.PasswordSrp) && Password is not null)
            throw new ArgumentException($"PreferredChallenge {PreferredChallenge} takes no Password: leave it out.");
        if (Password is { IsEmpty: true })
            throw new ArgumentException("The Password is empty: leave it out where none is needed.");
    }
}

/// <summary>
/// Answers a challenge while a sign-in goes on: returns what the challenge's own method returned, or <see langword="null"/> to
/// leave the challenge to the caller of
/// <see cref="CognitoClient.SignInAsync(string, CognitoPassword, ChallengeResponder, CancellationToken)"/>.
/// </summary>
/// <param name="challenge">The challenge to answer.</param>
/// <param name="cancellationToken">The token of the sign-in.</param>
public delegate Task<SignInStep?> ChallengeResponder(SignInChallenge challenge, CancellationToken cancellationToken);
