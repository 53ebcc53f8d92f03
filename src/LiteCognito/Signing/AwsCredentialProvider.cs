using System.Runtime.Versioning;
using LiteCognito.Signing.Credentials;

namespace LiteCognito.Signing;

/// <summary>
/// Provides the AWS credentials of signed calls. The client calls <see cref="GetAsync"/> before each signed call, so implementations
/// should cache the credentials.
/// </summary>
/// <remarks>
/// <para>
/// The providers that <see cref="Default()"/> and the other factory methods return cache credentials and are safe for concurrent use.
/// Concurrent callers share one request, which may take at most 2 minutes.
/// </para>
/// <para>
/// Credentials are refreshed 5 minutes before they expire, or after half of their lifetime if it is 10 minutes or less. While the
/// current credentials are valid, a call waits at most 2 seconds for the refresh. If the refresh fails or takes longer, the
/// current credentials are used and the refresh is retried after 30 seconds.
/// </para>
/// <para>
/// If the local clock is wrong by at most a day, the providers compute the expiry by the time that AWS's services state in their responses.
/// If a service refuses credentials as expired, they are fetched again, and the call is repeated once.
/// </para>
/// </remarks>
/// <example>
/// <code language="csharp">
/// using LiteCognito;
/// using LiteCognito.Signing;
///
/// var admin = new CognitoClient(new()
/// {
///     UserPoolId = "eu-central-1_AbCdEfGhI",
///     Credentials = AwsCredentialProvider.FromEnvironment(),
/// });
/// await admin.CreateGroupAsync(new() { GroupName = "staff" });
/// await admin.AdminAddUserToGroupAsync("alice", "staff");
/// </code>
/// </example>
/// <seealso href="https://docs.aws.amazon.com/sdkref/latest/guide/standardized-credentials.html"/>
public abstract class AwsCredentialProvider
{
    private const string InPage =
        "no AWS credentials are kept there. Pass credentials of an identity pool, or call AwsCredentialProvider.FromDelegate.";

    /// <summary>Gets AWS credentials that are currently valid.</summary>
    /// <param name="cancellationToken">A token that cancels the call.</param>
    /// <returns>The credentials to sign with.</returns>
    /// <exception cref="AwsCredentialException">
    /// No credentials were found, or they cannot be used. The message names the sources that were searched.
    /// </exception>
    public abstract ValueTask<AwsCredentials> GetAsync(CancellationToken cancellationToken = default);

    /// <summary>
    /// Returns a provider that uses the first available source: environment variables, web identity, shared profile, container endpoint,
    /// EC2 instance metadata.
    /// </summary>
    /// <returns>A provider that searches the sources in this order and then always uses the source that it found.</returns>
    /// <remarks>
    /// If a source is present but broken, the provider throws. Skipping the source would sign calls with a different identity than
    /// intended.
    /// </remarks>
    /// <exception cref="PlatformNotSupportedException">The program runs in a browser, which keeps no AWS credentials.</exception>
    [UnsupportedOSPlatform("browser")]
    public static AwsCredentialProvider Default() => Default(allowInsecureEndpoint: false);

    /// <inheritdoc cref="Default()"/>
    /// <param name="allowInsecureEndpoint">
    /// <see langword="true"/> to accept an AWS endpoint that uses plain HTTP to another machine, such as that in AWS_ENDPOINT_URL_STS.
    /// Tokens and credentials then cross the network unencrypted.
    /// </param>
    [UnsupportedOSPlatform("browser")]
    public static AwsCredentialProvider Default(bool allowInsecureEndpoint)
    {
        Unsupported.InBrowser("AwsCredentialProvider.Default", InPage);
        return Default(Environment(allowInsecureEndpoint));
    }

