namespace LiteCognito.Signing.Credentials;

/// <summary>Credentials that are known already.</summary>
internal sealed class FixedCredentials(AwsCredentials credentials) : AwsCredentialProvider
{
    public override ValueTask<AwsCredentials> GetAsync(CancellationToken cancellationToken = default) => new(credentials);
}
