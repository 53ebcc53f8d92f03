using System.Runtime.CompilerServices;
using LiteCognito.Identifiers;
using LiteCognito.Protocol;
using LiteCognito.Signing;

namespace LiteCognito;

/// <summary>The settings of a <see cref="CognitoClient"/>. A call asks only for the members that it uses.</summary>
/// <remarks>The client copies and validates them when it is created. Later changes have no effect on it.</remarks>
public sealed record CognitoClientOptions : Redacted
{
    /// <summary>The AWS region, such as <c>eu-central-1</c>; <see langword="null"/> to read it from <see cref="UserPoolId"/>.</summary>
    public string? Region { get; set; }

    /// <summary>The user pool, <c>{region}_{name}</c>, such as <c>us-east-1_AbCdEfGhI</c>.</summary>
    public string? UserPoolId { get; set; }

    /// <summary>The app client's id.</summary>
    public string? ClientId { get; set; }

    /// <summary>The app client's secret, or <see langword="null"/> where it has none.</summary>
    public string? ClientSecret { get; set; }

    /// <summary>
    /// An address to call instead of AWS's own: an emulator or a proxy. Plain http is accepted for loopback only, unless
    /// <see cref="AllowInsecureEndpoint"/> is set.
    /// </summary>
    public Uri? Endpoint { get; set; }

    /// <summary>Whether to call the region's FIPS endpoint.</summary>
    public bool UseFips { get; set; }

    /// <summary>Whether to call an endpoint that answers over IPv6 as well as IPv4.</summary>
    public bool UseDualStack { get; set; }

    /// <summary>
    /// Whether a plain-http <see cref="Endpoint"/> may be somewhere else than on this machine. Passwords then cross the network in the
    /// clear.
    /// </summary>
    public bool AllowInsecureEndpoint { get; set; }

    /// <summary>
    /// The app client's <c>AuthSessionValidity</c>: how long a challenge may be answered. Saved challenges older than this are
    /// refused without a call. The default is 15 minutes, the longest that Cognito allows; its own default is 3.
    /// </summary>
    public TimeSpan AuthSessionValidity { get; set; } = TimeSpan.FromMinutes(15);

    /// <summary>
    /// Where remembered devices are kept; <see langword="null"/> to do without. A sign-in names the user's device and lets it prove
    /// itself, which may spare the second factor. A device that Cognito no longer knows is removed, and the sign-in begun once more; not so
    /// behind a challenge that somebody has answered, where the error says to sign in again.
    /// </summary>
    public IDeviceStore? DeviceStore { get; set; }

    /// <summary>
    /// Whether a sign-in that Cognito gives a new device key confirms that device and keeps it in <see cref="DeviceStore"/>.
    /// <see cref="CognitoSession.ConfirmDeviceAsync"/> does it by hand.
    /// </summary>
    public bool ConfirmNewDevices { get; set; }

    /// <summary>The name given to devices that are confirmed so, shown in a list of the user's devices.</summary>
    public string? DeviceName { get; set; }

    /// <summary>
    /// Where sessions are kept, so that <see cref="CognitoClient.RestoreSessionAsync"/> takes them up in a later run;
    /// <see langword="null"/> to keep none. What a session refreshes is kept there too.
    /// </summary>
    public ITokenStore? TokenStore { get; set; }

    /// <summary>
    /// How long before their end tokens are refreshed, at most a tenth of their life. Until then a refresh that fails for a moment
    /// costs nothing.
    /// </summary>
    public TimeSpan RefreshAhead { get; set; } = TimeSpan.FromMinutes(1);

    /// <summary>The call that refreshes. Older servers than Cognito's own know only <see cref="RefreshCall.RefreshTokenAuth"/>.</summary>
    public RefreshCall RefreshCall { get; set; }

    /// <summary>
    /// The AWS credentials of administrative calls; <see langword="null"/> to look for them where every AWS program does: environment,
    /// profile, container, machine. Calls that a user makes are not signed, and never look for credentials.
    /// </summary>
    public AwsCredentialProvider? Credentials { get; set; }

    /// <summary>How long calls may take, how often they are tried, and how much they may be answered with.</summary>
    public CallLimits Limits { get; set; } = new();

    /// <summary>The clock. Its UTC time goes into SRP signatures: Cognito refuses one that is minutes off.</summary>
    public TimeProvider TimeProvider { get; set; } = TimeProvider.System;

    /// <summary>Whether it is the same object: what it holds, stores and a secret among it, is not compared.</summary>
    public bool Equals(CognitoClientOptions? other) => ReferenceEquals(this, other);

    /// <inheritdoc/>
    public override int GetHashCode() => RuntimeHelpers.GetHashCode(this);

    /// <summary>Returns a copy that later changes do not reach.</summary>
    internal CognitoClientOptions Copy()
    {
        ArgumentNullException.ThrowIfNull(Limits);
        return this with { Limits = Limits with { } };
    }

    /// <summary>
    /// Throws <see cref="ArgumentException"/> naming the member that is wrong; returns the region, or <see langword="null"/> where nothing
    /// names one.
    /// </summary>
    internal string? Validate()
    {
        string? region = Region;
        if (UserPoolId is not null)
        {
            region = PoolId.Region(UserPoolId);
            if (Region is not null && Region != region)
                throw new ArgumentException(
                    $"Region is {Region}, but the user pool {UserPoolId} is in {region}: leave Region out, or correct one of the two.");
        }
        else if (region is not null && !PoolId.IsRegion(region))
        {
            throw new ArgumentException($"Region '{region}' is not a region: expected a name such as us-east-1.");
        }

        if (ClientId is { } clientId && string.IsNullOrWhiteSpace(clientId))
            throw new ArgumentException("ClientId is blank: give the app client's id, or leave it out.");
        if (ClientSecret is "")
            throw new ArgumentException("ClientSecret is empty: leave it out where the app client has none.");
        if (AuthSessionValidity <= TimeSpan.Zero)
            throw new ArgumentException("AuthSessionValidity must be longer than zero.");
        if (ConfirmNewDevices && DeviceStore is null)
            throw new ArgumentException("ConfirmNewDevices needs a DeviceStore: without one the device's password would be lost.");
        if (RefreshAhead < TimeSpan.Zero)
            throw new ArgumentException("RefreshAhead must not be negative.");
        ArgumentNullException.ThrowIfNull(TimeProvider);
        Limits.Validate();

        if (Endpoint is not null)
            Endpoints.Check(Endpoint, AllowInsecureEndpoint, UseFips || UseDualStack);
        else if (region is null)
            throw new ArgumentException("Nothing says where to call: give a UserPoolId, a Region or an Endpoint.");
        return region;
    }

    /// <summary>Gets the address that calls are posted to.</summary>
    /// <param name="region">The region that <see cref="Validate"/> returned.</param>
    internal Uri ServiceEndpoint(string? region) =>
        Endpoint ?? Endpoints.Address("cognito-idp", region ?? "", UseFips, UseDualStack);

    /// <summary>Gets the <c>iss</c> of a pool's tokens.</summary>
    /// <param name="region">The region that <see cref="Validate"/> returned.</param>
    /// <param name="userPoolId">The user pool.</param>
    internal string TokenIssuer(string? region, string userPoolId) => Endpoint is null
        ? Endpoints.Issuer(region ?? "", userPoolId, multiRegion: false)
        : $"{Endpoint.AbsoluteUri.TrimEnd('/')}/{userPoolId}";
}