    /// <summary>Returns a provider of fixed credentials.</summary>
    /// <param name="accessKeyId">The access key ID, such as <c>AKIAIOSFODNN7EXAMPLE</c>.</param>
    /// <param name="secretAccessKey">The secret access key.</param>
    /// <param name="sessionToken">The session token of temporary credentials, or <see langword="null"/> for a long-term access key.</param>
    /// <returns>A provider that always returns these credentials. It never refreshes them.</returns>
    /// <seealso href="https://docs.aws.amazon.com/sdkref/latest/guide/feature-static-credentials.html"/>
    public static AwsCredentialProvider Static(string accessKeyId, string secretAccessKey, string? sessionToken = null)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(accessKeyId);
        ArgumentException.ThrowIfNullOrWhiteSpace(secretAccessKey);
        return new FixedCredentials(new() { AccessKeyId = accessKeyId, SecretAccessKey = secretAccessKey, SessionToken = sessionToken });
    }

    /// <summary>
    /// Returns a provider that gets credentials from your own function and caches them until shortly before their
    /// <see cref="AwsCredentials.Expiration"/>.
    /// </summary>
    /// <param name="fetch">
    /// A function that fetches credentials. Its cancellation token is canceled after 2 minutes. A caller that cancels ends only its own
    /// wait.
    /// </param>
    /// <param name="timeProvider">The clock for expiry and timeouts, or <see langword="null"/> to use the system clock.</param>
    /// <returns>
    /// A provider that caches the fetched credentials. Credentials without an <see cref="AwsCredentials.Expiration"/> are fetched once, and
    /// again if a service refuses them as expired.
    /// </returns>
    public static AwsCredentialProvider FromDelegate(
        Func<CancellationToken, ValueTask<AwsCredentials>> fetch, TimeProvider? timeProvider = null)
    {
        ArgumentNullException.ThrowIfNull(fetch);
        return new CachedCredentials(fetch, new ServiceClock(timeProvider ?? TimeProvider.System));
    }

    /// <summary>
    /// Returns a provider that reads the environment variables AWS_ACCESS_KEY_ID, AWS_SECRET_ACCESS_KEY and AWS_SESSION_TOKEN.
    /// </summary>
    /// <returns>A provider that reads the variables at the first call, and again if a service refuses a session token as expired.</returns>
    /// <seealso href="https://docs.aws.amazon.com/sdkref/latest/guide/feature-static-credentials.html"/>
    public static AwsCredentialProvider FromEnvironment() => Of(new EnvironmentSource(AwsEnvironment.Process), AwsEnvironment.Process);

    /// <summary>
    /// Returns a provider that reads a profile of the shared AWS config and credentials files: access keys, a role with a source, a web
    /// identity, a <c>credential_process</c>, or a sign-in with <c>aws sso login</c> or <c>aws login</c>.
    /// </summary>
    /// <param name="profile">
    /// The name of the profile, or <see langword="null"/> to use the name in AWS_PROFILE, or <c>default</c> if that variable is not set.
    /// </param>
    /// <param name="allowInsecureEndpoint">
    /// <see langword="true"/> to accept an AWS endpoint that uses plain HTTP to another machine, such as that in AWS_ENDPOINT_URL_STS.
    /// Tokens and credentials then cross the network unencrypted.
    /// </param>
    /// <returns>A provider that resolves the profile at the first call and again before its credentials expire.</returns>
    /// <remarks>
    /// AWS_CONFIG_FILE and AWS_SHARED_CREDENTIALS_FILE name the files. Without them, the files are <c>config</c> and <c>credentials</c>
    /// in <c>~/.aws</c>. A <c>credential_process</c> may run for at most 1 minute. The tokens of a sign-in come from the cache of AWS's
    /// tools in <c>~/.aws</c>, are refreshed five minutes before they expire, and are written back. If a new sign-in is necessary, the
    /// message of the exception contains the command.
    /// </remarks>
    /// <seealso href="https://docs.aws.amazon.com/sdkref/latest/guide/file-format.html"/>
    /// <exception cref="PlatformNotSupportedException">The program runs in a browser, which has no shared AWS files.</exception>
    [UnsupportedOSPlatform("browser")]
    public static AwsCredentialProvider FromProfile(string? profile = null, bool allowInsecureEndpoint = false)
    {
        Unsupported.InBrowser("AwsCredentialProvider.FromProfile", InPage);
        return Of(new ProfileSource(Environment(allowInsecureEndpoint), profile), AwsEnvironment.Process);
    }

    /// <summary>
    /// Returns a provider that assumes the role in AWS_ROLE_ARN with the token in the file that AWS_WEB_IDENTITY_TOKEN_FILE names.
    /// Pods and CI jobs get their credentials this way.
    /// </summary>
    /// <param name="allowInsecureEndpoint">
    /// <see langword="true"/> to accept an AWS endpoint that uses plain HTTP to another machine, such as that in AWS_ENDPOINT_URL_STS.
    /// Tokens and credentials then cross the network unencrypted.
    /// </param>
    /// <returns>A provider that calls STS and reads the token file again for each call.</returns>
    /// <seealso href="https://docs.aws.amazon.com/STS/latest/APIReference/API_AssumeRoleWithWebIdentity.html"/>
    /// <exception cref="PlatformNotSupportedException">The program runs in a browser, which has no file with a token.</exception>
    [UnsupportedOSPlatform("browser")]
    public static AwsCredentialProvider FromWebIdentity(bool allowInsecureEndpoint = false)
    {
        Unsupported.InBrowser("AwsCredentialProvider.FromWebIdentity", InPage);
        return Of(new WebIdentitySource(Environment(allowInsecureEndpoint)), AwsEnvironment.Process);
    }

    /// <summary>
    /// Returns a provider that calls the credentials endpoint of an ECS task or EKS pod, named by
    /// AWS_CONTAINER_CREDENTIALS_RELATIVE_URI or AWS_CONTAINER_CREDENTIALS_FULL_URI.
    /// </summary>
    /// <returns>A provider of the credentials of the task's or pod's role.</returns>
    /// <remarks>Plain HTTP is accepted only for loopback addresses and for the link-local addresses of ECS and EKS.</remarks>
    /// <seealso href="https://docs.aws.amazon.com/sdkref/latest/guide/feature-container-credentials.html"/>
    /// <exception cref="PlatformNotSupportedException">The program runs in a browser, which has no container endpoint.</exception>
    [UnsupportedOSPlatform("browser")]
    public static AwsCredentialProvider FromContainer()
    {
        Unsupported.InBrowser("AwsCredentialProvider.FromContainer", InPage);
        return Of(new ContainerSource(AwsEnvironment.Process), AwsEnvironment.Process);
    }

    /// <summary>
    /// Returns a provider of the credentials of the EC2 instance's role, from version 2 of the instance metadata service (IMDSv2).
    /// </summary>
    /// <returns>A provider that keeps using expired credentials during an outage, because AWS extends their validity.</returns>
    /// <remarks>
    /// The service is not called if AWS_EC2_METADATA_DISABLED is <c>true</c>. Version 1, which needs no session token, is never used.
    /// </remarks>
    /// <seealso href="https://docs.aws.amazon.com/sdkref/latest/guide/feature-imds-credentials.html"/>
    /// <exception cref="PlatformNotSupportedException">The program runs in a browser, which has no instance metadata service.</exception>
    [UnsupportedOSPlatform("browser")]
    public static AwsCredentialProvider FromInstanceMetadata()
    {
        Unsupported.InBrowser("AwsCredentialProvider.FromInstanceMetadata", InPage);
        return Of(new InstanceSource(AwsEnvironment.Process), AwsEnvironment.Process);
    }

    /// <summary>Returns a provider that assumes an IAM role through STS with the credentials of another provider.</summary>
    /// <param name="source">The provider of the credentials that are allowed to assume the role.</param>
    /// <param name="roleArn">The ARN of the role, <c>arn:aws:iam::…:role/…</c>.</param>
    /// <param name="region">The AWS region whose STS endpoint is called, such as <c>eu-central-1</c>.</param>
    /// <param name="externalId">The external ID, or <see langword="null"/> if the trust policy of the role requires none.</param>
    /// <param name="allowInsecureEndpoint">
    /// <see langword="true"/> to accept an AWS endpoint that uses plain HTTP to another machine, such as that in AWS_ENDPOINT_URL_STS.
    /// Tokens and credentials then cross the network unencrypted.
    /// </param>
    /// <returns>A provider of the role's temporary credentials, which STS issues for one hour.</returns>
    /// <seealso href="https://docs.aws.amazon.com/STS/latest/APIReference/API_AssumeRole.html"/>
    public static AwsCredentialProvider AssumeRole(
        AwsCredentialProvider source, string roleArn, string region, string? externalId = null, bool allowInsecureEndpoint = false)
    {
        ArgumentNullException.ThrowIfNull(source);
        ArgumentException.ThrowIfNullOrWhiteSpace(roleArn);
        ArgumentException.ThrowIfNullOrWhiteSpace(region);
        return AssumeRole(source, new(roleArn) { ExternalId = externalId }, region, Environment(allowInsecureEndpoint));
    }

    internal static CachedCredentials AssumeRole(AwsCredentialProvider source, Role role, string region, AwsEnvironment environment)
    {
        var sts = new SecurityTokenService(environment, region);
        return new(
            async cancellationToken => await sts.AssumeRoleAsync(role, source, cancellationToken).ConfigureAwait(false), environment.Time);
    }

    /// <summary>Tells the provider a service's time, from which it knows when credentials expire if the local clock is wrong.</summary>
    internal virtual void Correct(DateTimeOffset? serviceTime)
    {
    }

    /// <summary>
    /// Discards the credentials with this session token, which a service refused as expired. Returns true if the next call may return
    /// others.
    /// </summary>
    internal virtual bool Renew(string? sessionToken) => false;

    [UnsupportedOSPlatform("browser")]
    internal static CachedCredentials Default(AwsEnvironment environment) => Of(
        new Chain(
        [
            new EnvironmentSource(environment), new WebIdentitySource(environment), new ProfileSource(environment, null),
            new ContainerSource(environment), new InstanceSource(environment),
        ]), environment);

    private static AwsEnvironment Environment(bool allowInsecureEndpoint) =>
        allowInsecureEndpoint ? AwsEnvironment.InsecureProcess : AwsEnvironment.Process;

    internal static CachedCredentials Of(CredentialSource source, AwsEnvironment environment) => new(
        async cancellationToken => await source.FindAsync(cancellationToken).ConfigureAwait(false)
            ?? throw new AwsCredentialException(
                $"No AWS credentials were found in: {source.Name}. "
                + "Set up one of these, or set CognitoClientOptions.Credentials or CognitoIdentityOptions.Credentials."),
        environment.Time, source);
}
