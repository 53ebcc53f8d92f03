using System.Net;

namespace LiteCognito.Protocol;

/// <summary>The endpoints of user pools and identity pools, by region.</summary>
internal static class Endpoints
{
    // The partitions by region prefix, with their DNS suffix and dual-stack suffix.
    private static readonly (string Prefix, string Suffix, string DualStackSuffix)[] Partitions =
    [
        ("cn-", "amazonaws.com.cn", "api.amazonwebservices.com.cn"),
        ("eusc-", "amazonaws.eu", "api.amazonwebservices.eu"),
        ("us-gov-", "amazonaws.com", "api.aws"),
        ("us-iso-", "c2s.ic.gov", "api.aws.ic.gov"),
        ("us-isob-", "sc2s.sgov.gov", "api.aws.scloud"),
        ("us-isof-", "csp.hci.ic.gov", "api.aws.hci.ic.gov"),
        ("eu-isoe-", "cloud.adc-e.uk", "api.cloud-aws.adc-e.uk"),
    ];

    /// <summary>Returns the AWS endpoint of a service, as AWS's endpoint rules do.</summary>
    public static Uri Address(string service, string region, bool fips, bool dualStack)
    {
        (string suffix, string dualStackSuffix) = Partition(region);
        bool isCognito = service.StartsWith("cognito-", StringComparison.Ordinal);
        bool isGovCloud = region.StartsWith("us-gov-", StringComparison.Ordinal);
        // In the aws partition, Cognito's ordinary hosts also serve IPv6. Its FIPS hosts do so in four regions.
        bool ordinaryHost = isCognito && suffix == "amazonaws.com" && !isGovCloud
            && (!fips || region is "us-east-1" or "us-east-2" or "us-west-1" or "us-west-2");
        if (dualStack && !ordinaryHost)
            suffix = dualStackSuffix;
        // The ordinary hosts of the other services in GovCloud are FIPS endpoints.
        fips = fips && (isCognito || dualStack || !isGovCloud);
        return new Uri($"https://{service}{(fips ? "-fips" : "")}.{region}.{suffix}/");
    }

    /// <summary>Throws an <see cref="ArgumentException"/> if a custom endpoint is not valid.</summary>
    /// <param name="options">The name of the options type, for the message.</param>
    /// <param name="endpoint">The endpoint.</param>
    /// <param name="allowInsecure">True to allow plain HTTP to another machine.</param>
    /// <param name="choosesVariant">True if the options also select a variant of the AWS endpoint.</param>
    public static void Check(string options, Uri endpoint, bool allowInsecure, bool choosesVariant)
    {
        if (!endpoint.IsAbsoluteUri || endpoint.Scheme is not ("https" or "http") || endpoint.UserInfo.Length > 0
            || endpoint.Query.Length > 0 || endpoint.Fragment.Length > 0)
            throw new ArgumentException(
                $"{options}.Endpoint must be an absolute http or https URL without a user name, query or fragment, "
                + "such as http://127.0.0.1:9229/.");
        if (!IsSecure(endpoint, allowInsecure))
            throw new ArgumentException(
                $"{options}.Endpoint {endpoint} would transmit secrets unencrypted. Use https, or set {options}.AllowInsecureEndpoint.");
        if (choosesVariant)
            throw new ArgumentException(
                $"{options}.UseFips and {options}.UseDualStack select AWS endpoints. Set them to false if you set {options}.Endpoint.");
    }

    /// <summary>
    /// Returns the <c>iss</c> claim of a pool's tokens. It contains the ordinary host, regardless of the endpoint variant in use. The
    /// issuer of a pool that is replicated to several regions begins with <c>issuer-</c>.
    /// </summary>
    public static string Issuer(string region, string userPoolId, bool multiRegion) =>
        $"https://{(multiRegion ? "issuer-" : "")}cognito-idp.{region}.{Partition(region).Suffix}/{userPoolId}";

    /// <summary>
    /// Returns true if secrets may be sent to an absolute address, or keys be read from it: by https, or by http on this machine. The
    /// option <paramref name="allowInsecure"/> also allows http to other machines.
    /// </summary>
    public static bool IsSecure(Uri address, bool allowInsecure) =>
        address.Scheme == "https" || (address.Scheme == "http" && (allowInsecure || IsLoopback(address)));

    /// <summary>
    /// Returns true if an absolute address is on this machine: 127.0.0.0/8, also mapped to IPv6; ::1; localhost and its subdomains.
    /// </summary>
    public static bool IsLoopback(Uri address) => address.HostNameType switch
    {
        UriHostNameType.IPv4 => address.IsLoopback,
        // Uri.IsLoopback includes ::127.0.0.1, which is not loopback, and excludes ::ffff:127.0.0.2, which is.
        UriHostNameType.IPv6 => IPAddress.TryParse(address.IdnHost, out IPAddress? ip)
            && IPAddress.IsLoopback(ip.IsIPv4MappedToIPv6 ? ip.MapToIPv4() : ip),
        _ => IsLocalhost(address.IdnHost),
    };

    /// <summary>Returns true for localhost and its subdomains (RFC 6761, section 6.3).</summary>
    public static bool IsLocalhost(ReadOnlySpan<char> host)
    {
        host = host.EndsWith('.') ? host[..^1] : host;
        return host.Equals("localhost", StringComparison.OrdinalIgnoreCase)
            || host.EndsWith(".localhost", StringComparison.OrdinalIgnoreCase);
    }

    private static (string Suffix, string DualStackSuffix) Partition(string region)
    {
        foreach ((string prefix, string suffix, string dualStackSuffix) in Partitions)
            if (region.StartsWith(prefix, StringComparison.Ordinal))
                return (suffix, dualStackSuffix);
        return ("amazonaws.com", "api.aws");
    }
}
