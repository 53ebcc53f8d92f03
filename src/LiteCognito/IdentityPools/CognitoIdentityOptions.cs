using System.Runtime.CompilerServices;
using LiteCognito.Identifiers;
using LiteCognito.Protocol;
using LiteCognito.Signing;
using LiteCognito.Signing.Credentials;

namespace LiteCognito;

/// <summary>The settings of a <see cref="CognitoIdentityClient"/>. Each call requires only the members that it uses.</summary>
/// <remarks>The client validates and copies the options when it is created. Later changes have no effect on the client.</remarks>
public sealed record CognitoIdentityOptions : Redacted
{
    /// <summary>The name of the service in environment variables.</summary>
    internal const string Service = "COGNITO_IDENTITY";

    private bool _isRegionFromEnvironment;

    /// <summary>Gets or sets the ID of the identity pool, <c>{region}:{uuid}</c>.</summary>
    public string? IdentityPoolId { get; set; }

    /// <summary>
    /// Gets or sets the AWS region, such as <c>eu-central-1</c>, or <see langword="null"/> to use that in <see cref="IdentityPoolId"/>.
    /// </summary>
    public string? Region
    {
        get;
        set
        {
            field = value;
            _isRegionFromEnvironment = false;
        }
    }

    /// <summary>
    /// Gets or sets the address to call instead of the AWS endpoint, such as that of an emulator or a proxy.
    /// </summary>
    /// <remarks>
    /// If the endpoint is <see langword="null"/>, signed calls use the one that AWS's tools find in the environment: see
    /// <see cref="FromEnvironment()"/>. Plain HTTP is accepted only for loopback addresses, unless <see cref="AllowInsecureEndpoint"/> is
    /// set. An endpoint cannot be combined with <see cref="UseFips"/> or <see cref="UseDualStack"/>.
    /// </remarks>
    public Uri? Endpoint { get; set; }

    /// <summary>Gets or sets a value that indicates whether calls go to the region's FIPS endpoint.</summary>
    /// <seealso href="https://docs.aws.amazon.com/general/latest/gr/cognito_identity.html"/>
    public bool UseFips { get; set; }

    /// <summary>Gets or sets a value that indicates whether calls go to an endpoint that is reachable over both IPv4 and IPv6.</summary>
    public bool UseDualStack { get; set; }

    /// <summary>
    /// Gets or sets a value that indicates whether <see cref="Endpoint"/> may use plain HTTP to another machine. Tokens and credentials
    /// then cross the network unencrypted.
    /// </summary>
    /// <remarks>The setting also applies to AWS endpoints that the environment names, such as that in AWS_ENDPOINT_URL_STS.</remarks>
    public bool AllowInsecureEndpoint { get; set; }

    /// <summary>
    /// Gets or sets the AWS credentials that sign administrative calls, or <see langword="null"/> to use
    /// <see cref="AwsCredentialProvider.Default()"/>. Calls for end users are not signed.
    /// </summary>
    public AwsCredentialProvider? Credentials { get; set; }

    /// <summary>Gets or sets the limits of each call: its timeouts, the number of attempts and the size of the response.</summary>
    public CallLimits Limits { get; set; } = new();

    /// <summary>Gets or sets the clock for signatures, expiry and timeouts. The default is the system clock.</summary>
    public TimeProvider TimeProvider { get; set; } = TimeProvider.System;

    /// <summary>Determines whether another object is the same instance. Members are not compared.</summary>
    /// <param name="other">The object to compare with this one.</param>
    /// <returns><see langword="true"/> if both are the same instance; otherwise, <see langword="false"/>.</returns>
    public bool Equals(CognitoIdentityOptions? other) => ReferenceEquals(this, other);

    /// <inheritdoc/>
    public override int GetHashCode() => RuntimeHelpers.GetHashCode(this);

