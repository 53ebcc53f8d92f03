namespace LiteCognito.Signing;

/// <summary>Where the credentials of signed calls come from. Asked before each signed call, so it keeps what it has fetched.</summary>
public abstract class AwsCredentialProvider
{
    /// <summary>Returns credentials that are good now.</summary>
    /// <exception cref="AwsCredentialException">There are none; the message says where they were looked for.</exception>
    public abstract ValueTask<AwsCredentials> GetAsync(CancellationToken cancellationToken = default);
}
