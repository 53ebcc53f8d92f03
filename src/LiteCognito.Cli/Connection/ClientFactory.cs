using System.CommandLine;
using LiteCognito.Cli.Execution;
using LiteCognito.Cli.Terminal;
using static LiteCognito.Cli.Parsing.SharedOptions;

namespace LiteCognito.Cli.Connection;

/// <summary>Creates clients from the options of the command line and from the environment.</summary>
internal static class ClientFactory
{
    /// <summary>Creates a client that signs users in to an app client.</summary>
    public static CognitoClient Create(ParseResult line)
    {
        CognitoClientOptions options = CreateOptions(line);
        options.UserPoolId = line.GetValue(Pool);
        options.ClientId = line.GetValue(Client);
        options.ClientSecret = EnvironmentVariable.Get("LITECOGNITO_CLIENT_SECRET");
        if (line.GetValue(DeviceFile) is { } devices)
        {
            options.DeviceStore = new FileDeviceStore(devices);
            options.ConfirmNewDevices = true;
            options.DeviceName = $"litecognito on {Environment.MachineName}";
        }
        if (line.GetValue(SessionFile) is { } session)
            options.TokenStore = new FileTokenStore(session);
        return Create(line, options);
    }

    /// <summary>
    /// Creates a client that administers a pool, or a region if the command line names no pool. The AWS credentials come from the same
    /// sources as in AWS's own tools.
    /// </summary>
    public static CognitoClient CreateForAdministration(ParseResult line)
    {
        CognitoClientOptions options = CreateOptions(line);
        options.UserPoolId = line.GetValue(Pool);
        if (line.GetValue(Region) is { } region)
            options.Region = region;
        if (options.UserPoolId is null && options.Region is null && options.Endpoint is null)
            throw new UsageException("The region is unknown. Use --region or --pool, or set AWS_REGION.");
        return Create(line, options);
    }

    /// <summary>Returns options with the endpoint of the command line; otherwise, with the AWS settings of the environment.</summary>
    private static CognitoClientOptions CreateOptions(ParseResult line) =>
        line.GetValue(Endpoint) is { } endpoint ? new() { Endpoint = ParseEndpoint(endpoint) } : CognitoClientOptions.FromEnvironment();

    /// <summary>Creates the client. An error names the options of the command line.</summary>
    private static CognitoClient Create(ParseResult line, CognitoClientOptions options)
    {
        options.AllowInsecureEndpoint = line.GetValue(AllowInsecureEndpoint);
        try
        {
            return new(options);
        }
        catch (ArgumentException e)
        {
            throw new UsageException(e.Message
                .Replace("CognitoClientOptions.AllowInsecureEndpoint", AllowInsecureEndpoint.Name, StringComparison.Ordinal)
                .Replace(
                    "CognitoClientOptions.Endpoint", line.GetValue(Endpoint) is null ? "The configured endpoint" : Endpoint.Name,
                    StringComparison.Ordinal)
                .Replace("CognitoClientOptions.UserPoolId", Pool.Name, StringComparison.Ordinal)
                .Replace("CognitoClientOptions.ClientId", Client.Name, StringComparison.Ordinal)
                .Replace("CognitoClientOptions.Region", Region.Name, StringComparison.Ordinal));
        }
    }

    private static Uri ParseEndpoint(string endpoint)
    {
        return Uri.TryCreate(endpoint, UriKind.Absolute, out Uri? uri)
            ? uri : throw new UsageException($"--endpoint '{endpoint}' is not an address. Use one such as http://127.0.0.1:9229/.");
    }
}
