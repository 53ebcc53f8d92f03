using System.CommandLine;
using LiteCognito.Cli.Connection;
using LiteCognito.Cli.Parsing;
using LiteCognito.Cli.SignIn;
using static LiteCognito.Cli.Parsing.SharedOptions;

namespace LiteCognito.Cli.Commands;

internal static class SignInCommand
{
    public static Command Create()
    {
        Option<bool> admin = CreateSwitch(
            "--admin", "Sign in as an administrator, with AWS credentials. The app client must allow it.");
        return new ToolCommand("sign-in", "Sign a user in and print the tokens.", (line, cancellationToken) =>
            RunAsync(line, line.GetValue(admin), cancellationToken))
        {
            Details = $"{PasswordDetails} {ClientSecretDetails} If a challenge remains, the exit code is 3, and 'respond' answers it.",
            Example = $"{ToolCommand.ExampleUser} --session session.json",
            Required = [Pool, Client, Username],
            Optional = [Flow, Prefer, PasswordStdin, admin, SessionFile, DeviceFile, NoQr, PngFile, .. ConnectionOptions, Json],
        };
    }

    private static async Task<int> RunAsync(ParseResult line, bool admin, CancellationToken cancellationToken)
    {
        SignInRequest request = SignInRequests.Create(line);
        CognitoClient cognito = ClientFactory.Create(line);
        SignInStep step = admin
            ? await cognito.AdminSignInAsync(request, cancellationToken)
            : await cognito.SignInAsync(request, cancellationToken);
        step = await CommandLineResponder.Create(line, request.Username).RespondAsync(step, cancellationToken);
        return SignInOutput.Write(step, request.Username, line.GetValue(Json));
    }
}
