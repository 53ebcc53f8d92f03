using System.CommandLine;
using LiteCognito.Cli.Execution;
using LiteCognito.Cli.Output;
using LiteCognito.Cli.Parsing;
using LiteCognito.Cli.Sessions;
using LiteCognito.Cli.SignIn;
using static LiteCognito.Cli.Parsing.SharedOptions;

namespace LiteCognito.Cli.Commands;

/// <summary>The commands for the session that a sign-in has kept.</summary>
internal static class SessionCommand
{
    public static Command CreateWhoAmI() => new ToolCommand("whoami", "Show who is signed in, without a call.", ShowAsync)
    {
        Example = "",
        Optional = [SessionFile, Profile, Json],
    };

    public static ToolCommand CreateToken()
    {
        Option<bool> id = CreateSwitch("--id", "Print the ID token instead.");
        Option<bool> refresh = CreateSwitch("--refresh", "Print the refresh token instead.");
        return new ToolCommand("token", "Print an access token of the kept session.", (line, cancellationToken) =>
            WriteTokenAsync(line, line.GetValue(id), line.GetValue(refresh), cancellationToken))
        {
            Details = "A token that expires soon is refreshed first. Use the token with curl: "
                + $"curl -H \"Authorization: Bearer $(litecognito token)\" URL. {ClientSecretDetails}",
            Example = "--id",
            Optional = [id, refresh, SessionFile, Pool, Client, Username, .. ConnectionOptions, Json],
        };
    }

    public static Command CreateSignOut()
    {
        Option<bool> everywhere = CreateSwitch("--everywhere", "End all sessions of the user, on every device.");
        return new ToolCommand("sign-out", "End the kept session: revoke its tokens and delete it.", (line, cancellationToken) =>
            SignOutAsync(line, line.GetValue(everywhere), cancellationToken))
        {
            Details = ClientSecretDetails,
            Example = "",
            Optional = [everywhere, SessionFile, Pool, Client, Username, .. ConnectionOptions],
        };
    }

    private static async Task<int> ShowAsync(ParseResult line, CancellationToken cancellationToken)
    {
        KeptSession kept = await CurrentSession.ReadAsync(line, cancellationToken);
        StoredSession session = kept.Session;
        if (line.GetValue(Json))
            StandardOutput.WriteJson(writer =>
            {
                writer.WriteString("username", session.Username);
                writer.WriteString("loginName", session.LoginName);
                writer.WriteString("userPoolId", session.UserPoolId);
                writer.WriteString("clientId", session.ClientId);
                writer.WriteString("endpoint", kept.Connection.Endpoint);
                writer.WriteString("expiresAt", session.Tokens.ExpiresAt);
            });
        else
        {
            string alias = session.LoginName == session.Username ? "" : $" ({session.LoginName})";
            string endpoint = kept.Connection.Endpoint is { } url ? $" at {url}" : "";
            StandardOutput.WriteLine(
                $"{session.Username}{alias}, signed in to {session.UserPoolId} with the app client {session.ClientId}{endpoint}");
        }
        return ExitCode.Success;
    }

    private static async Task<int> WriteTokenAsync(ParseResult line, bool id, bool refresh, CancellationToken cancellationToken)
    {
        if (id && refresh)
            throw new UsageException("Use either --id or --refresh.");
        CognitoSession session = await CurrentSession.RestoreAsync(line, cancellationToken);
        string token = refresh ? session.Tokens.RefreshToken ?? throw new UsageException("The kept session has no refresh token.")
            : id ? await session.GetIdTokenAsync(cancellationToken) : await session.GetAccessTokenAsync(cancellationToken);
        if (line.GetValue(Json))
            StandardOutput.WriteJson(writer =>
            {
                writer.WriteString("token", token);
                if (!refresh)
                    writer.WriteString("expiresAt", session.Tokens.ExpiresAt);
            });
        else
            StandardOutput.WriteLine(token);
        return SignInOutput.WriteFailures(session);
    }

    private static async Task<int> SignOutAsync(ParseResult line, bool everywhere, CancellationToken cancellationToken)
    {
        CognitoSession session = await CurrentSession.RestoreAsync(line, cancellationToken);
        if (everywhere)
            await session.GlobalSignOutAsync(cancellationToken);
        else
            await session.SignOutAsync(cancellationToken);
        StandardError.WriteLine($"Signed out {session.Username}.");
        return ExitCode.Success;
    }
}
