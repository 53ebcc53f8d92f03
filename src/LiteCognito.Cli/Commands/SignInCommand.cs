using System.CommandLine;
using LiteCognito.Cli.Connection;
using LiteCognito.Cli.Parsing;
using LiteCognito.Cli.Sessions;
using LiteCognito.Cli.SignIn;
using LiteCognito.Cli.Terminal;
using static LiteCognito.Cli.Parsing.SharedOptions;

namespace LiteCognito.Cli.Commands;

internal static class SignInCommand
{
    public static Command Create()
    {
        Option<bool> admin = CreateSwitch(
            "--admin", "Sign in as an administrator, with AWS credentials. The app client must allow it.");
        return new ToolCommand("sign-in", "Sign a user in and keep the session.", (line, cancellationToken) =>
            RunAsync(line, line.GetValue(admin), cancellationToken))
        {
            Details = "The session is kept for 'token', 'whoami' and other commands. Only you can read its file. With --no-keep or --json, "
                + "the tokens are printed instead, and kept only in the file of --session. "
                + $"{PasswordDetails} {ClientSecretDetails} If a challenge remains, the exit code is 3, and 'respond' answers it.",
            Example = ToolCommand.ExampleUser,
            RequiredSettings = [Pool, Client],
            Optional =
            [
                Username, Flow, Prefer, PasswordStdin, admin, NoKeep, SessionFile, DeviceFile, NoQr, PngFile, .. ConnectionOptions, Json,
            ],
        };
    }

    private static async Task<int> RunAsync(ParseResult line, bool admin, CancellationToken cancellationToken)
    {
        string username = Settings.Get(line, Username) ?? Prompt.Ask("User name: ", isVisible: true)
            ?? throw Settings.Missing(line, Username);
        SignInRequest request = SignInRequests.Create(line, username);
        var connection = ConnectionSettings.Read(line);
        string? file = CurrentSession.GetPathToKeep(line);
        CognitoClient cognito = ClientFactory.Create(line, connection, file is null ? null : new KeptSessionStore(file, connection));
        SignInStep step = admin
            ? await cognito.AdminSignInAsync(request, cancellationToken)
            : await cognito.SignInAsync(request, cancellationToken);
        step = await CommandLineResponder.Create(line, username).RespondAsync(step, cancellationToken);
        return SignInOutput.Write(step, username, connection, line.GetValue(Json), file);
    }
}
