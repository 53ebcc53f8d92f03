using LiteCognito.Model;

namespace LiteCognito;

/// <summary>The authentication flow that a sign-in starts with.</summary>
/// <seealso href="https://docs.aws.amazon.com/cognito/latest/developerguide/amazon-cognito-user-pools-authentication-flow-methods.html"/>
public enum SignInFlow
{
    /// <summary><c>USER_SRP_AUTH</c>: the user proves the password by SRP. The password never leaves this process.</summary>
    UserSrp,

    /// <summary>
    /// <c>USER_PASSWORD_AUTH</c>, or <c>ADMIN_USER_PASSWORD_AUTH</c> for administrators: the password is sent, protected by TLS alone. A
    /// user migration trigger requires this flow.
    /// </summary>
    UserPassword,

    /// <summary>
    /// <c>USER_AUTH</c>: the user selects a password, a code by email or SMS, or a passkey. <see cref="SignInRequest.PreferredChallenge"/>
    /// makes this selection in advance.
    /// </summary>
    UserAuth,

    /// <summary><c>CUSTOM_AUTH</c>: the pool's Lambda triggers define the challenges. No password is required first.</summary>
    Custom,

    /// <summary>
    /// <c>CUSTOM_AUTH</c> with <c>SRP_A</c>: the user proves the password by SRP, and then the Lambda triggers define the challenges.
    /// </summary>
    CustomSrp,
}

/// <summary>
/// The input of <see cref="CognitoClient.SignInAsync(SignInRequest, CancellationToken)"/> and
/// <see cref="CognitoClient.AdminSignInAsync(SignInRequest, CancellationToken)"/>.
/// </summary>
/// <example>
/// <!-- scenario: choice -->
/// <code language="csharp">
/// using LiteCognito;
///
/// SignInStep step = await client.SignInAsync(new SignInRequest
/// {
///     Username = "alice",
///     Flow = SignInFlow.UserAuth,
///     PreferredChallenge = CognitoChallengeNames.EmailOtp,
/// });
/// if (step is EmailOtpChallenge challenge)
///     step = await challenge.RespondAsync(ReadCode());
/// </code>
/// </example>
public sealed record SignInRequest : Redacted
{
    /// <summary>Gets the user name, or an alias that the pool accepts.</summary>
    public required string Username { get; init; }

    /// <summary>
    /// Gets the password, or <see langword="null"/> for flows that use none. It is a string, or memory that you can clear after the
    /// sign-in's task has completed.
    /// </summary>
    public CognitoPassword? Password { get; init; }

    /// <summary>Gets the flow that the sign-in starts with. The default is <see cref="SignInFlow.UserSrp"/>.</summary>
    public SignInFlow Flow { get; init; }

    /// <summary>
    /// Gets the first challenge of the flow <see cref="SignInFlow.UserAuth"/>, one of <see cref="CognitoChallengeNames"/>, or
    /// <see langword="null"/> to let the user select it.
    /// </summary>
    /// <remarks>
    /// <c>PASSWORD_SRP</c> is the default if there is a password. <c>PASSWORD</c> sends the password. The others are <c>EMAIL_OTP</c>,
    /// <c>SMS_OTP</c> and <c>WEB_AUTHN</c>. If the user cannot answer the preferred challenge, a <see cref="FactorSelectionChallenge"/>
    /// follows.
    /// </remarks>
    public string? PreferredChallenge { get; init; }

    /// <summary>
    /// Gets the <see cref="ConfirmSignUpResponse.Session"/> of a user who has just signed up, for the flow
    /// <see cref="SignInFlow.UserAuth"/>. It signs the user in without a challenge.
    /// </summary>
    public string? Session { get; init; }

    /// <summary>Gets custom input for the pool's Lambda triggers. It is sent with every call of this sign-in.</summary>
    public IReadOnlyDictionary<string, string>? ClientMetadata { get; init; }

    /// <summary>Gets the ID of the endpoint for Amazon Pinpoint analytics. It is sent with every call of this sign-in.</summary>
    public AnalyticsMetadata? AnalyticsMetadata { get; init; }

    /// <summary>Gets data about the user's device for threat protection. It is sent with every call of a user's own sign-in.</summary>
    public UserContextData? UserContextData { get; init; }

    /// <summary>
    /// Gets data about the user's request for threat protection. It is sent with every call of an administrator's sign-in, in place of
    /// <see cref="UserContextData"/>.
    /// </summary>
    public ContextData? ContextData { get; init; }

    /// <summary>Throws an <see cref="ArgumentException"/> that names the member that does not fit the flow.</summary>
    internal void Validate(bool isAdministration)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(Username, "SignInRequest.Username");
        if (isAdministration ? UserContextData is not null : ContextData is not null)
            throw new ArgumentException(
                "SignInRequest.ContextData requires AdminSignInAsync, and SignInRequest.UserContextData requires SignInAsync.");
        bool hasPassword = Password is { IsEmpty: false };
        if (Flow is SignInFlow.UserSrp or SignInFlow.UserPassword or SignInFlow.CustomSrp && !hasPassword)
            throw new ArgumentException($"SignInFlow.{Flow} requires SignInRequest.Password.");
        if (Flow == SignInFlow.Custom && Password is not null)
            throw new ArgumentException(
                "SignInFlow.Custom uses no password. Leave SignInRequest.Password out, or use SignInFlow.CustomSrp.");
        if (Flow != SignInFlow.UserAuth && (PreferredChallenge ?? Session) is not null)
            throw new ArgumentException("SignInRequest.PreferredChallenge and SignInRequest.Session require SignInFlow.UserAuth.");
        if (PreferredChallenge is CognitoChallengeNames.Password or CognitoChallengeNames.PasswordSrp && !hasPassword)
            throw new ArgumentException($"SignInRequest.PreferredChallenge {PreferredChallenge} requires SignInRequest.Password.");
        if (Flow == SignInFlow.UserAuth && Session is not null && (PreferredChallenge is not null || Password is not null))
            throw new ArgumentException(
                "SignInRequest.Session signs the user in without a challenge. "
                + "Leave SignInRequest.Password and SignInRequest.PreferredChallenge out.");
        if (PreferredChallenge is not (null or CognitoChallengeNames.Password or CognitoChallengeNames.PasswordSrp) && Password is not null)
            throw new ArgumentException(
                $"SignInRequest.PreferredChallenge {PreferredChallenge} uses no password. Leave SignInRequest.Password out.");
        if (Password is { IsEmpty: true })
            throw new ArgumentException("SignInRequest.Password is empty. Leave it out if the flow uses none.");
    }
}

/// <summary>
/// Answers a challenge during <see cref="CognitoClient.SignInAsync(SignInRequest, ChallengeResponder, CancellationToken)"/>.
/// </summary>
/// <param name="challenge">The challenge to answer.</param>
/// <param name="cancellationToken">The cancellation token of the sign-in.</param>
/// <returns>
/// The result of a method of the challenge, or <see langword="null"/> to leave the challenge to the caller of the sign-in.
/// </returns>
public delegate Task<SignInStep?> ChallengeResponder(SignInChallenge challenge, CancellationToken cancellationToken);
