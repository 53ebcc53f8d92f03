namespace LiteCognito.Protocol;

/// <summary>Where a region's user pools answer.</summary>
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

    /// <summary>The address calls are posted to.</summary>
    public static Uri ForCalls(CognitoClientOptions options, string region)
    {
        if (options.Endpoint is { } endpoint)
            return endpoint;

        (string suffix, string? dualStackSuffix) = Partition(region);
        // In the aws partition the ordinary hosts answer over IPv6 too.
        bool ordinaryHost = suffix == "amazonaws.com" && !region.StartsWith("us-gov-", StringComparison.Ordinal);
        if (options.UseDualStack && !ordinaryHost)
            suffix = dualStackSuffix ?? throw new ArgumentException($"Region {region} has no dual-stack endpoint: leave UseDualStack off.", nameof(options));
        return new Uri($"https://cognito-idp{(options.UseFips ? "-fips" : "")}.{region}.{suffix}/");
    }

    /// <summary>The <c>iss</c> of a pool's tokens: by the ordinary host whatever endpoint variant serves the calls.</summary>
    public static string Issuer(CognitoClientOptions options, string region, string userPoolId) =>
        options.Endpoint is { } endpoint
            ? $"{endpoint.AbsoluteUri.TrimEnd('/')}/{userPoolId}"
            : Issuer(region, userPoolId, multiRegion: false);

    /// <summary>The same of AWS's own hosts; pools replicated to several regions have an issuer of their own.</summary>
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
