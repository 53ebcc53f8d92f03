using Microsoft.Extensions.Configuration;

namespace LiteCognito.Hosting;

/// <summary>Reads options from a configuration section, and validates them with messages that name its keys.</summary>
internal static class OptionsReader
{
    public static void Read(IConfiguration section, string name, CognitoClientOptions options)
    {
        var settings = new Settings(section);
        settings.Text(nameof(options.UserPoolId), value => options.UserPoolId = value);
        settings.Text(nameof(options.ClientId), value => options.ClientId = value);
        settings.Text(nameof(options.ClientSecret), value => options.ClientSecret = value);
        settings.Text(nameof(options.Region), value => options.Region = value);
        settings.Address(nameof(options.Endpoint), value => options.Endpoint = value);
        settings.Flag(nameof(options.UseFips), value => options.UseFips = value);
        settings.Flag(nameof(options.UseDualStack), value => options.UseDualStack = value);
        settings.Flag(nameof(options.AllowInsecureEndpoint), value => options.AllowInsecureEndpoint = value);
        settings.Duration(nameof(options.AuthSessionValidity), value => options.AuthSessionValidity = value);
        settings.Flag(nameof(options.ConfirmNewDevices), value => options.ConfirmNewDevices = value);
        settings.Text(nameof(options.DeviceName), value => options.DeviceName = value);
        settings.Duration(nameof(options.RefreshAhead), value => options.RefreshAhead = value);
        settings.Choice<RefreshCall>(nameof(options.RefreshCall), value => options.RefreshCall = value);
        settings.Part(nameof(options.Limits), limits =>
        {
            limits.Number(nameof(CallLimits.MaxAttempts), value => options.Limits.MaxAttempts = value);
            limits.Duration(nameof(CallLimits.AttemptTimeout), value => options.Limits.AttemptTimeout = value);
            limits.Duration(nameof(CallLimits.Timeout), value => options.Limits.Timeout = value);
            limits.Number(nameof(CallLimits.MaxResponseBytes), value => options.Limits.MaxResponseBytes = value);
        });
        settings.OnlyInCode(
            nameof(options.TokenStore), nameof(options.DeviceStore), nameof(options.Credentials), nameof(options.TimeProvider));
        settings.Elsewhere("OAuth", "Session", "Jwt", "SignIn", "OpenIdConnect", "Stores", "Redis");
        settings.ThrowIfWrong(name, typeof(CognitoClientOptions));
    }

    public static void Read(IConfiguration section, string name, CognitoOAuthOptions options)
    {
        var settings = new Settings(section);
        settings.Address(nameof(options.Domain), value => options.Domain = value);
        settings.Text(nameof(options.ClientId), value => options.ClientId = value);
        settings.Text(nameof(options.ClientSecret), value => options.ClientSecret = value);
        settings.Flag(nameof(options.AllowInsecureEndpoint), value => options.AllowInsecureEndpoint = value);
        settings.Duration(nameof(options.Timeout), value => options.Timeout = value);
        settings.OnlyInCode(nameof(options.TimeProvider));
        settings.ThrowIfWrong(name, typeof(CognitoOAuthOptions));
    }

    public static void Read(IConfiguration section, string name, CognitoSessionOptions options)
    {
        var settings = new Settings(section);
        settings.Text(nameof(options.Username), value => options.Username = value);
        settings.Text(nameof(options.Password), value => options.Password = value);
        settings.Choice<SignInFlow>(nameof(options.Flow), value => options.Flow = value);
        settings.Choice<TokenUse>(nameof(options.Token), value => options.Token = value);
        settings.OnlyInCode(nameof(options.GetPassword));
        settings.ThrowIfWrong(name, typeof(CognitoSessionOptions));
    }

    /// <summary>Returns what is wrong with the options, or <see langword="null"/>.</summary>
    /// <param name="options">The options.</param>
    /// <param name="path">The path of the section that the options come from, or <see langword="null"/> if code sets them.</param>
    public static string? Check(CognitoClientOptions options, string? path)
    {
        if (options is { UserPoolId: null, Region: null, Endpoint: null })
            return Named(
                path, "CognitoClientOptions.UserPoolId is missing. Set it to the ID of the user pool, such as eu-central-1_AbCdEfGhI.");
        return Failure(() => _ = new CognitoClient(options), path);
    }

    public static string? Check(CognitoOAuthOptions options, string? path) => Failure(() => _ = new CognitoOAuthClient(options), path);

    /// <summary>Returns the message of an invalid argument, with the key in place of the option.</summary>
    private static string? Failure(Action validate, string? path)
    {
        try
        {
            validate();
            return null;
        }
        catch (ArgumentException e)
        {
            return Named(path, e.Message);
        }
    }

    private static string Named(string? path, string message) => path is not { Length: > 0 } ? message : message
        .Replace("CognitoClientOptions.FromEnvironment", "\0", StringComparison.Ordinal)
        .Replace("CognitoClientOptions.", path + ":", StringComparison.Ordinal)
        .Replace("CognitoOAuthOptions.", path + ":", StringComparison.Ordinal)
        .Replace("CallLimits.", path + ":Limits:", StringComparison.Ordinal)
        .Replace("\0", "CognitoClientOptions.FromEnvironment", StringComparison.Ordinal);
}
