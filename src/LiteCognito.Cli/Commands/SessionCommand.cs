using System.CommandLine;
using LiteCognito.Cli.Connection;
using LiteCognito.Cli.Execution;
using LiteCognito.Cli.Output;
using LiteCognito.Cli.Parsing;
using LiteCognito.Cli.SignIn;
using static LiteCognito.Cli.Parsing.SharedOptions;

namespace LiteCognito.Cli.Commands;

internal static class SessionCommand
{
    private const string Example = $"--session session.json {ToolCommand.ExampleUser}";

    public static Command CreateToken()
    {
        Option<bool> id = CreateSwitch("--id", "Print the ID token instead.");
        return new ToolCommand("token", "Print an access token of a kept session.", (line, cancellationToken) =>
            WriteTokenAsync(line, line.GetValue(id), cancellationToken))
        {
            Details = $"A token that expires soon is refreshed first. {ClientSecretDetails}",
            Example = Example,
            Required = [SessionFile, Pool, Client, Username],
            Optional = [id, .. ConnectionOptions, Json],
        };
    }

    public static Command CreateSignOut()
    {
        Option<bool> everywhere = CreateSwitch("--everywhere", "End all sessions of the user, on every device.");
        return new ToolCommand("sign-out", "End a kept session: revoke its tokens and delete it.", (line, cancellationToken) =>
            SignOutAsync(line, line.GetValue(everywhere), cancellationToken))
        {
            Details = ClientSecretDetails,
            Example = Example,
            Required = [SessionFile, Pool, Client, Username],
            Optional = [everywhere, .. ConnectionOptions],
        };
    }

    private static async Task<int> WriteTokenAsync(ParseResult line, bool id, CancellationToken cancellationToken)
    {
        CognitoSession session = await RestoreAsync(line, cancellationToken);
        string token = id ? await session.GetIdTokenAsync(cancellationToken) : await session.GetAccessTokenAsync(cancellationToken);
        if (line.GetValue(Json))
            StandardOutput.WriteJson(writer =>
            {
                writer.WriteString("token", token);
                writer.WriteString("expiresAt", session.Tokens.ExpiresAt);
            });
        else
            Console.Out.WriteLine(token);
        return SignInOutput.WriteFailures(session);
    }

    private static async Task<int> SignOutAsync(ParseResult line, bool everywhere, CancellationToken cancellationToken)
    {
        CognitoSession session = await RestoreAsync(line, cancellationToken);
        if (everywhere)
            await session.GlobalSignOutAsync(cancellationToken);
        else
            await session.SignOutAsync(cancellationToken);
        StandardError.WriteLine($"Signed out {session.Username}.");
        return ExitCode.Success;
    }

    private static async Task<CognitoSession> RestoreAsync(ParseResult line, CancellationToken cancellationToken)
    {
        string username = line.GetRequiredValue(Username);
        return await ClientFactory.Create(line).RestoreSessionAsync(username, cancellationToken)
            ?? throw new UsageException($"{line.GetValue(SessionFile)} has no session of {username}: sign in with --session.");
    }
}
