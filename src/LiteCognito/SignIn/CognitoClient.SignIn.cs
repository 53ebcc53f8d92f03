using LiteCognito.SignIn;

namespace LiteCognito;

public sealed partial class CognitoClient
{
    /// <summary>Signs a user in over SRP: the password never leaves this process.</summary>
    /// <param name="username">The user name, or an alias that the pool accepts.</param>
    /// <param name="password">The password, a string or memory that you clear when the task has completed.</param>
    /// <param name="cancellationToken">Stops the calls.</param>
    /// <returns><see cref="SignedIn"/>, or the <see cref="SignInChallenge"/> that Cognito asks next.</returns>
    /// <exception cref="CognitoException">
    /// Worth catching: <see cref="CognitoErrorCodes.NotAuthorized"/> (wrong user name or password),
    /// <see cref="CognitoErrorCodes.UserNotFound"/>, <see cref="CognitoErrorCodes.UserNotConfirmed"/>,
    /// <see cref="CognitoErrorCodes.PasswordResetRequired"/>.
    /// </exception>
    public Task<SignInStep> SignInAsync(string username, CognitoPassword password, CancellationToken cancellationToken = default) =>
        SignInAsync(new SignInRequest { Username = username, Password = password }, cancellationToken);

    /// <summary>Signs a user in by the flow and with the metadata that the request names.</summary>
    /// <returns><see cref="SignedIn"/>, or the <see cref="SignInChallenge"/> that Cognito asks next.</returns>
    /// <exception cref="ArgumentException">A member does not fit the flow; the message says which.</exception>
    /// <exception cref="CognitoException">As for <see cref="SignInAsync(string, CognitoPassword, CancellationToken)"/>.</exception>
    public Task<SignInStep> SignInAsync(SignInRequest request, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(request);
        request.Validate(isAdministration: false);
        return SignInFlows.StartAsync(new UserAuthCalls(this), request, cancellationToken);
    }

    /// <summary>Signs a user in over SRP and hands each challenge to <paramref name="responder"/>, until it is answered or left.</summary>
    /// <param name="username">The user name, or an alias that the pool accepts.</param>
    /// <param name="password">The password, a string or memory that you clear when the task has completed.</param>
    /// <param name="responder">Answers challenges.</param>
    /// <param name="cancellationToken">Stops the calls.</param>
    /// <returns><see cref="SignedIn"/>, or the challenge that the responder left by returning <see langword="null"/>.</returns>
    /// <exception cref="CognitoException">
    /// As for <see cref="SignInAsync(string, CognitoPassword, CancellationToken)"/>, and what the responder let pass.
    /// </exception>
    public Task<SignInStep> SignInAsync(
        string username, CognitoPassword password, ChallengeResponder responder, CancellationToken cancellationToken = default) =>
        SignInAsync(new SignInRequest { Username = username, Password = password }, responder, cancellationToken);

    /// <summary>
    /// Signs a user in as the request says and hands each challenge to <paramref name="responder"/>, until it is answered or left.
    /// </summary>
    /// <returns><see cref="SignedIn"/>, or the challenge that the responder left by returning <see langword="null"/>.</returns>
    /// <exception cref="CognitoException">
    /// As for <see cref="SignInAsync(string, CognitoPassword, CancellationToken)"/>, and what the responder let pass.
    /// </exception>
    public async Task<SignInStep> SignInAsync(
        SignInRequest request, ChallengeResponder responder, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(responder);
        SignInStep step = await SignInAsync(request, cancellationToken).ConfigureAwait(false);
        while (step is SignInChallenge challenge)
        {
            if (await responder(challenge, cancellationToken).ConfigureAwait(false) is not { } next)
                break;
            step = next;
        }
        return step;
    }

    /// <summary>
    /// Creates a typed challenge from what <c>InitiateAuth</c> or <c>RespondToAuthChallenge</c> returned: for a program that makes these
    /// calls itself, and for tests. Nothing is called.
    /// </summary>
    /// <param name="username">The name that the user signed in with.</param>
    /// <param name="challengeName">The challenge, one of <see cref="CognitoChallengeNames"/> or newer than this library.</param>
    /// <param name="session">The session that the answer to the challenge returns.</param>
    /// <param name="parameters">The challenge's parameters.</param>
    /// <param name="availableChallenges">What may be chosen, for <see cref="CognitoChallengeNames.SelectChallenge"/>.</param>
    /// <returns>
    /// The challenge, ready to be answered. A name that this library does not know gives an <see cref="UnknownChallenge"/>.
    /// </returns>
    /// <exception cref="ArgumentException">The challenge is a step of SRP, which <see cref="CognitoSrp"/> answers.</exception>
    public SignInChallenge CreateChallenge(
        string username, string challengeName, string? session = null,
        IReadOnlyDictionary<string, string>? parameters = null, IReadOnlyList<string>? availableChallenges = null)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(username);
        ArgumentException.ThrowIfNullOrWhiteSpace(challengeName);
        if (challengeName is CognitoChallengeNames.PasswordVerifier or CognitoChallengeNames.DeviceSrpAuth
            or CognitoChallengeNames.DevicePasswordVerifier)
            throw new ArgumentException($"{challengeName} is a step of SRP: answer it with CognitoSrp.", nameof(challengeName));
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

    /// <summary>Takes up a challenge that <see cref="SignInChallenge.Save()"/> saved, in this or another process.</summary>
    /// <exception cref="SignInStateException">The text is malformed, of another pool or app client, expired, or encrypted.</exception>
    /// <exception cref="InvalidOperationException">
    /// The sign-in names a remembered device, and this client has no <see cref="CognitoClientOptions.DeviceStore"/>.
    /// </exception>
    public SignInChallenge ResumeSignIn(string state)
    {
        ArgumentNullException.ThrowIfNull(state);
        return SavedState.Read(new UserAuthCalls(this), state, default);
    }

    /// <summary>Takes up a challenge that <see cref="SignInChallenge.Save(ReadOnlySpan{byte})"/> saved with the same key.</summary>
    /// <exception cref="SignInStateException">
    /// The text is malformed, altered, of another key, pool or app client, expired, or not encrypted.
    /// </exception>
    /// <exception cref="InvalidOperationException">As for <see cref="ResumeSignIn(string)"/>.</exception>
    /// <exception cref="ArgumentException">The key is not 32 bytes long.</exception>
    public SignInChallenge ResumeSignIn(string state, ReadOnlySpan<byte> key)
    {
        ArgumentNullException.ThrowIfNull(state);
        SavedState.CheckKey(key);
        return SavedState.Read(new UserAuthCalls(this), state, key);
    }
}
