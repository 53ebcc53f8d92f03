namespace LiteCognito.Signing;

/// <summary>AWS credentials that sign a call.</summary>
/// <seealso href="https://docs.aws.amazon.com/STS/latest/APIReference/API_Credentials.html"/>
public sealed record AwsCredentials : Redacted
{
    /// <summary>
    /// Gets the access key ID, such as <c>AKIAIOSFODNN7EXAMPLE</c>. Every signed call contains the ID, so it is not a secret.
    /// </summary>
    public required string AccessKeyId { get; init; }

    /// <summary>Gets the secret access key, from which the signing key is derived. The secret is never sent.</summary>
    public required string SecretAccessKey { get; init; }

    /// <summary>
    /// Gets the session token of temporary credentials, or <see langword="null"/> for long-term credentials of an IAM user.
    /// </summary>
    public string? SessionToken { get; init; }

    /// <summary>
    /// Gets the time at which temporary credentials expire, or <see langword="null"/> for credentials that do not expire.
    /// </summary>
    public DateTimeOffset? Expiration { get; init; }
}
