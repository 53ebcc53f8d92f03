using System.CommandLine;
using System.Text.Json;
using System.Text.Json.Nodes;
using LiteCognito.Cli.Administration;
using LiteCognito.Cli.Execution;
using LiteCognito.Cli.Output;
using LiteCognito.Cli.Parsing;
using LiteCognito.Cli.Terminal;
using static LiteCognito.Cli.Parsing.SharedOptions;

namespace LiteCognito.Cli.Commands;

internal static class AdminUserCreateCommand
{
    private static readonly Option<bool> Resend =
        CreateSwitch("--resend", "Send the invitation again to a user that exists, with a new temporary password.");

    public static ToolCommand Create()
    {
        Option<bool> setPassword = CreateSwitch(
            "--set-password", "Read the temporary password from LITECOGNITO_PASSWORD or a prompt. By default, Cognito generates one.");
        return AdminCommand.Create(
            "create", "Create a user. Cognito sends the invitation.", "--username bob --attributes email=bob@example.com",
            [Username], [Attributes, Invitation.Deliver, Resend, Invitation.Suppress, setPassword, PasswordStdin],
            (line, cancellationToken) => RunAsync(line, line.GetValue(setPassword), cancellationToken));
    }

    private static async Task<int> RunAsync(ParseResult line, bool setPassword, CancellationToken cancellationToken)
    {
        bool resend = line.GetValue(Resend);
        Invitation.Check(line);
        if (resend && line.GetValue(Invitation.Suppress))
            throw new UsageException("--resend cannot be used with --suppress, which sends no invitation.");
        if (resend && line.GetValue(Attributes) is not null)
            throw new UsageException(
                "--resend changes no attributes. Use 'admin user update', and then --resend without --attributes.");

        var administration = PoolAdministration.Create(line);
        string username = line.GetRequiredValue(Username);
        JsonArray? attributes = RequestJson.ParseAttributes(line.GetValue(Attributes));
        bool fromStdin = line.GetValue(PasswordStdin);
        string? password = setPassword || fromStdin ? InputReader.ReadPassword(fromStdin, isNew: true) : null;
        JsonArray? known = resend && line.GetValue(Invitation.Deliver) is null
            ? await GetAttributesAsync(administration, username, cancellationToken) : attributes;
        string[] mediums = Invitation.GetMediums(line, username, known);
        if (resend && mediums.Length == 0)
        {
            StandardError.WriteLine($"{username} has neither an email address nor a phone number, so no invitation can be sent.");
            return ExitCode.Failure;
        }
        JsonObject request = RequestJson.Create(
            ("Username", username), ("UserAttributes", attributes), ("TemporaryPassword", password),
            ("MessageAction", resend ? "RESEND" : null));
        Invitation.AddTo(line, request, mediums);
        JsonElement response = await administration.CallAsync("AdminCreateUser", request, cancellationToken);
        string message = resend ? "" : $"Created {username}. ";
        if (!line.GetValue(Invitation.Suppress))
            message += Invitation.GetReached(mediums, response) is { Length: > 0 } reached
                ? $"Cognito sends the invitation {(resend ? $"of {username} again, " : "")}{Invitation.Describe(reached)}."
                : "No invitation is sent, because the user has no address for it.";
        return PoolAdministration.Write(line, message.TrimEnd(), response);
    }

    private static async Task<JsonArray?> GetAttributesAsync(
        PoolAdministration administration, string username, CancellationToken cancellationToken)
    {
        JsonElement user = await administration.CallAsync(
            "AdminGetUser", RequestJson.Create(("Username", username)), cancellationToken);
        return RawCall.Copy(user)["UserAttributes"] as JsonArray;
    }
}
