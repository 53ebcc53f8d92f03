namespace LiteCognito.Signing.Credentials;

/// <summary>Provides fixed credentials.</summary>
internal sealed class FixedCredentials(AwsCredentials credentials) : AwsCredentialProvider
{
    public override ValueTask<AwsCredentials> GetAsync(CancellationToken cancellationToken = default) => new(credentials);
}
