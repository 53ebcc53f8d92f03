using LiteCognito.Signing.Credentials;

namespace LiteCognito.Signing;

/// <summary>Where the credentials of signed calls come from. Asked before each signed call, so it keeps what it has fetched.</summary>
/// <remarks>
/// What <see cref="Default()"/> and the methods beside it give fetches once for all who wait, again five minutes before the credentials
/// end, and goes on with the old ones where that fails while they are good.
/// </remarks>
public abstract class AwsCredentialProvider
{
    /// <summary>Returns credentials that are good now.</summary>
    /// <exception cref="AwsCredentialException">There are none; the message says where they were looked for.</exception>
    public abstract ValueTask<AwsCredentials> GetAsync(CancellationToken cancellationToken = default);

    /// <summary>
    /// The first of these that is there: environment, web identity, profile, container, machine. One that is there but broken is an
    /// error: another identity is not what was meant.
    /// </summary>
    public static AwsCredentialProvider Default() => Default(AwsEnvironment.Process);

    /// <summary>Credentials that are known already.</summary>
    public static AwsCredentialProvider Static(string accessKeyId, string secretAccessKey, string? sessionToken = null)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(accessKeyId);
        ArgumentException.ThrowIfNullOrWhiteSpace(secretAccessKey);
        return new FixedCredentials(new() { AccessKeyId = accessKeyId, SecretAccessKey = secretAccessKey, SessionToken = sessionToken });
    }

    /// <summary>
    /// Credentials that a program of its own fetches, kept until shortly before their <see cref="AwsCredentials.Expiration"/>.
    /// </summary>
    public static AwsCredentialProvider FromDelegate(
        Func<CancellationToken, ValueTask<AwsCredentials>> fetch, TimeProvider? timeProvider = null)
    {
        ArgumentNullException.ThrowIfNull(fetch);
        return new CachedCredentials(fetch, timeProvider ?? TimeProvider.System);
    }

    /// <summary>The variables AWS_ACCESS_KEY_ID, AWS_SECRET_ACCESS_KEY and AWS_SESSION_TOKEN.</summary>
    public static AwsCredentialProvider FromEnvironment() => Of(new EnvironmentSource(AwsEnvironment.Process), AwsEnvironment.Process);

    /// <summary>
    /// A profile of the shared files (AWS_CONFIG_FILE, AWS_SHARED_CREDENTIALS_FILE, else ~/.aws): keys, a role with a source, a web
    /// identity or a credential_process.
    /// </summary>
    /// <param name="profile">Its name; <see langword="null"/> for AWS_PROFILE, else <c>default</c>.</param>
    public static AwsCredentialProvider FromProfile(string? profile = null) =>
        Of(new ProfileSource(AwsEnvironment.Process, profile), AwsEnvironment.Process);

    /// <summary>The role of AWS_ROLE_ARN with the token in AWS_WEB_IDENTITY_TOKEN_FILE, by STS: pods and CI jobs.</summary>
    public static AwsCredentialProvider FromWebIdentity() => Of(new WebIdentitySource(AwsEnvironment.Process), AwsEnvironment.Process);

    /// <summary>
    /// The endpoint of the container, in AWS_CONTAINER_CREDENTIALS_RELATIVE_URI or AWS_CONTAINER_CREDENTIALS_FULL_URI: ECS tasks and EKS
    /// pods.
    /// </summary>
    public static AwsCredentialProvider FromContainer() => Of(new ContainerSource(AwsEnvironment.Process), AwsEnvironment.Process);

    /// <summary>The role of the EC2 instance, by IMDSv2.</summary>
    public static AwsCredentialProvider FromInstanceMetadata() => Of(new InstanceSource(AwsEnvironment.Process), AwsEnvironment.Process);

    /// <summary>A role, taken by STS with the credentials of another provider.</summary>
    /// <param name="source">Who may take the role.</param>
    /// <param name="roleArn">The role, <c>arn:aws:iam::…:role/…</c>.</param>
    /// <param name="region">The region whose STS is asked.</param>
    /// <param name="externalId">What the role's trust policy may demand.</param>
    public static AwsCredentialProvider AssumeRole(AwsCredentialProvider source, string roleArn, string region, string? externalId = null)
    {
        ArgumentNullException.ThrowIfNull(source);
        ArgumentException.ThrowIfNullOrWhiteSpace(roleArn);
        ArgumentException.ThrowIfNullOrWhiteSpace(region);
        var sts = new SecurityTokenService(AwsEnvironment.Process, region);
        return new CachedCredentials(
            async cancellationToken => await sts.AssumeRoleAsync(
                new(roleArn)
                {
                    ExternalId = externalId,
                }, await source.GetAsync(cancellationToken).ConfigureAwait(false), cancellationToken).ConfigureAwait(false),
            TimeProvider.System);
    }

    internal static CachedCredentials Default(AwsEnvironment environment) => Of(
        new Chain(
        [
            new EnvironmentSource(environment), new WebIdentitySource(environment), new ProfileSource(environment, null),
            new ContainerSource(environment), new InstanceSource(environment),
        ]), environment);

    internal static CachedCredentials Of(CredentialSource source, AwsEnvironment environment) => new(
        async cancellationToken => await source.FindAsync(cancellationToken).ConfigureAwait(false)
            ?? throw new AwsCredentialException(
                $"There are no AWS credentials. Looked at: {source.Name}. Set one of these up, or give CognitoClientOptions.Credentials."),
        environment.Clock, source);
}
