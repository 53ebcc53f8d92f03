using System.CommandLine;
using LiteCognito.Cli.Execution;
using LiteCognito.Cli.Output;
using LiteCognito.Cli.Parsing;
using LiteCognito.Cli.Sessions;
using LiteCognito.Cli.SignIn;
using LiteCognito.Model;
using static LiteCognito.Cli.Parsing.SharedOptions;

namespace LiteCognito.Cli.Commands;

internal static class MfaCommand
{
    public static Command Create() => new("mfa", "Set up and choose second factors.")
    {
        CreateSetup(),
        CreateCommand(
            "status", "Show which second factors are on, and which one is preferred.", "", [],
            (line, session, cancellationToken) => WriteStatusAsync(session, line.GetValue(Json), cancellationToken)),
        CreatePrefer(),
    };

    private static ToolCommand CreateSetup()
    {
        Option<string> issuer = SharedOptions.Create(
            "--issuer", "name", "The name of the service in the authenticator app. Default: LiteCognito.");
        Option<string> deviceName = SharedOptions.Create("--device-name", "name", "A name for the authenticator app.");
        return CreateCommand(
            "setup", "Enroll an authenticator app: show a QR code and verify the first code.", "", [issuer, deviceName, NoQr, PngFile],
            (line, session, cancellationToken) => SetUpAsync(
                line, session, line.GetValue(issuer) ?? "LiteCognito", line.GetValue(deviceName), cancellationToken));
    }

    private static async Task<int> SetUpAsync(
        ParseResult line, CognitoSession session, string issuer, string? deviceName, CancellationToken cancellationToken)
    {
        string username = session.Username;
        SoftwareTokenSecret secret = await session.AssociateSoftwareTokenAsync(cancellationToken);
        string uri = secret.ToUri(issuer, username);
        new SoftwareTokenOutput(line.GetValue(NoQr), line.GetValue(PngFile)).Show(secret, uri);
        object? verified = await CommandLineResponder.Create(line, username).SendCodeAsync<object>(
            CodePrompt.AuthenticatorApp, async code => await session.VerifySoftwareTokenAsync(code, deviceName, cancellationToken));
        if (line.GetValue(Json))
            StandardOutput.WriteJson(writer =>
            {
                writer.WriteString("secretCode", secret.SecretCode);
                writer.WriteString("uri", uri);
                writer.WriteBoolean("verified", verified is true);
            });
        StandardError.WriteLine(verified is true
            ? "The authenticator is verified. Turn it on with: litecognito mfa prefer --totp preferred"
            : "The authenticator is not verified: run this in a terminal to be asked for its first code.");
        return verified is true ? ExitCode.Success : ExitCode.Failure;
    }

    private static ToolCommand CreatePrefer()
    {
        Option<string> sms = CreateFactor("--sms", "SMS messages"), totp = CreateFactor("--totp", "The authenticator app"),
            email = CreateFactor("--email", "Email messages");
        return CreateCommand(
            "prefer", "Turn second factors on or off.", "--email on", [sms, totp, email],
            async (line, session, cancellationToken) =>
            {
                await session.SetMfaPreferenceAsync(
                    new()
                    {
                        Sms = ParseSetting(line.GetValue(sms)),
                        SoftwareToken = ParseSetting(line.GetValue(totp)),
                        Email = ParseSetting(line.GetValue(email)),
                    },
                    cancellationToken);
                return await WriteStatusAsync(session, line.GetValue(Json), cancellationToken);
            },
            "Factors without an option keep their setting.", oneOf: [sms, totp, email]);

        static Option<string> CreateFactor(string name, string factor) =>
            CreateChoice(name, "off|on|preferred", $"{factor}: off, on, or on and preferred.", "off", "on", "preferred");
    }

    /// <summary>Creates a command for the kept session.</summary>
    private static ToolCommand CreateCommand(
        string name, string description, string example, Option[] options,
        Func<ParseResult, CognitoSession, CancellationToken, Task<int>> run, string? details = null, Option[]? oneOf = null) =>
        new(name, description, (line, cancellationToken) => CurrentSession.RunAsync(
            line, session => run(line, session, cancellationToken), cancellationToken))
        {
            Details = details is null ? SessionDetails : $"{details} {SessionDetails}",
            Example = example,
            OneOf = oneOf ?? [],
            Optional = [.. options, .. SessionOptions, Json],
        };

    private static async Task<int> WriteStatusAsync(CognitoSession session, bool json, CancellationToken cancellationToken)
    {
        GetUserResponse user = await session.GetUserAsync(cancellationToken);
        IReadOnlyList<string> enabled = user.UserMFASettingList ?? [];
        string factors = enabled.Count == 0 ? "none" : string.Join(", ", enabled);
        StandardError.WriteLine($"On: {factors}. Preferred: {user.PreferredMfaSetting ?? "none"}.");
        if (json)
            StandardOutput.WriteJson(writer =>
            {
                writer.WriteString("username", user.Username);
                writer.WriteString("preferred", user.PreferredMfaSetting);
                writer.WriteStartArray("enabled");
                foreach (string factor in enabled)
                    writer.WriteStringValue(factor);
                writer.WriteEndArray();
            });
        return ExitCode.Success;
    }

    private static MfaSetting? ParseSetting(string? value) => value switch
    {
        null => null,
        "off" => MfaSetting.Off,
        "on" => MfaSetting.On,
        _ => MfaSetting.Preferred,
    };
}
