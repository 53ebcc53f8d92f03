using System.Runtime.CompilerServices;
using LiteCognito.Identifiers;
using LiteCognito.Protocol;
using LiteCognito.Signing;

namespace LiteCognito;

/// <summary>The settings of a <see cref="CognitoIdentityClient"/>. A call asks only for the members that it uses.</summary>
/// <remarks>The client copies and validates them when it is created. Later changes have no effect on it.</remarks>
public sealed record CognitoIdentityOptions : Redacted
{
    /// <summary>The identity pool, <c>{region}:{uuid}</c>.</summary>
    public string? IdentityPoolId { get; set; }

    /// <summary>The AWS region; <see langword="null"/> to read it from <see cref="IdentityPoolId"/>.</summary>
    public string? Region { get; set; }

    /// <summary>
    /// An address to call instead of AWS's own. Plain http is accepted for loopback only, unless <see cref="AllowInsecureEndpoint"/> is
    /// set.
    /// </summary>
    public Uri? Endpoint { get; set; }

    /// <summary>Whether to call the region's FIPS endpoint.</summary>
    public bool UseFips { get; set; }

    /// <summary>Whether to call an endpoint that answers over IPv6 as well as IPv4.</summary>
    public bool UseDualStack { get; set; }

    /// <summary>
    /// Whether a plain-http <see cref="Endpoint"/> may be somewhere else than on this machine. Tokens and credentials then cross the
    /// network in the clear.
    /// </summary>
    public bool AllowInsecureEndpoint { get; set; }

    /// <summary>
    /// The AWS credentials of administrative calls, as in <see cref="CognitoClientOptions.Credentials"/>. The calls for users need none.
    /// </summary>
    public AwsCredentialProvider? Credentials { get; set; }

    /// <summary>How long calls may take, how often they are tried, and how much they may be answered with.</summary>
    public CallLimits Limits { get; set; } = new();

    /// <summary>The clock.</summary>
    public TimeProvider TimeProvider { get; set; } = TimeProvider.System;

    /// <summary>Whether it is the same object: what it holds is not compared.</summary>
    public bool Equals(CognitoIdentityOptions? other) => ReferenceEquals(this, other);

    /// <inheritdoc/>
    public override int GetHashCode() => RuntimeHelpers.GetHashCode(this);

    /// <summary>Returns a copy that later changes do not reach.</summary>
    internal CognitoIdentityOptions Copy()
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
        if (IdentityPoolId is not null)
        {
            int colon = IdentityPoolId.IndexOf(':', StringComparison.Ordinal);
            if (colon <= 0 || !PoolId.IsRegion(IdentityPoolId.AsSpan(0, colon))
                || !Guid.TryParseExact(IdentityPoolId.AsSpan(colon + 1), "D", out _))
                throw new ArgumentException($"'{IdentityPoolId}' is not an identity pool id: expected {{region}}:{{uuid}}.");
            region = IdentityPoolId[..colon];
            if (Region is not null && Region != region)
                throw new ArgumentException(
                    $"Region is {Region}, but the identity pool {IdentityPoolId} is in {region}: leave Region out, or correct one of " +
                        "the two.");
        }
        else if (region is not null && !PoolId.IsRegion(region))
        {
            throw new ArgumentException($"Region '{region}' is not a region: expected a name such as us-east-1.");
        }

        ArgumentNullException.ThrowIfNull(TimeProvider);
        Limits.Validate();
        if (Endpoint is not null)
            Endpoints.Check(Endpoint, AllowInsecureEndpoint, UseFips || UseDualStack);
        else if (region is null)
            throw new ArgumentException("Nothing says where to call: give an IdentityPoolId, a Region or an Endpoint.");
        return region;
    }
}
