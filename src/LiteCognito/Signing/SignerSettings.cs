using LiteCognito.Signing.Credentials;

namespace LiteCognito.Signing;

/// <summary>
/// The settings of the signer of a client. The environment supplies the region and the endpoint if the client's options do not.
/// </summary>
/// <param name="host">The name of the service in signatures and host names, such as <c>cognito-idp</c>.</param>
/// <param name="service">The name of the service in environment variables, such as COGNITO_IDENTITY_PROVIDER.</param>
/// <param name="options">The name of the options type, for exception messages.</param>
internal sealed class SignerSettings(string host, string service, string options)
{
    public AwsCredentialProvider? Credentials { get; init; }

    public string? Region { get; init; }

    public Uri? Endpoint { get; init; }

    public bool UseFips { get; init; }

    public bool UseDualStack { get; init; }

    public bool AllowInsecureEndpoint { get; init; }

    public required TimeProvider Clock { get; init; }

    /// <summary>Creates the signer and stores it, unless there is one already, which may hold a clock correction.</summary>
    public RequestSigner CreateSigner(ref RequestSigner? signer)
    {
        RequestSigner made = CreateSigner(AllowInsecureEndpoint ? AwsEnvironment.InsecureProcess : AwsEnvironment.Process);
        return Interlocked.CompareExchange(ref signer, made, null) ?? made;
    }

    /// <summary>Creates a signer with the settings of an environment.</summary>
    public RequestSigner CreateSigner(AwsEnvironment environment)
    {
        AwsCredentialProvider credentials = Credentials ?? Default(environment);
        if (Region is not null && Endpoint is not null)
            return new(credentials, Region, host, Endpoint, Clock);
        EndpointConfiguration configured = EndpointConfiguration.Read(environment, service);
        string region = Region ?? configured.Region ?? throw new InvalidOperationException(
            $"A signed call requires a region, which cannot be derived from {options}.Endpoint. Set {options}.Region or AWS_REGION.");
        return new(credentials, region, host, Endpoint ?? configured.AddressOf(host, region, UseFips, UseDualStack), Clock);
    }

    private CachedCredentials Default(AwsEnvironment environment) => OperatingSystem.IsBrowser()
        ? throw new AwsCredentialException(
            $"A browser keeps no AWS credentials. Set {options}.Credentials, for example to the credentials of an identity pool.")
        : AwsCredentialProvider.Default(environment);
}
