using System.CommandLine;
using LiteCognito.Cli.Configuration;
using LiteCognito.Cli.Connection;
using LiteCognito.Cli.Execution;
using LiteCognito.Cli.Output;
using LiteCognito.Cli.Parsing;
using LiteCognito.Cli.Terminal;
using static LiteCognito.Cli.Parsing.SharedOptions;

namespace LiteCognito.Cli.Commands;

internal static class ConfigureCommand
{
    private static readonly Option<string> SecretCommand = SharedOptions.Create(
        "--client-secret-command", "command", "A shell command that prints the client secret, such as 'pass show cognito'.");

    private static readonly Setting[] Saved =
        [Endpoint, Region, Pool, Client, Username, Flow, Domain, IdentityPool, AwsProfile, SharedOptions.Timeout];

    // What is asked, in this order. The other settings are rare, and have only options.
    private static readonly (string Key, string Question)[] Questions =
    [
        (Pool.Key, "User pool ID"), (Client.Key, "App client ID"),
        (ClientSecret.Key, "Command that prints the client secret, if there is one"),
        (Username.Key, "User name"), (Endpoint.Key, "Endpoint, if it is not AWS"), (AwsProfile.Key, "AWS profile for administration"),
    ];

    public static Command Create()
    {
        Option<bool> fromEmulator = CreateSwitch(
            "--from-emulator",
            "Use the pool, the app client and the user of the running emulator. Default endpoint: http://127.0.0.1:9229/.");
        return new ToolCommand("configure", "Write a profile: where to sign in, and as whom.", (line, cancellationToken) =>
            RunAsync(line, line.GetValue(fromEmulator), cancellationToken))
        {
            Details = "Asks for the settings, unless there are options. A setting that is left empty does not change, and - removes it. "
                + "An option or a variable such as LITECOGNITO_POOL has precedence over the profile. A profile contains no secrets.",
            Example = $"{ToolCommand.ExampleUser}",
            Optional = [Profile, .. Saved, SecretCommand, fromEmulator, AllowInsecureEndpoint],
            WritesProfile = true,
            Subcommands = { CreateList(), ConfigureAwsCommand.Create() },
        };
    }

    private static ToolCommand CreateList() => new("list", "List the profiles.", (line, _) => Task.FromResult(List(line.GetValue(Json))))
    {
        Example = "--json",
        Optional = [Json],
    };

    private static async Task<int> RunAsync(ParseResult line, bool fromEmulator, CancellationToken cancellationToken)
    {
        var file = ConfigFile.Read();
        string profile = Settings.GetProfileName(line);
        var settings = new Dictionary<string, string>(file.Find(profile) ?? new Dictionary<string, string>());
        bool isAsked = !fromEmulator && !ApplyOptions(line, settings);
        if (isAsked && !Prompt.IsInteractive)
            throw new UsageException(
                $"configure requires options such as --pool, or a terminal to ask at. See: {ToolRoot.ToolName} configure --help");
        if (fromEmulator)
            foreach ((string key, string value) in await EmulatorSettings.FindAsync(line, cancellationToken))
                settings[key] = value;
        if (isAsked)
            Ask(profile, settings);
        ApplyOptions(line, settings);
        Check(line, settings);
        await file.WriteAsync(profile, settings, cancellationToken);
        string option = profile == Settings.DefaultProfile ? "" : $" --profile {profile}";
        StandardError.WriteLine(
            $"Wrote the profile {profile} to {ToolFolders.ConfigFile}. Sign in with: {ToolRoot.ToolName} sign-in{option}");
        return ExitCode.Success;
    }

    /// <summary>Copies the options into the settings. The value - removes a setting. Returns true if there is an option.</summary>
    private static bool ApplyOptions(ParseResult line, Dictionary<string, string> settings)
    {
        bool isAny = false;
        foreach ((string key, Option<string> option) in Saved.Select(setting => (setting.Key, (Option<string>)setting))
            .Append((ClientSecret.Key, SecretCommand)))
            if (line.GetValue(option) is { } value)
            {
                Set(settings, key, value);
                isAny = true;
            }
        return isAny;
    }

    private static void Ask(string profile, Dictionary<string, string> settings)
    {
        UserTerminal.WriteLine($"Profile {profile}. Press Enter to keep a value, or type - to remove it.");
        foreach ((string key, string question) in Questions)
        {
            string current = settings.TryGetValue(key, out string? value) ? $" [{value}]" : "";
            if (Prompt.Ask($"{question}{current}: ", isVisible: true) is { } answer)
                Set(settings, key, answer);
        }
    }

    private static void Set(Dictionary<string, string> settings, string key, string value)
    {
        if (value.Any(char.IsControl))
            throw new UsageException($"The value of {key} contains a control character.");
        if (value.Trim() is "" or "-")
            settings.Remove(key);
        else
            settings[key] = value.Trim();
    }

    /// <summary>Throws if a sign-in could not use the settings.</summary>
    private static void Check(ParseResult line, Dictionary<string, string> settings) => ClientFactory.Check(line, new()
    {
        Endpoint = settings.GetValueOrDefault(Endpoint.Key),
        Region = settings.GetValueOrDefault(Region.Key),
        UserPoolId = settings.GetValueOrDefault(Pool.Key),
        ClientId = settings.GetValueOrDefault(Client.Key),
        AllowInsecureEndpoint = true, // each command decides
    });

    private static int List(bool json)
    {
        var file = ConfigFile.Read();
        foreach (string name in file.Profiles)
        {
            IReadOnlyDictionary<string, string> settings = file.Find(name)!;
            if (json)
                StandardOutput.WriteJson(writer =>
                {
                    writer.WriteString("profile", name);
                    foreach ((string key, string value) in settings)
                        writer.WriteString(key, value);
                });
            else
                StandardOutput.WriteLine(string.Join(
                    ' ', [name, .. new[] { Pool.Key, Username.Key }.Where(settings.ContainsKey).Select(key => settings[key])]));
        }
        if (file.Profiles.Count == 0)
            StandardError.WriteLine($"There are no profiles. Create one with: {ToolRoot.ToolName} configure");
        return ExitCode.Success;
    }
}
