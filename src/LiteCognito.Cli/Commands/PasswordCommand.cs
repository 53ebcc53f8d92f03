using System.CommandLine;
using LiteCognito.Cli.Connection;
using LiteCognito.Cli.Execution;
using LiteCognito.Cli.Output;
using LiteCognito.Cli.Parsing;
using LiteCognito.Cli.Sessions;
using LiteCognito.Cli.SignIn;
using LiteCognito.Cli.Terminal;
using LiteCognito.Model;
using static LiteCognito.Cli.Parsing.SharedOptions;

namespace LiteCognito.Cli.Commands;

internal static class PasswordCommand
{
    private const string NewPasswordDetails = "The new password comes from the variable LITECOGNITO_NEW_PASSWORD or from a prompt.";

    public static Command Create() => new("password", "Change a password, or reset a forgotten one.")
    {
        CreateForgot(), CreateReset(), CreateChange(),
    };

    private static ToolCommand CreateForgot() => new("forgot", "Send a code that resets a forgotten password.", ForgotAsync)
    {
        Details = $"At a terminal, asks for the code and for the new password; otherwise, 'password reset' sets it. {ClientSecretDetails}",
        Example = ToolCommand.ExampleUser,
        RequiredSettings = [Pool, Client, Username],
        Optional = [.. ConnectionOptions, Json],
    };

    private static ToolCommand CreateReset() => new("reset", "Set a new password with the code of 'password forgot'.", ResetAsync)
    {
        Details = $"The code comes from the variable LITECOGNITO_CODE or from a prompt. {NewPasswordDetails} {ClientSecretDetails}",
        Example = ToolCommand.ExampleUser,
        RequiredSettings = [Pool, Client, Username],
        Optional = [.. ConnectionOptions],
    };

    private static ToolCommand CreateChange() => new("change", "Change the password of the signed-in user.", ChangeAsync)
    {
        Details = "The current password comes from the variable LITECOGNITO_PASSWORD or from a prompt. "
            + $"{NewPasswordDetails} {SessionDetails}",
        Example = "",
        Optional = [.. SessionOptions.Except([PasswordStdin])],
    };

    private static async Task<int> ForgotAsync(ParseResult line, CancellationToken cancellationToken)
    {
        (CognitoClient client, string username) = ClientFactory.CreateForUser(line);
        ForgotPasswordResponse response = await client.ForgotPasswordAsync(username, cancellationToken);
        if (line.GetValue(Json))
            StandardOutput.WriteJson(writer => CodePrompt.Write(writer, response.CodeDeliveryDetails));
        string question = CodePrompt.For(response.CodeDeliveryDetails);
        if (Prompt.Ask(question) is { } first)
        {
            await ResetAsync(client, username, Answer.CreateCode(question, first), cancellationToken);
            return ExitCode.Success;
        }
        StandardError.WriteLine($"{CodePrompt.DescribeDelivery(response.CodeDeliveryDetails)} "
            + $"Set the new password with: {ToolRoot.ToolName} password reset --username {username}");
        return ExitCode.Success;
    }

    private static async Task<int> ResetAsync(ParseResult line, CancellationToken cancellationToken)
    {
        (CognitoClient client, string username) = ClientFactory.CreateForUser(line);
        await ResetAsync(client, username, Answer.CreateCode($"Code sent to {username}: "), cancellationToken);
        return ExitCode.Success;
    }

    private static async Task ResetAsync(CognitoClient client, string username, Answer code, CancellationToken cancellationToken)
    {
        var password = Answer.CreateNewPassword();
        await Answer.SendAsync(
            () => client.ConfirmForgotPasswordAsync(username, code.Value, password.Value, cancellationToken), code, password);
        StandardError.WriteLine($"Set the new password of {username}.");
    }

    private static Task<int> ChangeAsync(ParseResult line, CancellationToken cancellationToken) => CurrentSession.RunAsync(
        line,
        async session =>
        {
            string current = InputReader.ReadPassword(fromStdin: false, question: "Current password: ");
            var password = Answer.CreateNewPassword();
            await Answer.SendAsync(
                async () =>
                {
                    await session.ChangePasswordAsync(current, password.Value, cancellationToken);
                    return true;
                },
                password);
            StandardError.WriteLine($"Changed the password of {session.Username}.");
            return ExitCode.Success;
        },
        cancellationToken);
}
