namespace LiteCognito.Protocol;

/// <summary>The endpoints of user pools and identity pools, by region.</summary>
internal static class Endpoints
{
    // The partitions by region prefix, with DNS suffix and dual-stack suffix (null if the partition has none).
    private static readonly (string Prefix, string Suffix, string? DualStackSuffix)[] Partitions =
    [
        ("cn-", "amazonaws.com.cn", "api.amazonwebservices.com.cn"),
        ("eusc-", "amazonaws.eu", "api.amazonwebservices.eu"),
        ("us-gov-", "amazonaws.com", "api.aws"),
        ("us-iso-", "c2s.ic.gov", null),
        ("us-isob-", "sc2s.sgov.gov", null),
        ("us-isof-", "csp.hci.ic.gov", null),
        ("eu-isoe-", "cloud.adc-e.uk", null),
    ];

    /// <summary>Returns the AWS endpoint of a service.</summary>
    public static Uri Address(string service, string region, bool fips, bool dualStack)
    {
        (string suffix, string? dualStackSuffix) = Partition(region);
        // In the aws partition the ordinary hosts also serve IPv6.
        bool ordinaryHost = suffix == "amazonaws.com" && !region.StartsWith("us-gov-", StringComparison.Ordinal);
        if (dualStack && !ordinaryHost)
            suffix = dualStackSuffix
                ?? throw new ArgumentException($"Region {region} has no dual-stack endpoint. Set UseDualStack to false.");
        return new Uri($"https://{service}{(fips ? "-fips" : "")}.{region}.{suffix}/");
    }

    /// <summary>Throws an <see cref="ArgumentException"/> if a custom endpoint is not valid.</summary>
    public static void Check(Uri endpoint, bool allowInsecure, bool choosesVariant)
    {
        if (!endpoint.IsAbsoluteUri || endpoint.Scheme is not ("https" or "http") || endpoint.UserInfo.Length > 0
            || endpoint.Query.Length > 0 || endpoint.Fragment.Length > 0)
            throw new ArgumentException(
                "Endpoint must be an absolute http or https URL without user name, query or fragment, such as http://127.0.0.1:9229/.");
        if (endpoint.Scheme == "http" && !endpoint.IsLoopback && !allowInsecure)
            throw new ArgumentException(
                $"Endpoint {endpoint} would transmit passwords unencrypted. Use https, or set AllowInsecureEndpoint.");
        if (choosesVariant)
            throw new ArgumentException("UseFips and UseDualStack select AWS endpoints. Set them to false if you set Endpoint.");
    }

    /// <summary>
    /// Returns the <c>iss</c> claim of a pool's tokens. It contains the ordinary host, regardless of the endpoint variant in use. A pool
    /// that is replicated to several regions has a different issuer.
    /// </summary>
    public static string Issuer(string region, string userPoolId, bool multiRegion) =>
        $"https://{(multiRegion ? "issuer-" : "")}cognito-idp.{region}.{Partition(region).Suffix}/{userPoolId}";

    private static (string Suffix, string? DualStackSuffix) Partition(string region)
    {
        foreach ((string prefix, string suffix, string? dualStackSuffix) in Partitions)
            if (region.StartsWith(prefix, StringComparison.Ordinal))
                return (suffix, dualStackSuffix);
        return ("amazonaws.com", "api.aws");
    }
}
