using System.CommandLine;
using LiteCognito.Cli.Administration;
using LiteCognito.Cli.Configuration;
using LiteCognito.Cli.Execution;
using LiteCognito.Cli.Output;
using LiteCognito.Cli.Parsing;
using LiteCognito.Cli.Sessions;
using LiteCognito.Cli.SignIn;
using LiteCognito.Cli.Terminal;
using LiteCognito.Model;
using static LiteCognito.Cli.Parsing.SharedOptions;

namespace LiteCognito.Cli.Commands;

/// <summary>The commands of signed-in users for their own account.</summary>
internal static class UserCommand
{
    public static Command Create() => new("user", "Show, change and delete the signed-in user.")
    {
        SignedInCommand.Create("get", "Show the attributes and second factors of the user.", "", [Json], GetAsync),
        CreateUpdate(),
        CreateVerify(),
        SignedInCommand.Create(
            "delete", "Delete the account of the user, and end the kept session.", "--yes", [Yes], DeleteAsync,
            check: Confirmation.Require),
    };

    private static ToolCommand CreateUpdate()
    {
        Option<string> remove = SharedOptions.Create("--remove", "list", "The attributes to remove, as name,name.");
        return SignedInCommand.Create(
            "update", "Change attributes of the user.", "--attributes given_name=Alice --remove locale", [Attributes, remove, Json],
            (line, session, cancellationToken) => UpdateAsync(line, session, line.GetValue(remove), cancellationToken),
            "To a new email address or phone number, the user pool sends a code for 'user verify'.", oneOf: [Attributes, remove]);
    }

    private static ToolCommand CreateVerify()
    {
        Option<string> attribute = CreateChoice(
            "--attribute", "email|phone_number", "The attribute to verify.", "email", "phone_number");
        return SignedInCommand.Create(
            "verify", "Verify an email address or a phone number.", "--attribute email", [],
            (line, session, cancellationToken) => VerifyAsync(session, line.GetRequiredValue(attribute), cancellationToken),
            "The code comes from the variable LITECOGNITO_CODE. Without it, the user pool sends a new code, and a prompt asks for it.",
            required: [attribute]);
    }

    private static async Task<int> GetAsync(ParseResult line, CognitoSession session, CancellationToken cancellationToken)
    {
        GetUserResponse user = await session.GetUserAsync(cancellationToken);
        IReadOnlyList<string> factors = user.UserMFASettingList ?? [];
        if (line.GetValue(Json))
            StandardOutput.WriteJson(writer =>
            {
                writer.WriteString("username", user.Username);
                writer.WriteStartObject("attributes");
                foreach ((string name, string value) in user.UserAttributes)
                    writer.WriteString(name, value);
                writer.WriteEndObject();
                writer.WriteStartObject("mfa");
                writer.WriteStartArray("enabled");
                foreach (string factor in factors)
                    writer.WriteStringValue(factor);
                writer.WriteEndArray();
                writer.WriteString("preferred", user.PreferredMfaSetting);
                writer.WriteEndObject();
            });
        else
            AlignedLines.Write([
                ["username", user.Username],
                .. user.UserAttributes.Select(attribute => (string[])[attribute.Key, attribute.Value]),
                ["second factors", factors.Count == 0 ? "none" : string.Join(", ", factors)],
                .. user.PreferredMfaSetting is { } preferred ? (string[][])[["preferred", preferred]] : []]);
        return ExitCode.Success;
    }

    private static async Task<int> UpdateAsync(
        ParseResult line, CognitoSession session, string? remove, CancellationToken cancellationToken)
    {
        UserAttributes attributes = RequestJson.ParseUserAttributes(line.GetValue(Attributes));
        string[] removed = SplitList(remove);
        IReadOnlyList<CodeDeliveryDetails> codes = attributes.Count == 0
            ? [] : await session.UpdateUserAttributesAsync(attributes, null, cancellationToken);
        if (removed.Length > 0)
            await session.DeleteUserAttributesAsync(removed, cancellationToken);
        StandardError.WriteLine($"Updated {session.Username}.");
        foreach (CodeDeliveryDetails code in codes)
            StandardError.WriteLine($"{CodePrompt.DescribeDelivery(code)} {DescribeVerify(code.AttributeName ?? "email")}");
        if (line.GetValue(Json))
            StandardOutput.WriteJson(writer =>
            {
                writer.WriteStartArray("codes");
                foreach (CodeDeliveryDetails code in codes)
                {
                    writer.WriteStartObject();
                    CodePrompt.Write(writer, code);
                    writer.WriteEndObject();
                }
                writer.WriteEndArray();
            });
        return ExitCode.Success;
    }

    private static async Task<int> VerifyAsync(CognitoSession session, string attribute, CancellationToken cancellationToken)
    {
        string question = "Code: ";
        string? code = EnvironmentVariable.Get("LITECOGNITO_CODE");
        if (code is null)
        {
            CodeDeliveryDetails? sent = await session.GetUserAttributeVerificationCodeAsync(attribute, null, cancellationToken);
            code = Prompt.Ask(question = CodePrompt.For(sent));
            if (code is null)
            {
                StandardError.WriteLine($"{CodePrompt.DescribeDelivery(sent)} {DescribeVerify(attribute)}");
                return ExitCode.Success;
            }
        }
        var answer = Answer.CreateCode(question, code);
        await Answer.SendAsync(
            async () =>
            {
                await session.VerifyUserAttributeAsync(attribute, answer.Value, cancellationToken);
                return true;
            },
            answer);
        StandardError.WriteLine($"Verified {attribute} of {session.Username}.");
        return ExitCode.Success;
    }

    private static async Task<int> DeleteAsync(ParseResult line, CognitoSession session, CancellationToken cancellationToken)
    {
        if (!Confirmation.Ask(line.GetValue(Yes), $"the account of {session.Username}"))
            return ExitCode.Failure;
        await session.DeleteUserAsync(cancellationToken);
        StandardError.WriteLine($"Deleted the account of {session.Username}.");
        return ExitCode.Success;
    }

    private static string DescribeVerify(string attribute) =>
        $"With the code in LITECOGNITO_CODE, run: {ToolRoot.ToolName} user verify --attribute {attribute}";
}
