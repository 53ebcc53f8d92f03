namespace LiteCognito.Cli;

/// <summary>The pool and app client that the options name.</summary>
internal static class Target
{
    public static CognitoClient Client(string? endpoint, string pool, string client, string? devices = null, string? session = null)
    {
        Uri? address = null;
        if (endpoint is not null && !Uri.TryCreate(endpoint, UriKind.Absolute, out address))
            throw new UsageException($"--endpoint '{endpoint}' is not an address: expected one such as http://127.0.0.1:9229/.");
        return new(new()
        {
            UserPoolId = pool,
            ClientId = client,
            ClientSecret = Terminal.Variable("LITECOGNITO_CLIENT_SECRET"),
            Endpoint = address,
            DeviceStore = devices is null ? null : new FileDeviceStore(devices),
            ConfirmNewDevices = devices is not null,
            TokenStore = session is null ? null : new FileTokenStore(session),
            DeviceName = devices is null ? null : $"litecognito on {Environment.MachineName}",
        });
    }
}
