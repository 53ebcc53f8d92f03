using System.Runtime.CompilerServices;
using LiteCognito.Identifiers;
using LiteCognito.Protocol;
using LiteCognito.Signing;
using LiteCognito.Signing.Credentials;

namespace LiteCognito;

/// <summary>The settings of a <see cref="CognitoClient"/>: the user pool, the app client, and how calls are made.</summary>
/// <remarks>
/// The client validates and copies the options when it is created. Later changes have no effect on the client. A call requires only the
/// options that it uses. For example, administrative calls need no <see cref="ClientId"/>.
/// </remarks>
/// <example>
/// <code language="csharp">
/// using LiteCognito;
///
/// var options = new CognitoClientOptions
/// {
///     UserPoolId = "eu-central-1_AbCdEfGhI",
///     ClientId = "5example2client3id4",
///     TokenStore = new FileTokenStore(path),
///     Limits = new() { MaxAttempts = 5 },
/// };
/// var client = new CognitoClient(options);
/// </code>
/// </example>
public sealed record CognitoClientOptions : Redacted
{
    /// <summary>The name of the service in environment variables.</summary>
    internal const string Service = "COGNITO_IDENTITY_PROVIDER";

    private bool _isRegionFromEnvironment;

    /// <summary>
    /// Gets or sets the AWS region, such as <c>eu-central-1</c>, or <see langword="null"/> to use the region in <see cref="UserPoolId"/>.
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

    /// <summary>Gets or sets the ID of the user pool: <c>{region}_{name}</c>, such as <c>us-east-1_AbCdEfGhI</c>.</summary>
    public string? UserPoolId { get; set; }

    /// <summary>Gets or sets the ID of the app client.</summary>
    public string? ClientId { get; set; }

    /// <summary>Gets or sets the secret of the app client, or <see langword="null"/> if the app client has none.</summary>
    public string? ClientSecret { get; set; }

    /// <summary>Gets or sets the address to call instead of the AWS endpoint, such as that of an emulator or a proxy.</summary>
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
    /// Gets or sets a value that indicates whether <see cref="Endpoint"/> may use plain HTTP to another machine. Passwords and tokens then
    /// cross the network unencrypted.
    /// </summary>
    /// <remarks>
    /// The setting also applies to the keys of <see cref="CognitoClient.CreateTokenVerifier"/> and to AWS endpoints that the environment
    /// names, such as that in AWS_ENDPOINT_URL_STS.
    /// </remarks>
    public bool AllowInsecureEndpoint { get; set; }

    /// <summary>
    /// Gets or sets how long a challenge can be answered, as set in the app client's <c>AuthSessionValidity</c>. The default is 15 minutes.
    /// </summary>
    /// <remarks>
    /// A saved challenge that is older cannot be resumed. Cognito accepts 3 to 15 minutes for an app client and uses 3 minutes by default.
    /// </remarks>
    /// <seealso href="https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_CreateUserPoolClient.html"/>
    public TimeSpan AuthSessionValidity { get; set; } = TimeSpan.FromMinutes(15);

    /// <summary>Gets or sets the store for remembered devices, or <see langword="null"/> to use none.</summary>
    /// <remarks>
    /// If the store has a device for the user, a sign-in sends the key of the device and proves the device to Cognito automatically.
    /// Cognito may then skip the second factor. If Cognito no longer knows the device, it is removed from the store, and the sign-in
    /// restarts once without it. After the user has answered a challenge, the sign-in cannot restart, and an exception asks to sign in
    /// again.
    /// </remarks>
    /// <seealso href="https://docs.aws.amazon.com/cognito/latest/developerguide/amazon-cognito-user-pools-device-tracking.html"/>
    public IDeviceStore? DeviceStore { get; set; }

