namespace LiteCognito.Signing;

/// <summary>AWS credentials: what a signed call is signed with.</summary>
public sealed record AwsCredentials : Redacted
{
    /// <summary>The access key's id, such as <c>AKIAIOSFODNN7EXAMPLE</c>. It travels with every signed call.</summary>
    public required string AccessKeyId { get; init; }

    /// <summary>The access key's secret.</summary>
    public required string SecretAccessKey { get; init; }

    /// <summary>The session token of temporary credentials; <see langword="null"/> for those of an IAM user.</summary>
    public string? SessionToken { get; init; }

    /// <summary>When temporary credentials end; <see langword="null"/> for those that do not.</summary>
    public DateTimeOffset? Expiration { get; init; }
}
