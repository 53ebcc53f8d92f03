namespace LiteCognito;

/// <summary>How the password is proved.</summary>
public enum SignInFlow
{
    /// <summary><c>USER_SRP_AUTH</c>: the password never leaves this process.</summary>
    UserSrp,

    /// <summary><c>USER_PASSWORD_AUTH</c>: the password itself is sent, protected by TLS alone. A user-migration trigger needs it.</summary>
    UserPassword,
}

/// <summary>Input of <see cref="CognitoClient.SignInAsync(SignInRequest, CancellationToken)"/>.</summary>
public sealed record SignInRequest : Redacted
{
    /// <summary>The user name, or an alias that the pool accepts.</summary>
    public required string Username { get; init; }

    /// <summary>The password, taken as it is.</summary>
    public required string Password { get; init; }

    /// <summary>How the password is proved; SRP unless chosen otherwise.</summary>
    public SignInFlow Flow { get; init; }

    /// <summary>Custom input of the pool's Lambda triggers, sent with every call of this sign-in.</summary>
    public IReadOnlyDictionary<string, string>? ClientMetadata { get; init; }
}

/// <summary>
/// Answers a challenge while a sign-in goes on: returns what the challenge's own method returned, or <see langword="null"/> to
/// leave the challenge to the caller of <see cref="CognitoClient.SignInAsync(string, string, ChallengeResponder, CancellationToken)"/>.
/// </summary>
/// <param name="challenge">The challenge to answer.</param>
/// <param name="cancellationToken">The token of the sign-in.</param>
public delegate Task<SignInResult?> ChallengeResponder(SignInChallenge challenge, CancellationToken cancellationToken);
