namespace LiteCognito.Protocol;

/// <summary>Where a region's user pools and identity pools answer.</summary>
internal static class Endpoints
{
    // Partition by region prefix: DNS suffix, dual-stack suffix (null: the partition has none).
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

    /// <summary>AWS's own address of a service.</summary>
    public static Uri Address(string service, string region, bool fips, bool dualStack)
    {
        (string suffix, string? dualStackSuffix) = Partition(region);
        // In the aws partition the ordinary hosts answer over IPv6 too.
        bool ordinaryHost = suffix == "amazonaws.com" && !region.StartsWith("us-gov-", StringComparison.Ordinal);
        if (dualStack && !ordinaryHost)
            suffix = dualStackSuffix ?? throw new ArgumentException($"Region {region} has no dual-stack endpoint: leave UseDualStack off.");
        return new Uri($"https://{service}{(fips ? "-fips" : "")}.{region}.{suffix}/");
    }

    /// <summary>Throws <see cref="ArgumentException"/> where an address given instead cannot be called.</summary>
    public static void Check(Uri endpoint, bool allowInsecure, bool choosesVariant)
    {
        if (!endpoint.IsAbsoluteUri || endpoint.Scheme is not ("https" or "http") || endpoint.UserInfo.Length > 0
            || endpoint.Query.Length > 0 || endpoint.Fragment.Length > 0)
            throw new ArgumentException(
                "Endpoint must be an absolute http or https address without user name, query or fragment, such as http://127.0.0.1:9229/.");
        if (endpoint.Scheme == "http" && !endpoint.IsLoopback && !allowInsecure)
            throw new ArgumentException(
                $"Endpoint {endpoint} would carry passwords in the clear: use https, or set AllowInsecureEndpoint.");
        if (choosesVariant)
            throw new ArgumentException("UseFips and UseDualStack choose among AWS's own endpoints: leave them off with an Endpoint.");
    }

    /// <summary>
    /// The <c>iss</c> of a pool's tokens. It names the ordinary host, whatever endpoint variant serves the calls. A pool that is
    /// replicated to several regions has an issuer of its own.
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
