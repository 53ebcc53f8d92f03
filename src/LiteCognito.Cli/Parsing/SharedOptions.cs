using System.CommandLine;
using System.CommandLine.Completions;

namespace LiteCognito.Cli.Parsing;

/// <summary>The options that several commands have. Commands use them with <c>using static</c>.</summary>
internal static class SharedOptions
{
    /// <summary>Sentences for the help of commands that read a secret.</summary>
    public const string PasswordDetails =
            "The password comes from the variable LITECOGNITO_PASSWORD, from stdin with --password-stdin, or from a prompt.",
        ClientSecretDetails = "If the app client has a secret, set LITECOGNITO_CLIENT_SECRET, or client_secret_command in the profile.",
        SessionDetails = "Uses the kept session. If there is none, and --username or LITECOGNITO_USERNAME is set, signs in first.";

    public static readonly Option<string> Profile =
        Create("--profile", "name", "The profile with the settings that no option or variable sets. Default: default.");

    public static readonly Setting Pool = new("pool", "id", "The user pool ID, such as us-east-1_AbCdEfGhI.");

    public static readonly Setting Client = new("client", "id", "The app client ID.");

    public static readonly Setting Username = new("username", "name", "The user name, or an alias such as an email address.");

    public static readonly Setting Endpoint = new("endpoint", "url", "The address to call instead of AWS.");

    public static readonly Option<bool> AllowInsecureEndpoint =
        CreateSwitch("--allow-insecure-endpoint", "Allow plain HTTP to an endpoint on another machine.");

    public static readonly Setting Timeout = new(
        "timeout", "seconds", "How long to wait for each call, with its retries. Default: 100, and 30 for each attempt.");

    public static readonly Option<bool> NoInput = CreateSwitch("--no-input", "Do not ask, as if there were no terminal.");

    public static readonly Option<bool> NoColor = new("--no-color") { Description = "Use no colors.", Recursive = true };

    public static readonly Setting Region =
        new("region", "name", "The AWS region. Default: the region of the user pool, or of the AWS settings.");

    public static readonly Setting Domain = new(
        "domain", "url", "The domain of the managed login, such as https://example.auth.us-east-1.amazoncognito.com.");

    public static readonly Setting IdentityPool = new(
        "identity_pool", "id", "The identity pool ID, such as us-east-1:01234567-89ab-cdef-0123-456789abcdef.");

    public static readonly Setting AwsProfile = new("aws_profile", "name", "The profile of the AWS tools with the credentials.");

    public static readonly Option<bool> Yes = CreateSwitch("--yes", "Do not ask.");

    public static readonly Option<bool> Json = CreateSwitch("--json", "Print one line of JSON on stdout.");

    public static readonly Option<string> Output = CreateChoice(
        "--output", "format",
        "How to print the list: table, json, jsonl or tsv. Default: a table on a terminal, otherwise names or IDs, or TSV with --columns.",
        "table", "json", "jsonl", "tsv");

    public static readonly Option<int?> Limit = new("--limit")
    {
        HelpName = "number",
        Description = "How many items to print at most.",
    };

    public static readonly Option<string> SessionFile =
        Create("--session", "file", "The file that keeps the session. Default: one for each profile.");

    public static readonly Option<bool> NoKeep = CreateSwitch("--no-keep", "Print the tokens instead of keeping the session.");

    public static readonly Option<string> DeviceFile =
        Create("--devices", "file", "The file that remembers this device. A sign-in confirms a new device. Only you can read the file.");

    public static readonly IReadOnlyList<string> Flows = ["srp", "password", "choice", "custom", "custom-srp"];

    public static readonly Setting Flow = new(
        "flow", "flow",
        "How to sign in. srp proves the password without sending it; password sends it; choice offers the user's factors; custom and "
        + "custom-srp run custom challenges. Default: srp.");

    public static readonly Option<string> Prefer = CreateChoice(
        "--prefer", "factor",
        "The factor to use first: PASSWORD_SRP, PASSWORD, EMAIL_OTP, SMS_OTP or WEB_AUTHN. Requires --flow choice.",
        "PASSWORD_SRP", "PASSWORD", "EMAIL_OTP", "SMS_OTP", "WEB_AUTHN");

    public static readonly Option<bool> NoQr = CreateSwitch("--no-qr", "Show no QR code on the terminal.");

    public static readonly Option<string> PngFile = Create(
        "--png", "file", "Write the QR code to a file as a picture. Only you can read it.");

    public static readonly Option<bool> PasswordStdin = CreateSwitch("--password-stdin", "Read the password from stdin.");

    public static readonly Option<string> Input = Create(
        "--input", "file", "A JSON object with members of the Cognito request, such as ProviderDetails. Use - for stdin.");

    public static readonly Option<string> Attributes = Create(
        "--attributes", "list", "The attributes, as name=value,name=value or as a JSON object.");

    public static readonly Option<string> Group = Create("--group", "name", "The group name.");

    static SharedOptions()
    {
        Flow.AcceptOnlyFromAmong([.. Flows]);
        Profile.CompletionSources.Add(_ => Settings.ProfileNames.Select(name => new CompletionItem(name)));
    }

    /// <summary>Gets the options that may also stand before the command.</summary>
    public static IReadOnlyList<Option> Anywhere { get; } =
        [Profile, Pool, Client, Username, Region, Endpoint, AllowInsecureEndpoint, Timeout, NoInput, Json];

    /// <summary>Gets the options of every command that connects.</summary>
    public static IReadOnlyList<Option> ConnectionOptions { get; } = [Profile, Endpoint, AllowInsecureEndpoint, Timeout, NoInput];

    /// <summary>Gets the options of every command that uses the kept session.</summary>
    public static IReadOnlyList<Option> SessionOptions { get; } =
        [SessionFile, Pool, Client, Username, Flow, PasswordStdin, .. ConnectionOptions];

    /// <summary>Creates an option with a value.</summary>
    public static Option<string> Create(string name, string valueName, string description) =>
        new(name) { HelpName = valueName, Description = description };

    /// <summary>Creates an option that takes one of a few values.</summary>
    public static Option<string> CreateChoice(string name, string valueName, string description, params string[] values) =>
        Create(name, valueName, description).AcceptOnlyFromAmong(values);

    /// <summary>Splits a comma-separated list.</summary>
    public static string[] SplitList(string? list) =>
        list?.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries) ?? [];

    /// <summary>Creates an option that is on or off.</summary>
    public static Option<bool> CreateSwitch(string name, string description) => new(name) { Description = description };
}
