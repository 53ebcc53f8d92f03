using System.CommandLine;
using LiteCognito.Cli.Administration;
using LiteCognito.Cli.Connection;
using LiteCognito.Cli.Execution;
using LiteCognito.Cli.Output;
using LiteCognito.Cli.Parsing;
using LiteCognito.Cli.SignIn;
using LiteCognito.Cli.Terminal;
using LiteCognito.Model;
using static LiteCognito.Cli.Parsing.SharedOptions;

namespace LiteCognito.Cli.Commands;

/// <summary>The commands of users who do not have an account yet.</summary>
internal static class SignUpCommand
{
    private const string ExampleUser = $"{ToolCommand.ExamplePool} --client 1example23456789 --username carol";

    public static Command Create() => new ToolCommand("sign-up", "Create an account.", SignUpAsync)
    {
        Details = "At a terminal, the code that the user pool sends confirms the account at once; otherwise, 'confirm' does. "
            + $"{PasswordDetails} {ClientSecretDetails}",
        Example = $"{ExampleUser} --attributes email=carol@example.com",
        RequiredSettings = [Pool, Client, Username],
        Optional = [Attributes, PasswordStdin, .. ConnectionOptions, Json],
    };

    public static Command CreateConfirm() => new ToolCommand("confirm", "Confirm an account with the code of its sign-up.", ConfirmAsync)
    {
        Details = $"The code comes from the variable LITECOGNITO_CODE or from a prompt. {ClientSecretDetails}",
        Example = ExampleUser,
        RequiredSettings = [Pool, Client, Username],
        Optional = [.. ConnectionOptions],
    };

    public static Command CreateResend() => new ToolCommand("resend", "Send the code of a sign-up again.", ResendAsync)
    {
        Details = ClientSecretDetails,
        Example = ExampleUser,
        RequiredSettings = [Pool, Client, Username],
        Optional = [.. ConnectionOptions, Json],
    };

    private static async Task<int> SignUpAsync(ParseResult line, CancellationToken cancellationToken)
    {
        (CognitoClient client, string username) = ClientFactory.CreateForUser(line);
        UserAttributes attributes = RequestJson.ParseUserAttributes(line.GetValue(Attributes));
        var password = Answer.CreateNewPassword(
            InputReader.ReadPassword(line.GetValue(PasswordStdin), isNew: true), "LITECOGNITO_PASSWORD");
        SignUpResponse response = await Answer.SendAsync(
            () => client.SignUpAsync(
                new() { Username = username, Password = password.Value, UserAttributes = attributes }, cancellationToken), password);
        bool isConfirmed = response.UserConfirmed;
        StandardError.WriteLine($"Signed up {username}.");
        try
        {
            if (!isConfirmed)
                isConfirmed = await ConfirmAtOnceAsync(client, username, response.CodeDeliveryDetails, cancellationToken);
        }
        finally
        {
            if (line.GetValue(Json))
                StandardOutput.WriteJson(writer =>
                {
                    writer.WriteString("username", username);
                    writer.WriteString("userSub", response.UserSub);
                    writer.WriteBoolean("userConfirmed", isConfirmed);
                    CodePrompt.Write(writer, response.CodeDeliveryDetails);
                });
        }
        return ExitCode.Success;
    }

    /// <summary>Asks for the code. Returns false if no code is available yet, and says how to go on.</summary>
    private static async Task<bool> ConfirmAtOnceAsync(
        CognitoClient client, string username, CodeDeliveryDetails? delivery, CancellationToken cancellationToken)
    {
        string? first = Prompt.Ask(CodePrompt.For(delivery));
        if (first is null)
        {
            string sent = delivery is null ? "" : $"{CodePrompt.DescribeDelivery(delivery)} ";
            StandardError.WriteLine($"{sent}Confirm the account with: {ToolRoot.ToolName} confirm --username {username}");
            return false;
        }
        await ConfirmAsync(client, username, Answer.CreateCode(CodePrompt.For(delivery), first), cancellationToken);
        return true;
    }

    private static async Task<int> ConfirmAsync(ParseResult line, CancellationToken cancellationToken)
    {
        (CognitoClient client, string username) = ClientFactory.CreateForUser(line);
        await ConfirmAsync(client, username, Answer.CreateCode($"Code sent to {username}: "), cancellationToken);
        return ExitCode.Success;
    }

    private static async Task ConfirmAsync(CognitoClient client, string username, Answer code, CancellationToken cancellationToken)
    {
        await Answer.SendAsync(() => client.ConfirmSignUpAsync(username, code.Value, cancellationToken), code);
        StandardError.WriteLine($"Confirmed {username}. Sign in with: {ToolRoot.ToolName} sign-in --username {username}");
    }

    private static async Task<int> ResendAsync(ParseResult line, CancellationToken cancellationToken)
    {
        (CognitoClient client, string username) = ClientFactory.CreateForUser(line);
        ResendConfirmationCodeResponse response = await client.ResendConfirmationCodeAsync(username, cancellationToken);
        StandardError.WriteLine(CodePrompt.DescribeDelivery(response.CodeDeliveryDetails));
        if (line.GetValue(Json))
            StandardOutput.WriteJson(writer => CodePrompt.Write(writer, response.CodeDeliveryDetails));
        return ExitCode.Success;
    }
}
