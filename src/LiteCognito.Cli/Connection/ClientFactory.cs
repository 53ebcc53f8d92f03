using System.CommandLine;
using System.Globalization;
using LiteCognito.Cli.Configuration;
using LiteCognito.Cli.Execution;
using LiteCognito.Cli.Output;
using LiteCognito.Cli.Parsing;
using LiteCognito.Signing;
using static LiteCognito.Cli.Parsing.SharedOptions;

namespace LiteCognito.Cli.Connection;

/// <summary>Creates clients from the settings of the command line, the environment and the profile.</summary>
internal static class ClientFactory
{
    /// <summary>Gets the name of this device in a user's list of devices.</summary>
    public static string DeviceName => $"litecognito on {Environment.MachineName}";

    /// <summary>Gets the file that remembers this device.</summary>
    public static string GetDeviceFile(ParseResult line) => line.GetValue(DeviceFile) ?? ToolFolders.DeviceFile;

    /// <summary>
    /// Creates a client that signs users in to an app client. A device in the file proves itself; only --devices lets a sign-in confirm a
    /// new one.
    /// </summary>
    public static CognitoClient Create(ParseResult line, ConnectionSettings connection, ITokenStore? store)
    {
        CognitoClientOptions options = CreateOptions(line, connection);
        options.ClientId = connection.ClientId;
        options.ClientSecret = ClientSecret.Find(Settings.GetProfile(line));
        options.DeviceStore = new FileDeviceStore(GetDeviceFile(line));
        options.ConfirmNewDevices = line.GetValue(DeviceFile) is not null;
        options.DeviceName = DeviceName;
        options.TokenStore = store;
        SetAwsProfile(line, options);
        return Create(line, options);
    }

    /// <summary>Creates a client for a user who is not signed in. Also returns the user name.</summary>
    public static (CognitoClient Client, string Username) CreateForUser(ParseResult line) =>
        (Create(line, ConnectionSettings.Read(line), null), Settings.Get(line, Username)!);

    /// <summary>
    /// Creates a client that administers a pool, or a region if no setting names a pool. The AWS credentials come from the same sources as
    /// in AWS's own tools.
    /// </summary>
    public static CognitoClient CreateForAdministration(ParseResult line)
    {
        var connection = ConnectionSettings.Read(line);
        bool hasPool = HasPool(line);
        CognitoClientOptions options = CreateOptions(line, hasPool ? connection : connection with { UserPoolId = null });
        if (!hasPool)
            options.Region = connection.Region ?? connection.UserPoolId?.Split('_')[0] ?? options.Region;
        if (options.UserPoolId is null && options.Region is null && options.Endpoint is null)
            throw new UsageException("The region is unknown. Use --region or --pool, or set AWS_REGION.");
        SetAwsProfile(line, options);
        return Create(line, options);
    }

    /// <summary>Returns whether the command is about a user pool, or about all pools of a region.</summary>
    public static bool HasPool(ParseResult line) => line.CommandResult.Command.Options.Contains(SharedOptions.Pool);

    /// <summary>Creates a client that signs calls with these credentials.</summary>
    public static CognitoClient CreateSigned(ParseResult line, ConnectionSettings connection, AwsCredentialProvider credentials)
    {
        CognitoClientOptions options = CreateOptions(line, connection);
        options.Credentials = credentials;
        return Create(line, options);
    }

    /// <summary>Throws if the settings are invalid.</summary>
    public static void Check(ParseResult line, ConnectionSettings connection) => Create(line, CreateOptions(line, connection));

    /// <summary>
    /// Returns options with the endpoint and the region of the connection. The settings of AWS's tools fill in what is open; an endpoint
    /// leaves nothing open.
    /// </summary>
    private static CognitoClientOptions CreateOptions(ParseResult line, ConnectionSettings connection)
    {
        CognitoClientOptions options = connection.Endpoint is { } endpoint
            ? new() { Endpoint = ParseEndpoint(endpoint) } : CognitoClientOptions.FromEnvironment();
        options.UserPoolId = connection.UserPoolId;
        options.AllowInsecureEndpoint = connection.AllowInsecureEndpoint;
        // The region of the pool has precedence, unless the user names another one, which is an error.
        if (connection.Region is { } region && (connection.UserPoolId is null || line.GetValue(Region) is not null))
            options.Region = region;
        return options;
    }

    private static void SetAwsProfile(ParseResult line, CognitoClientOptions options)
    {
        bool hasAwsVariable = EnvironmentVariable.Get("AWS_PROFILE") is not null
            || EnvironmentVariable.Get("AWS_ACCESS_KEY_ID") is not null;
        if ((hasAwsVariable ? Settings.GetExplicit(line, AwsProfile) : Settings.Get(line, AwsProfile)) is { } profile)
            options.Credentials = AwsCredentialProvider.FromProfile(profile, options.AllowInsecureEndpoint);
    }

    /// <summary>Creates the client. An error names the options of the command line.</summary>
    private static CognitoClient Create(ParseResult line, CognitoClientOptions options)
    {
        options.Limits = GetLimits(line);
        string? region = options.UserPoolId?.Split('_')[0] ?? options.Region;
        WaitingLine.Start(options.Endpoint?.Authority ?? $"cognito-idp.{region}.amazonaws.com");
        try
        {
            return new(options);
        }
        catch (ArgumentException e) when (options.Endpoint is not null && line.GetValue(Endpoint) is null)
        {
            throw new UsageException(ErrorText.InOwnWords(
                e.Message.Replace("CognitoClientOptions.Endpoint", "The configured endpoint", StringComparison.Ordinal)));
        }
    }

    /// <summary>Returns the limits of a call: with --timeout, for all attempts together.</summary>
    public static CallLimits GetLimits(ParseResult line)
    {
        const int Longest = 86_400;
        if (Settings.Get(line, SharedOptions.Timeout) is not { } text)
            return new();
        if (!int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out int seconds) || seconds is < 1 or > Longest)
            throw new UsageException($"--timeout (or {SharedOptions.Timeout.Variable}) is a number of seconds from 1 to {Longest}.");
        var timeout = TimeSpan.FromSeconds(seconds);
        var limits = new CallLimits { Timeout = timeout };
        return timeout < limits.AttemptTimeout ? limits with { AttemptTimeout = timeout } : limits;
    }

    public static Uri ParseEndpoint(string endpoint) => Uri.TryCreate(endpoint, UriKind.Absolute, out Uri? uri)
        ? uri : throw new UsageException($"--endpoint '{endpoint}' is not an address. Use one such as http://127.0.0.1:9229/.");
}
