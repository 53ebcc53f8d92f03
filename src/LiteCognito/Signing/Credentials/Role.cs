namespace LiteCognito.Signing.Credentials;

/// <summary>A role to take.</summary>
internal sealed class Role(string arn)
{
    public string Arn { get; } = arn;

    public string? SessionName { get; init; }

    public string? ExternalId { get; init; }

    public string? DurationSeconds { get; init; }
}
