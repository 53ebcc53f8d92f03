using LiteCognito.Cli.Execution;
using LiteCognito.Cli.Terminal;

namespace LiteCognito.Cli.Connection;

/// <summary>Creates clients from the options of the command line and from the environment.</summary>
internal static class ClientFactory
{
    /// <summary>The option that every command with <c>--endpoint</c> has.</summary>
    public const string AllowInsecureOption = "--allow-insecure-endpoint";

    /// <summary>Gets or sets a value that indicates whether an endpoint may use plain HTTP to another machine.</summary>
    public static bool AllowInsecureEndpoint { get; set; }

    /// <summary>Creates a client that signs users in to an app client.</summary>
    public static CognitoClient Create(string? endpoint, string pool, string client, string? devices = null, string? session = null)
    {
        return Create(endpoint, CreateOptions(endpoint) with
        {
            UserPoolId = pool,
            ClientId = client,
            ClientSecret = EnvironmentVariable.Get("LITECOGNITO_CLIENT_SECRET"),
            DeviceStore = devices is null ? null : new FileDeviceStore(devices),
            ConfirmNewDevices = devices is not null,
            TokenStore = session is null ? null : new FileTokenStore(session),
            DeviceName = devices is null ? null : $"litecognito on {Environment.MachineName}",
        });
    }

    /// <summary>
    /// Creates a client that administers a pool, or a region if <paramref name="pool"/> is <see langword="null"/>.
    /// The AWS credentials come from the same sources as in AWS's own tools.
    /// </summary>
    public static CognitoClient CreateForAdministration(string? endpoint, string? pool, string? region)
    {
        CognitoClientOptions options = CreateOptions(endpoint);
        options.UserPoolId = pool;
        if (region is not null)
            options.Region = region;
        if (pool is null && options.Region is null && options.Endpoint is null)
            throw new UsageException("Nothing says where to call: give --region or --pool, or set AWS_REGION.");
        return Create(endpoint, options);
    }

    /// <summary>Returns options with the endpoint of the command line; otherwise, with the AWS settings of the environment.</summary>
    private static CognitoClientOptions CreateOptions(string? endpoint) =>
        endpoint is null ? CognitoClientOptions.FromEnvironment() : new() { Endpoint = ParseEndpoint(endpoint) };

    /// <summary>Creates the client. An error names the options of the command line.</summary>
    private static CognitoClient Create(string? endpoint, CognitoClientOptions options)
    {
        options.AllowInsecureEndpoint = AllowInsecureEndpoint;
        try
        {
            return new(options);
        }
        catch (ArgumentException e)
        {
            throw new UsageException(e.Message
                .Replace("CognitoClientOptions.AllowInsecureEndpoint", AllowInsecureOption, StringComparison.Ordinal)
                .Replace(
                    "CognitoClientOptions.Endpoint", endpoint is null ? "The configured endpoint" : "--endpoint",
                    StringComparison.Ordinal)
                .Replace("CognitoClientOptions.UserPoolId", "--pool", StringComparison.Ordinal)
                .Replace("CognitoClientOptions.ClientId", "--client", StringComparison.Ordinal)
                .Replace("CognitoClientOptions.Region", "--region", StringComparison.Ordinal));
        }
    }

    private static Uri ParseEndpoint(string endpoint)
    {
        return Uri.TryCreate(endpoint, UriKind.Absolute, out Uri? uri)
            ? uri : throw new UsageException($"--endpoint '{endpoint}' is not an address: expected one such as http://127.0.0.1:9229/.");
    }
}