    /// <summary>
    /// Gets or sets a value that indicates whether a sign-in confirms a new device and saves it in <see cref="DeviceStore"/>. The default
    /// is <see langword="false"/>.
    /// </summary>
    /// <remarks>
    /// The setting requires a <see cref="DeviceStore"/>. A device is new if Cognito assigns it a key. To confirm a device explicitly, call
    /// <see cref="CognitoSession.ConfirmDeviceAsync"/>.
    /// </remarks>
    public bool ConfirmNewDevices { get; set; }

    /// <summary>
    /// Gets or sets the name to give a device that <see cref="ConfirmNewDevices"/> confirms. It appears in the user's list of devices.
    /// </summary>
    public string? DeviceName { get; set; }

    /// <summary>Gets or sets the store for sessions, or <see langword="null"/> to store none.</summary>
    /// <remarks>
    /// A completed sign-in stores its session, and a refresh stores the new tokens. <see cref="CognitoClient.RestoreSessionAsync"/>
    /// restores the session in a later run of the program.
    /// </remarks>
    public ITokenStore? TokenStore { get; set; }

    /// <summary>Gets or sets how long before they expire tokens are refreshed. The default is 1 minute.</summary>
    /// <remarks>
    /// If a tenth of the tokens' lifetime is shorter than this value, it is used instead. If such an early refresh fails, the session
    /// continues to use the old tokens until they expire.
    /// </remarks>
    public TimeSpan RefreshAhead { get; set; } = TimeSpan.FromMinutes(1);

    /// <summary>
    /// Gets or sets the API call that refreshes tokens. The default is <see cref="RefreshCall.GetTokensFromRefreshToken"/>.
    /// </summary>
    /// <remarks>
    /// Some servers that implement an older version of the Cognito API support only <see cref="RefreshCall.RefreshTokenAuth"/>.
    /// </remarks>
    public RefreshCall RefreshCall { get; set; }

    /// <summary>
    /// Gets or sets the AWS credentials that sign administrative calls, or <see langword="null"/> to search the standard sources.
    /// </summary>
    /// <remarks>
    /// The standard sources are those of <see cref="AwsCredentialProvider.Default()"/>: environment variables, a web identity, a profile,
    /// the container and the instance. Calls on behalf of a user are not signed and never look for credentials.
    /// </remarks>
    public AwsCredentialProvider? Credentials { get; set; }

    /// <summary>Gets or sets the limits of each call: its timeouts, the number of attempts and the size of the response.</summary>
    public CallLimits Limits { get; set; } = new();

    /// <summary>Gets or sets the clock for signatures, expiry and timeouts. The default is the system clock.</summary>
    /// <remarks>An SRP signature contains the UTC time. Cognito refuses the signature if the clock is wrong by minutes.</remarks>
    public TimeProvider TimeProvider { get; set; } = TimeProvider.System;

    /// <summary>
    /// Determines whether another object is the same instance. Members are not compared, because they include a secret and the stores.
    /// </summary>
    /// <param name="other">The object to compare with this one.</param>
    /// <returns><see langword="true"/> if both are the same instance; otherwise, <see langword="false"/>.</returns>
    public bool Equals(CognitoClientOptions? other) => ReferenceEquals(this, other);

    /// <inheritdoc/>
    public override int GetHashCode() => RuntimeHelpers.GetHashCode(this);

    /// <summary>Creates options with the region and the endpoint that AWS's tools find in the environment.</summary>
    /// <returns>
    /// Options in which <see cref="Region"/>, <see cref="Endpoint"/>, <see cref="UseFips"/> and <see cref="UseDualStack"/> are set as
    /// environment variables and the shared profile say. Every member can still be changed.
    /// </returns>
    /// <remarks>
    /// <para>
    /// Variables take precedence over the profile: AWS_REGION, AWS_DEFAULT_REGION, AWS_ENDPOINT_URL_COGNITO_IDENTITY_PROVIDER,
    /// AWS_ENDPOINT_URL, AWS_IGNORE_CONFIGURED_ENDPOINT_URLS, AWS_USE_FIPS_ENDPOINT and AWS_USE_DUALSTACK_ENDPOINT. In the profile, the
    /// method reads <c>region</c>, <c>services</c>, <c>endpoint_url</c>, <c>ignore_configured_endpoint_urls</c>,
    /// <c>use_fips_endpoint</c> and <c>use_dualstack_endpoint</c>. The region of a user pool has precedence over that of the environment.
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
    public static CognitoClientOptions FromEnvironment() => FromEnvironment(AwsEnvironment.InsecureProcess);

