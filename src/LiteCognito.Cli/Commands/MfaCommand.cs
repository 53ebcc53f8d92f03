using System.CommandLine;
using LiteCognito.Cli.Execution;
using LiteCognito.Cli.Output;
using LiteCognito.Cli.Parsing;
using LiteCognito.Cli.Sessions;
using LiteCognito.Model;
using static LiteCognito.Cli.Parsing.SharedOptions;

namespace LiteCognito.Cli.Commands;

internal static class MfaCommand
{
    public static Command Create()
    {
        ToolCommand menu = MfaMenu.Create();
        menu.Add(MfaSetupCommand.CreateSetup());
        menu.Add(MfaSetupCommand.CreateVerify());
        menu.Add(SignedInCommand.Create(
            "status", "Show which second factors are on, and which one is preferred.", "", [Json],
            (line, session, cancellationToken) => WriteStatusAsync(session, line.GetValue(Json), cancellationToken)));
        menu.Add(CreatePrefer());
        return menu;
    }

    private static ToolCommand CreatePrefer()
    {
        Option<string> sms = CreateFactor("--sms", "Text messages"), totp = CreateFactor("--totp", "The authenticator app"),
            email = CreateFactor("--email", "Email messages");
        return SignedInCommand.Create(
            "prefer", "Turn second factors on or off.", "--email on", [sms, totp, email, Json],
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

    private static async Task<int> WriteStatusAsync(CognitoSession session, bool json, CancellationToken cancellationToken)
    {
        GetUserResponse user = await session.GetUserAsync(cancellationToken);
        IReadOnlyList<string> enabled = user.UserMFASettingList ?? [];
        if (!json)
        {
            string factors = enabled.Count == 0 ? "none" : string.Join(", ", enabled);
            StandardOutput.WriteLine($"On: {factors}. Preferred: {user.PreferredMfaSetting ?? "none"}.");
            return ExitCode.Success;
        }
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
