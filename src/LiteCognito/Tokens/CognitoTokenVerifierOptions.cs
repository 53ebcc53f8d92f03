using LiteCognito.Tokens;

namespace LiteCognito;

/// <summary>The settings of a <see cref="CognitoTokenVerifier"/>. At least one issuer is required.</summary>
/// <remarks>The verifier validates and copies the options when it is created. Later changes have no effect on the verifier.</remarks>
public sealed record CognitoTokenVerifierOptions : Redacted
{
    /// <summary>Gets or sets the user pools whose tokens are accepted. List each of them only once.</summary>
    public IReadOnlyCollection<TrustedIssuer> Issuers { get; set; } = [];

    /// <summary>
    /// Gets or sets the clock difference to tolerate in the checks of <c>exp</c> and <c>nbf</c>, at most one day. The default is
    /// zero.
    /// </summary>
    public TimeSpan ClockTolerance { get; set; }

    /// <summary>
    /// Gets or sets the maximum length of a token, in characters. Longer tokens are refused unread
    /// (<see cref="TokenRefusal.TooLong"/>). The default is 2,097,152, which no token within Cognito's quotas exceeds.
    /// </summary>
    /// <remarks>
    /// A longer token can only come from a trigger that adds claims of its own. Set a lower value if untrusted callers can send you long
    /// texts and the pool's tokens are short.
    /// </remarks>
    /// <seealso href="https://docs.aws.amazon.com/cognito/latest/developerguide/quotas.html"/>
    public int MaxTokenLength { get; set; } = 2 * 1024 * 1024;

    /// <summary>
    /// Gets or sets the age at which the fetched keys of an issuer are fetched again, or <see cref="Timeout.InfiniteTimeSpan"/> to keep
    /// them. The default is one hour.
    /// </summary>
    /// <remarks>
    /// The first verification that finds the keys this old starts the fetch in the background and does not wait for it. Until new keys
    /// have arrived, the old ones are used. A fetch that fails is retried at most once every 10 seconds. A key that the user pool no
    /// longer publishes is therefore trusted for about this long.
    /// </remarks>
    public TimeSpan KeyRefreshInterval { get; set; } = TimeSpan.FromHours(1);

    /// <summary>Gets or sets the clock that tokens are checked against. The default is the system clock.</summary>
    public TimeProvider TimeProvider { get; set; } = TimeProvider.System;

    /// <summary>Gets the function that creates a key from modulus and exponent. Tests verify with each implementation of RSA.</summary>
    internal Func<byte[], byte[], PublicKey> CreateKey { get; init; } = PublicKey.Create;
}