    /// <summary>
    /// Creates options from an environment. The client checks later whether the endpoint may use plain HTTP, when that option is known.
    /// </summary>
    internal static CognitoClientOptions FromEnvironment(AwsEnvironment environment)
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

    /// <summary>Returns a copy that later changes to these options do not affect.</summary>
    internal CognitoClientOptions Copy()
    {
        ArgumentNullException.ThrowIfNull(Limits, "CognitoClientOptions.Limits");
        return this with { Limits = Limits with { } };
    }

    /// <summary>
    /// Throws <see cref="ArgumentException"/> if a member is not valid. Returns the region, or <see langword="null"/> if no member names
    /// one.
    /// </summary>
    internal string? Validate()
    {
        string? region = Region;
        if (UserPoolId is not null)
        {
            region = PoolId.Region(UserPoolId, "CognitoClientOptions.UserPoolId");
            if (Region is not null && Region != region && !_isRegionFromEnvironment)
                throw new ArgumentException(
                    $"CognitoClientOptions.Region is {Region}, but the user pool {UserPoolId} is in {region}. "
                    + "Leave Region out, or correct one of the two.");
        }
        else if (region is not null && !PoolId.IsRegion(region))
        {
            throw new ArgumentException($"CognitoClientOptions.Region '{region}' is not a region name. Use a name such as us-east-1.");
        }

        if (ClientId is { } clientId && string.IsNullOrWhiteSpace(clientId))
            throw new ArgumentException("CognitoClientOptions.ClientId is blank. Set it to the ID of an app client, or leave it out.");
        if (ClientSecret is "")
            throw new ArgumentException("CognitoClientOptions.ClientSecret is empty. Leave it out if the app client has no secret.");
        if (AuthSessionValidity <= TimeSpan.Zero)
            throw new ArgumentException("CognitoClientOptions.AuthSessionValidity must be longer than zero.");
        if (ConfirmNewDevices && DeviceStore is null)
            throw new ArgumentException(
                "CognitoClientOptions.ConfirmNewDevices requires CognitoClientOptions.DeviceStore, or the device's password is lost.");
        if (RefreshAhead < TimeSpan.Zero)
            throw new ArgumentException("CognitoClientOptions.RefreshAhead must not be negative.");
        ArgumentNullException.ThrowIfNull(TimeProvider, "CognitoClientOptions.TimeProvider");
        Limits.Validate();

        if (Endpoint is not null)
            Endpoints.Check(nameof(CognitoClientOptions), Endpoint, AllowInsecureEndpoint, UseFips || UseDualStack);
        else if (region is null)
            throw new ArgumentException(
                "There is no address to call. Set CognitoClientOptions.UserPoolId, Region or Endpoint, or start from "
                + "CognitoClientOptions.FromEnvironment().");
        return region;
    }

    /// <summary>Returns the address that calls are posted to.</summary>
    /// <param name="region">The region that <see cref="Validate"/> returned.</param>
    internal Uri ServiceEndpoint(string? region) =>
        Endpoint ?? Endpoints.Address("cognito-idp", region ?? "", UseFips, UseDualStack);

    /// <summary>Returns the <c>iss</c> claim of a pool's tokens.</summary>
    /// <param name="region">The region that <see cref="Validate"/> returned.</param>
    /// <param name="userPoolId">The user pool.</param>
    internal string TokenIssuer(string? region, string userPoolId) => Endpoint is null
        ? Endpoints.Issuer(region ?? "", userPoolId, multiRegion: false)
        : $"{Endpoint.AbsoluteUri.TrimEnd('/')}/{userPoolId}";
}