    /// <summary>Creates options with the region and the endpoint that AWS's tools find in the environment.</summary>
    /// <returns>
    /// Options in which <see cref="Region"/>, <see cref="Endpoint"/>, <see cref="UseFips"/> and <see cref="UseDualStack"/> are set as
    /// environment variables and the shared profile say. Every member can still be changed.
    /// </returns>
    /// <remarks>
    /// <para>
    /// Variables take precedence over the profile: AWS_REGION, AWS_DEFAULT_REGION, AWS_ENDPOINT_URL_COGNITO_IDENTITY,
    /// AWS_ENDPOINT_URL, AWS_IGNORE_CONFIGURED_ENDPOINT_URLS, AWS_USE_FIPS_ENDPOINT and AWS_USE_DUALSTACK_ENDPOINT. In the profile, the
    /// method reads <c>region</c>, <c>services</c>, <c>endpoint_url</c>, <c>ignore_configured_endpoint_urls</c>,
    /// <c>use_fips_endpoint</c> and <c>use_dualstack_endpoint</c>. The region of an identity pool has precedence over that of the
    /// environment.
    /// </para>
    /// <para>
    /// Without this method, only signed calls use these settings, and only those that the options leave open. Calls for users never read
    /// the environment.
    /// </para>
    /// </remarks>
    /// <exception cref="AwsCredentialException">
    /// A setting is not valid, two settings contradict each other, or a file cannot be read. The message names the setting or the file.
    /// </exception>
    /// <seealso href="https://docs.aws.amazon.com/sdkref/latest/guide/feature-ss-endpoints.html"/>
    public static CognitoIdentityOptions FromEnvironment() => FromEnvironment(AwsEnvironment.InsecureProcess);

    /// <summary>
    /// Creates options from an environment. The client checks later whether the endpoint may use plain HTTP, when that option is known.
    /// </summary>
    internal static CognitoIdentityOptions FromEnvironment(AwsEnvironment environment)
    {
        EndpointConfiguration configured = EndpointConfiguration.Read(environment, Service);
        return new()
        {
            Region = configured.Region,
            Endpoint = configured.Endpoint,
            UseFips = configured.UseFips,
            UseDualStack = configured.UseDualStack,
            _isRegionFromEnvironment = true,
        };
    }

    /// <summary>Returns a copy that later changes do not affect.</summary>
    internal CognitoIdentityOptions Copy()
    {
        ArgumentNullException.ThrowIfNull(Limits, "CognitoIdentityOptions.Limits");
        return this with { Limits = Limits with { } };
    }

    /// <summary>
    /// Throws an <see cref="ArgumentException"/> that names the invalid member. Returns the region, or <see langword="null"/> if no member
    /// names one.
    /// </summary>
    internal string? Validate()
    {
        string? region = Region;
        if (IdentityPoolId is not null)
        {
            int colon = IdentityPoolId.IndexOf(':', StringComparison.Ordinal);
            if (colon <= 0 || !PoolId.IsRegion(IdentityPoolId.AsSpan(0, colon))
                || !Guid.TryParseExact(IdentityPoolId.AsSpan(colon + 1), "D", out _))
                throw new ArgumentException(
                    $"CognitoIdentityOptions.IdentityPoolId '{IdentityPoolId}' is not an identity pool ID, "
                    + "which has the form {region}:{uuid}.");
            region = IdentityPoolId[..colon];
            if (Region is not null && Region != region && !_isRegionFromEnvironment)
                throw new ArgumentException(
                    $"CognitoIdentityOptions.Region is {Region}, but the identity pool {IdentityPoolId} is in {region}. "
                    + "Leave Region out, or correct one of the two.");
        }
        else if (region is not null && !PoolId.IsRegion(region))
        {
            throw new ArgumentException(
                $"CognitoIdentityOptions.Region '{region}' is not a region name. Use a name such as us-east-1.");
        }

        ArgumentNullException.ThrowIfNull(TimeProvider, "CognitoIdentityOptions.TimeProvider");
        Limits.Validate();
        if (Endpoint is not null)
            Endpoints.Check(nameof(CognitoIdentityOptions), Endpoint, AllowInsecureEndpoint, UseFips || UseDualStack);
        else if (region is null)
            throw new ArgumentException(
                "There is no address to call. Set CognitoIdentityOptions.IdentityPoolId, Region or Endpoint, or start from "
                + "CognitoIdentityOptions.FromEnvironment().");
        return region;
    }
}
