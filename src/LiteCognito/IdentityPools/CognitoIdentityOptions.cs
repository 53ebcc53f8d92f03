using System.Runtime.CompilerServices;
using LiteCognito.Identifiers;
using LiteCognito.Protocol;
using LiteCognito.Signing;

namespace LiteCognito;

/// <summary>The settings of a <see cref="CognitoIdentityClient"/>. Each call requires only the members that it uses.</summary>
/// <remarks>The client copies and validates them when it is created. Later changes have no effect on it.</remarks>
public sealed record CognitoIdentityOptions : Redacted
{
    /// <summary>Gets or sets the identity pool id, <c>{region}:{uuid}</c>.</summary>
    public string? IdentityPoolId { get; set; }

    /// <summary>
    /// Gets or sets the AWS region, such as <c>eu-central-1</c>; <see langword="null"/> to take it from <see cref="IdentityPoolId"/>.
    /// </summary>
    public string? Region { get; set; }

    /// <summary>
    /// Gets or sets the address to call instead of the AWS endpoint. Plain http is accepted only for loopback, unless
    /// <see cref="AllowInsecureEndpoint"/> is set.
    /// </summary>
    public Uri? Endpoint { get; set; }

    /// <summary>Gets or sets a value that indicates whether the region's FIPS endpoint is called.</summary>
    /// <seealso href="https://docs.aws.amazon.com/general/latest/gr/cognito_identity.html"/>
    public bool UseFips { get; set; }

    /// <summary>Gets or sets a value that indicates whether the dual-stack endpoint is called, which supports IPv6 and IPv4.</summary>
    public bool UseDualStack { get; set; }

    /// <summary>
    /// Gets or sets a value that indicates whether a plain http <see cref="Endpoint"/> may be on another machine. Tokens and credentials
    /// then cross the network unencrypted.
    /// </summary>
    public bool AllowInsecureEndpoint { get; set; }

    /// <summary>
    /// Gets or sets the provider of the AWS credentials that sign administrative calls; <see langword="null"/> for
    /// <see cref="AwsCredentialProvider.Default()"/>. Calls for end users are not signed.
    /// </summary>
    public AwsCredentialProvider? Credentials { get; set; }

    /// <summary>Gets or sets the limits of each call: timeouts, number of attempts and answer size.</summary>
    public CallLimits Limits { get; set; } = new();

    /// <summary>Gets or sets the clock for signatures, expiry and timeouts. The default is the system clock.</summary>
    public TimeProvider TimeProvider { get; set; } = TimeProvider.System;

    /// <summary>Returns a value that indicates whether the two objects are the same instance. Members are not compared.</summary>
    /// <param name="other">The object to compare with this one.</param>
    /// <returns><see langword="true"/> if <paramref name="other"/> is this instance.</returns>
    public bool Equals(CognitoIdentityOptions? other) => ReferenceEquals(this, other);

    /// <inheritdoc/>
    public override int GetHashCode() => RuntimeHelpers.GetHashCode(this);

    /// <summary>Returns a copy that later changes do not affect.</summary>
    internal CognitoIdentityOptions Copy()
    {
        ArgumentNullException.ThrowIfNull(Limits);
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
                    $"CognitoIdentityOptions.IdentityPoolId '{IdentityPoolId}' is not an identity pool id. Expected {{region}}:{{uuid}}.");
            region = IdentityPoolId[..colon];
            if (Region is not null && Region != region)
                throw new ArgumentException(
                    $"CognitoIdentityOptions.Region is {Region}, but the identity pool {IdentityPoolId} is in {region}. Omit Region or " +
                        "correct one of the two.");
        }
        else if (region is not null && !PoolId.IsRegion(region))
        {
            throw new ArgumentException(
                $"CognitoIdentityOptions.Region '{region}' is not a region. Expected a name such as us-east-1.");
        }

        ArgumentNullException.ThrowIfNull(TimeProvider);
        Limits.Validate();
        if (Endpoint is not null)
            Endpoints.Check(nameof(CognitoIdentityOptions), Endpoint, AllowInsecureEndpoint, UseFips || UseDualStack);
        else if (region is null)
            throw new ArgumentException("The endpoint is unknown. Set CognitoIdentityOptions.IdentityPoolId, Region or Endpoint.");
        return region;
    }
}
