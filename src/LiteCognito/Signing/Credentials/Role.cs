namespace LiteCognito.Signing.Credentials;

/// <summary>An IAM role to assume, with the parameters of the call.</summary>
internal sealed class Role(string arn)
{
    public string Arn { get; } = arn;

    public string? SessionName { get; init; }

    public string? ExternalId { get; init; }

    public string? DurationSeconds { get; init; }
}
