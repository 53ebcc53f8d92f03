using System.Runtime.Versioning;
using LiteCognito.SignIn;

namespace LiteCognito;

public sealed partial class CognitoClient
{
    private const int MaxChallenges = 100;

    /// <summary>Signs a user in with the Secure Remote Password protocol (SRP). The password never leaves this process.</summary>
    /// <param name="username">The user name, or an alias that the pool accepts.</param>
    /// <param name="password">The password: a string, or memory that you can clear after the task has completed.</param>
    /// <param name="cancellationToken">A token that cancels the call.</param>
    /// <returns><see cref="SignedIn"/>, or the <see cref="SignInChallenge"/> to answer next.</returns>
    /// <exception cref="CognitoException">
    /// The service refused the sign-in. Common codes: <see cref="CognitoErrorCodes.NotAuthorized"/> (the user name or the password is
    /// wrong), <see cref="CognitoErrorCodes.UserNotFound"/>, <see cref="CognitoErrorCodes.UserNotConfirmed"/>,
    /// <see cref="CognitoErrorCodes.PasswordResetRequired"/>.
    /// </exception>
    /// <seealso href="https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_InitiateAuth.html"/>
    /// <seealso
    ///   href="https://docs.aws.amazon.com/cognito/latest/developerguide/amazon-cognito-user-pools-authentication-flow-methods.html"/>
    public Task<SignInStep> SignInAsync(string username, CognitoPassword password, CancellationToken cancellationToken = default) =>
        SignInAsync(new SignInRequest { Username = username, Password = password }, cancellationToken);

    /// <summary>Signs a user in with the flow and metadata of a request.</summary>
    /// <param name="request">The user, the flow and the metadata.</param>
    /// <param name="cancellationToken">A token that cancels the call.</param>
    /// <returns><see cref="SignedIn"/>, or the <see cref="SignInChallenge"/> to answer next.</returns>
    /// <exception cref="ArgumentException">A member of the request does not fit the flow. The message names the member.</exception>
    /// <exception cref="CognitoException">
    /// The service refused the sign-in. Common codes: <see cref="CognitoErrorCodes.NotAuthorized"/> (the user name or the password is
    /// wrong), <see cref="CognitoErrorCodes.UserNotFound"/>, <see cref="CognitoErrorCodes.UserNotConfirmed"/>,
    /// <see cref="CognitoErrorCodes.PasswordResetRequired"/>.
    /// </exception>
    /// <seealso href="https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_InitiateAuth.html"/>
    public Task<SignInStep> SignInAsync(SignInRequest request, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(request);
        request.Validate(isAdministration: false);
        return SignInFlows.StartAsync(new UserAuthCalls(this), request, cancellationToken);
    }

    /// <summary>
    /// Signs a user in with the Secure Remote Password protocol (SRP), and passes each challenge to a callback. The password never leaves
    /// this process.
    /// </summary>
    /// <param name="username">The user name, or an alias that the pool accepts.</param>
    /// <param name="password">The password: a string, or memory that you can clear after the task has completed.</param>
    /// <param name="responder">
    /// A callback that answers a challenge, or returns <see langword="null"/> to leave it pending.
    /// </param>
    /// <param name="cancellationToken">A token that cancels the sign-in. The callback receives it too.</param>
    /// <returns><see cref="SignedIn"/>, or the challenge that the callback left pending.</returns>
    /// <exception cref="CognitoException">
    /// The service refused the sign-in or an answer, and the callback did not catch the exception.
    /// </exception>
    /// <exception cref="CognitoProtocolException">The sign-in has not ended after 100 challenges.</exception>
    /// <seealso href="https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_InitiateAuth.html"/>
    public Task<SignInStep> SignInAsync(
        string username, CognitoPassword password, ChallengeResponder responder, CancellationToken cancellationToken = default) =>
        SignInAsync(new SignInRequest { Username = username, Password = password }, responder, cancellationToken);

    /// <summary>Signs a user in with the flow and metadata of a request, and passes each challenge to a callback.</summary>
    /// <param name="request">The user, the flow and the metadata.</param>
    /// <param name="responder">A callback that answers a challenge, or returns <see langword="null"/> to leave it pending.</param>
    /// <param name="cancellationToken">A token that cancels the sign-in. The callback receives it too.</param>
    /// <returns><see cref="SignedIn"/>, or the challenge that the callback left pending.</returns>
    /// <exception cref="ArgumentException">A member of the request does not fit the flow. The message names the member.</exception>
    /// <exception cref="CognitoException">
    /// The service refused the sign-in or an answer, and the callback did not catch the exception.
    /// </exception>
    /// <exception cref="CognitoProtocolException">The sign-in has not ended after 100 challenges.</exception>
    /// <seealso href="https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_InitiateAuth.html"/>
    public async Task<SignInStep> SignInAsync(
        SignInRequest request, ChallengeResponder responder, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(responder);
        SignInStep step = await SignInAsync(request, cancellationToken).ConfigureAwait(false);
        int answered = 0;
        while (step is SignInChallenge challenge)
        {
            if (answered++ == MaxChallenges)
                throw new CognitoProtocolException(
                    "The sign-in has not ended after 100 challenges. Return null from the responder to leave a challenge pending.");
            if (await responder(challenge, cancellationToken).ConfigureAwait(false) is not { } next)
                break;
            step = next;
        }
        return step;
    }

