namespace LiteCognito.Cli;

/// <summary>The pool and app client that the options name.</summary>
internal static class Target
{
    public static CognitoClient Client(string? endpoint, string pool, string client, string? devices = null, string? session = null)
    {
        return new(new()
        {
            UserPoolId = pool,
            ClientId = client,
            ClientSecret = Terminal.Variable("LITECOGNITO_CLIENT_SECRET"),
            Endpoint = Address(endpoint),
            DeviceStore = devices is null ? null : new FileDeviceStore(devices),
            ConfirmNewDevices = devices is not null,
            TokenStore = session is null ? null : new FileTokenStore(session),
            DeviceName = devices is null ? null : $"litecognito on {Environment.MachineName}",
        });
    }

    /// <summary>What administers a pool, or with neither pool nor region what the environment's region holds. Credentials are where AWS programs find them.</summary>
    public static CognitoClient Administration(string? endpoint, string? pool, string? region)
    {
        if (pool is null)
            region ??= Terminal.Variable("AWS_REGION") ?? Terminal.Variable("AWS_DEFAULT_REGION");
        if (pool is null && region is null && endpoint is null)
            throw new UsageException("Nothing says where to call: give --region or --pool, or set AWS_REGION.");
        return new(new() { UserPoolId = pool, Region = region, Endpoint = Address(endpoint) });
    }

    private static Uri? Address(string? endpoint)
    {
        if (endpoint is null)
            return null;
        return Uri.TryCreate(endpoint, UriKind.Absolute, out Uri? address)
            ? address : throw new UsageException($"--endpoint '{endpoint}' is not an address: expected one such as http://127.0.0.1:9229/.");
    }
}
