using ConsoleAppFramework;
using LiteCognito.Cli.Connection;
using LiteCognito.Cli.Execution;
using LiteCognito.Cli.Output;
using LiteCognito.Cli.SignIn;
using LiteCognito.Model;

namespace LiteCognito.Cli.Commands;

internal sealed class MfaCommand
{
    /// <summary>Signs in and enrols an authenticator: QR code, secret, first code.</summary>
    /// <param name="pool">User pool id.</param>
    /// <param name="client">App client id; its secret comes from LITECOGNITO_CLIENT_SECRET.</param>
    /// <param name="username">User name or alias.</param>
    /// <param name="endpoint">Address to call instead of AWS; http to another machine needs --allow-insecure-endpoint.</param>
    /// <param name="issuer">The service's name in the authenticator.</param>
    /// <param name="deviceName">A name for the authenticator.</param>
    /// <param name="noQr">Show no QR code on the terminal.</param>
    /// <param name="png">File to write the QR code to as a picture, readable by its owner alone.</param>
    /// <param name="passwordStdin">Read the password from stdin; else LITECOGNITO_PASSWORD or a prompt.</param>
    /// <param name="json">JSON on stdout.</param>
    [Command("setup")]
    public Task<int> SetupAsync(
        string pool, string client, string username, string? endpoint = null, string issuer = "LiteCognito", string? deviceName = null,
        bool noQr = false, string? png = null, bool passwordStdin = false, bool json = false) =>
        RunSignedInAsync(pool, client, username, endpoint, passwordStdin, json, new(noQr, png), async (session, cancellationToken) =>
        {
            SoftwareTokenSecret secret = await session.AssociateSoftwareTokenAsync(cancellationToken);
            string uri = secret.ToUri(issuer, username);
            var output = new SoftwareTokenOutput(noQr, png);
            output.Show(secret, uri);
            object? verified = await new CommandLineResponder(username, null, output).SendCodeAsync<object>(
                CodePrompt.AuthenticatorApp, async code => await session.VerifySoftwareTokenAsync(code, deviceName, cancellationToken));
            if (json)
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
        });

    /// <summary>Signs in and shows which second factors are on, and which is preferred.</summary>
    /// <param name="pool">User pool id.</param>
    /// <param name="client">App client id; its secret comes from LITECOGNITO_CLIENT_SECRET.</param>
    /// <param name="username">User name or alias.</param>
    /// <param name="endpoint">Address to call instead of AWS; http to another machine needs --allow-insecure-endpoint.</param>
    /// <param name="passwordStdin">Read the password from stdin; else LITECOGNITO_PASSWORD or a prompt.</param>
    /// <param name="json">JSON on stdout.</param>
    [Command("status")]
    public Task<int> StatusAsync(
        string pool, string client, string username,
        string? endpoint = null, bool passwordStdin = false, bool json = false) =>
        RunSignedInAsync(
            pool, client, username, endpoint, passwordStdin, json, new(NoQr: false, Png: null),
            (session, cancellationToken) => WriteStatusAsync(session, json, cancellationToken));

    /// <summary>Signs in and turns second factors on or off; what is not named stays as it is.</summary>
    /// <param name="pool">User pool id.</param>
    /// <param name="client">App client id; its secret comes from LITECOGNITO_CLIENT_SECRET.</param>
    /// <param name="username">User name or alias.</param>
    /// <param name="endpoint">Address to call instead of AWS; http to another machine needs --allow-insecure-endpoint.</param>
    /// <param name="sms">off, on or preferred.</param>
    /// <param name="totp">off, on or preferred.</param>
    /// <param name="email">off, on or preferred.</param>
    /// <param name="passwordStdin">Read the password from stdin; else LITECOGNITO_PASSWORD or a prompt.</param>
    /// <param name="json">JSON on stdout.</param>
    [Command("prefer")]
    public Task<int> PreferAsync(
        string pool, string client, string username, string? endpoint = null, string? sms = null, string? totp = null, string? email = null,
        bool passwordStdin = false, bool json = false) => CommandRunner.RunAsync(_ =>
    {
        // Parsed before the sign-in, so that an invalid option does not use up a code.
        var preference = new MfaPreference
        {
            Sms = ParseSetting("--sms", sms),
            SoftwareToken = ParseSetting("--totp", totp),
            Email = ParseSetting("--email", email),
        };
        if (preference == new MfaPreference())
            throw new UsageException("Nothing to set: give --sms, --totp or --email, each off, on or preferred.");
        var output = new SoftwareTokenOutput(NoQr: false, Png: null);
        return RunSignedInAsync(pool, client, username, endpoint, passwordStdin, json, output, async (session, cancellationToken) =>
        {
            await session.SetMfaPreferenceAsync(preference, cancellationToken);
            return await WriteStatusAsync(session, json, cancellationToken);
        });
    });

    private static Task<int> RunSignedInAsync(
        string pool, string client, string username, string? endpoint, bool passwordStdin, bool json,
        SoftwareTokenOutput output, Func<CognitoSession, CancellationToken, Task<int>> command) =>
        CommandRunner.RunAsync(async cancellationToken =>
        {
            CognitoClient cognito = ClientFactory.Create(endpoint, pool, client);
            SignInRequest request = SignInRequests.Create(username, "srp", null, passwordStdin);
            SignInStep step = await cognito.SignInAsync(request, cancellationToken);
            step = await new CommandLineResponder(username, null, output).RespondAsync(step, cancellationToken);
            return step is SignedIn { Session: { } session }
                ? await command(session, cancellationToken) : SignInOutput.Write(step, username, json);
        });

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

    private static MfaSetting? ParseSetting(string option, string? value) => value switch
    {
        null => null,
        "off" => MfaSetting.Off,
        "on" => MfaSetting.On,
        "preferred" => MfaSetting.Preferred,
        _ => throw new UsageException($"{option} '{value}' is unknown: off, on or preferred."),
    };
}