    /// <summary>
    /// Creates a typed challenge from the response to <c>InitiateAuth</c> or <c>RespondToAuthChallenge</c>, without calling Cognito.
    /// </summary>
    /// <param name="username">The name that the user signed in with.</param>
    /// <param name="challengeName">
    /// The name of the challenge: one of <see cref="CognitoChallengeNames"/>, or a name that this library does not know.
    /// </param>
    /// <param name="session">The <c>Session</c> of the response.</param>
    /// <param name="parameters">The <c>ChallengeParameters</c> of the response.</param>
    /// <param name="availableChallenges">
    /// The <c>AvailableChallenges</c> of the response, for <see cref="CognitoChallengeNames.SelectChallenge"/>.
    /// </param>
    /// <returns>The challenge to answer. For a name that this library does not know, it is an <see cref="UnknownChallenge"/>.</returns>
    /// <remarks>Call this method in tests, or if your program makes these API calls itself.</remarks>
    /// <exception cref="ArgumentException">The challenge is a step of SRP. Answer it with <see cref="CognitoSrp"/>.</exception>
    public SignInChallenge CreateChallenge(
        string username, string challengeName, string? session = null,
        IReadOnlyDictionary<string, string>? parameters = null, IReadOnlyList<string>? availableChallenges = null)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(username);
        ArgumentException.ThrowIfNullOrWhiteSpace(challengeName);
        if (challengeName is CognitoChallengeNames.PasswordVerifier or CognitoChallengeNames.DeviceSrpAuth
            or CognitoChallengeNames.DevicePasswordVerifier)
            throw new ArgumentException($"{challengeName} is a step of SRP. Answer it with CognitoSrp.", nameof(challengeName));
        var attempt = new SignInAttempt(new UserAuthCalls(this), new SignInContext(), username)
        {
            Username = SignInAttempt.UsernameOf(parameters) ?? username,
        };
        return attempt.CreateChallenge(new()
        {
            Name = challengeName,
            Session = session,
            Parameters = new Dictionary<string, string>(parameters ?? new Dictionary<string, string>()),
            AvailableChallenges = availableChallenges is null ? null : [.. availableChallenges],
            ReceivedAt = _options.TimeProvider.GetUtcNow(),
        });
    }

    /// <summary>Resumes a sign-in at a challenge that <see cref="SignInChallenge.Save()"/> saved, in this process or another.</summary>
    /// <param name="state">The saved challenge.</param>
    /// <returns>The challenge to answer.</returns>
    /// <exception cref="SignInStateException">
    /// The saved challenge is malformed, encrypted or expired, or belongs to another user pool, app client or kind of sign-in.
    /// <see cref="SignInStateException.Reason"/> contains the reason.
    /// </exception>
    /// <exception cref="InvalidOperationException">
    /// The sign-in uses a remembered device, and this client has no <see cref="CognitoClientOptions.DeviceStore"/>.
    /// </exception>
    public SignInChallenge ResumeSignIn(string state)
    {
        ArgumentNullException.ThrowIfNull(state);
        return SavedState.Read(new UserAuthCalls(this), state, default);
    }

    /// <summary>
    /// Resumes a sign-in at a challenge that <see cref="SignInChallenge.Save(ReadOnlySpan{byte})"/> saved with the same key.
    /// </summary>
    /// <param name="state">The saved challenge.</param>
    /// <param name="key">The key that the challenge was saved with, 32 bytes long.</param>
    /// <returns>The challenge to answer.</returns>
    /// <exception cref="SignInStateException">
    /// The saved challenge is malformed, altered, not encrypted, encrypted with another key or expired, or belongs to another user pool,
    /// app client or kind of sign-in. <see cref="SignInStateException.Reason"/> contains the reason.
    /// </exception>
    /// <exception cref="InvalidOperationException">
    /// The sign-in uses a remembered device, and this client has no <see cref="CognitoClientOptions.DeviceStore"/>.
    /// </exception>
    /// <exception cref="ArgumentException">The key is not 32 bytes long.</exception>
    /// <exception cref="PlatformNotSupportedException">The program runs in a browser, where .NET has no AES-GCM.</exception>
    [UnsupportedOSPlatform("browser")]
    public SignInChallenge ResumeSignIn(string state, ReadOnlySpan<byte> key)
    {
        ArgumentNullException.ThrowIfNull(state);
        SavedState.CheckKey(key);
        return SavedState.Read(new UserAuthCalls(this), state, key);
    }
}
